import { StartRefused } from '../StartRefused.ts';

/** A backup or restore that is refused, or given up with nothing half done: one sentence in each language. */
export class BackupRefused extends StartRefused {}
