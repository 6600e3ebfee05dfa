import { StartRefused } from './StartRefused.ts';

/**
 * A port from a variable of the shell.
 * @throws StartRefused when it is none.
 */
export function readPort(env: NodeJS.ProcessEnv, name: string, fallback: number): number {
  const text = env[name]?.trim() ?? '';
  if (text === '') return fallback;
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new StartRefused(
    `${name}=${text} はポート番号ではありません。0 から 65535 の数を指定してください。`,
    `${name}=${text} is no port. Give a number from 0 to 65535.`,
  );
}

/**
 * A number, not below 0, from a variable of the shell.
 * @throws StartRefused when it is none.
 */
export function readNumber(env: NodeJS.ProcessEnv, name: string, fallback: number): number {
  const text = env[name]?.trim() ?? '';
  if (text === '') return fallback;
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text);
  throw new StartRefused(
    `${name}=${text} は数ではありません。0 以上の数を指定してください。`,
    `${name}=${text} is no number. Give one that is not below 0.`,
  );
}
