import type { Pool } from '../local/database/openPool.ts';
import { say } from '../local/say.ts';

/** What may not be well; admins read it in the desk, whoever watches the server in /healthz and on its console. */
const words = {
  disk_low: {
    on: [
      '空き容量が少なくなりました。訪問の記録を止めています（見た人の端末に残り、空けば届きます）',
      'The disk is nearly full. Visits are not stored for now; browsers keep them and send them later',
    ],
    off: ['空き容量が戻りました。訪問の記録を続けます', 'There is room on the disk again; visits are stored'],
  },
  damaged: {
    on: [
      'データベースのファイルに壊れたところがあります。バックアップから戻してください',
      'A file of the database is damaged. Bring it back from a backup',
    ],
    off: ['データベースのファイルに壊れたところはありません', 'No file of the database is damaged'],
  },
  clock: {
    on: [
      '時計が急に変わりました。確かめてください。記録は消しません（合っていれば、動いて 1 日で信じます）',
      'The clock has leapt. Check it. Nothing is deleted; one that is right is believed after a day of running',
    ],
    off: ['時計は正しく進んでいます', 'The clock goes on as it should'],
  },
} as const;

export type NoticeCode = keyof typeof words;

/** What is not well right now. Each change is said once, and written down for the desk as well as it can be. */
export class Notices {
  readonly #on = new Set<NoticeCode>();
  readonly #written = new Map<NoticeCode, boolean>();
  readonly #owner: Pool;

  constructor(owner: Pool) {
    this.#owner = owner;
  }

  get codes(): NoticeCode[] {
    return [...this.#on].sort();
  }

  has(code: NoticeCode): boolean {
    return this.#on.has(code);
  }

  /** Called again and again with what is so; says and writes what has changed. */
  async set(code: NoticeCode, isOn: boolean): Promise<void> {
    const [ja, en] = words[code][isOn ? 'on' : 'off'];
    if (isOn !== this.#on.has(code)) say(ja, en);
    if (isOn) this.#on.add(code);
    else this.#on.delete(code);
    if (this.#written.get(code) === isOn) return;
    try {
      await this.#owner`select private.set_notice(${code}, ${isOn})`;
      this.#written.set(code, isOn);
    } catch {
      // A full disk takes no note of itself; the next turn tries again.
    }
  }
}
