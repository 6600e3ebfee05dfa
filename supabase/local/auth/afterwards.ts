import { say } from '../say.ts';

/** Work that the answer does not wait for, so that its time tells nothing. */
export function afterwards(work: () => Promise<unknown>): void {
  setImmediate(() => {
    work().catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      say(`アカウントの仕事が失敗しました: ${reason}`, `Accounts: ${reason}`);
    });
  });
}
