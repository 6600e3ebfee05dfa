import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

interface KeptMail {
  to: string;
  subject: string;
  text: string;
  sent_at: string;
}

/** Subject and text of the newest mail the embedded sink keeps for an address; '' when there is none. */
export function latestMail(dataDir: string, to: string): string {
  const folder = path.join(dataDir, 'mail');
  if (!existsSync(folder)) return '';
  const mails = readdirSync(folder)
    .filter((f) => f.endsWith('.json'))
    .map((f) => JSON.parse(readFileSync(path.join(folder, f), 'utf8')) as KeptMail)
    .filter((mail) => mail.to === to)
    .sort((a, b) => (a.sent_at < b.sent_at ? 1 : -1));
  return mails[0] ? `${mails[0].subject}\n\n${mails[0].text}` : '';
}
