/** Codes are KeyboardEvent.code: where the key is, whatever the layout writes on it. */
const held: Record<string, 'ahead' | 'back' | 'left' | 'right' | 'turnLeft' | 'turnRight'> = {
  KeyW: 'ahead',
  ArrowUp: 'ahead',
  KeyS: 'back',
  ArrowDown: 'back',
  KeyA: 'left',
  KeyD: 'right',
  ArrowLeft: 'turnLeft',
  ArrowRight: 'turnRight',
  KeyQ: 'turnLeft',
  KeyE: 'turnRight',
};

export const isWalkKey = (code: string): boolean => code in held;
/** Letters can be switched off (WCAG 2.1.4); arrows are no characters and always walk. */
export const isLetterKey = (code: string): boolean => code.startsWith('Key');

const none = { ahead: 0, back: 0, left: 0, right: 0, turnLeft: 0, turnRight: 0 };

/** What the visitor wants right now, from keys, stick and drag. The page writes it, systems read it each frame. */
export class Input {
  #keys = { ...none };
  #stickX = 0;
  #stickY = 0;
  /** Radians of look gathered since the last frame. */
  lookYaw = 0;
  lookPitch = 0;

  key(code: string, isDown: boolean): void {
    const name = held[code];
    if (name) this.#keys[name] = isDown ? 1 : 0;
  }

  /** -1..1 each; y ahead. */
  stick(x: number, y: number): void {
    this.#stickX = x;
    this.#stickY = y;
  }

  look(yaw: number, pitch: number): void {
    this.lookYaw += yaw;
    this.lookPitch += pitch;
  }

  /** Focus has left or a panel has opened: nothing may stay pressed. */
  release(): void {
    Object.assign(this.#keys, none);
    this.stick(0, 0);
  }

  get ahead(): number {
    return clampUnit(this.#keys.ahead - this.#keys.back + this.#stickY);
  }

  get right(): number {
    return clampUnit(this.#keys.right - this.#keys.left + this.#stickX);
  }

  /** > 0 turns left, as yaw grows. */
  get turn(): number {
    return this.#keys.turnLeft - this.#keys.turnRight;
  }

  get isMoving(): boolean {
    return this.ahead !== 0 || this.right !== 0;
  }

  get isActive(): boolean {
    return this.isMoving || this.turn !== 0 || this.lookYaw !== 0 || this.lookPitch !== 0;
  }
}

function clampUnit(v: number): number {
  return Math.max(-1, Math.min(1, v));
}
