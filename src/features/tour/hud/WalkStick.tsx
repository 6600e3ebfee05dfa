import { useRef, useState, useSyncExternalStore, type PointerEvent } from 'react';
import { useGuide } from '../tourContext.ts';

const reach = 38; // CSS px from the middle to full speed
const query = '(pointer: coarse)';

function subscribe(listener: () => void): () => void {
  const media = matchMedia(query);
  media.addEventListener('change', listener);
  return () => {
    media.removeEventListener('change', listener);
  };
}

/** A thumb's stick on touch screens. Tapping the ground and the list of places do the same without a drag. */
export function WalkStick() {
  const guide = useGuide();
  const isTouch = useSyncExternalStore(subscribe, () => matchMedia(query).matches);
  const knob = useRef<HTMLDivElement>(null);
  const [pointer, setPointer] = useState<number | null>(null);
  if (!isTouch) return null;

  const lean = (dx: number, dy: number): void => {
    const length = Math.hypot(dx, dy);
    const share = length > reach ? reach / length : 1;
    guide.world.input.stick((dx * share) / reach, (-dy * share) / reach);
    guide.world.wake();
    if (knob.current) knob.current.style.transform = `translate(${dx * share}px, ${dy * share}px)`;
  };
  const follow = (event: PointerEvent<HTMLDivElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    lean(event.clientX - box.left - box.width / 2, event.clientY - box.top - box.height / 2);
  };
  const release = (): void => {
    setPointer(null);
    lean(0, 0);
  };

  return (
    <div
      aria-hidden
      data-testid="stick"
      className={
        'absolute bottom-[calc(var(--tour-bar,5.5rem)+0.5rem)] left-4 z-20 flex size-24 touch-none items-center ' +
        'justify-center rounded-full border-2 border-paper bg-ink/25'
      }
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        setPointer(event.pointerId);
        follow(event);
      }}
      onPointerMove={(event) => {
        if (event.pointerId === pointer) follow(event);
      }}
      onPointerUp={release}
      onPointerCancel={release}
    >
      <div ref={knob} className="size-10 rounded-full bg-paper shadow-card" />
    </div>
  );
}
