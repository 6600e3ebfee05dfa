/** Why an answer did not come; each has its own sentence on the screens. */
export type StaffProblemCode =
  'offline' | 'signed_out' | 'not_permitted' | 'not_found' | 'refused' | 'unavailable';

/** Thrown by reads and acts of staff when the database or the line refuses; screens show it, nothing swallows it. */
export class StaffProblem extends Error {
  readonly code: StaffProblemCode;
  /** The database's own stable word, e.g. scene_lacks_ids, and its detail. */
  readonly reason: string;
  readonly detail: string;

  constructor(code: StaffProblemCode, reason = '', detail = '') {
    super(reason === '' ? code : `${code}: ${reason}`);
    this.name = 'StaffProblem';
    this.code = code;
    this.reason = reason;
    this.detail = detail;
  }
}

export interface AnswerError {
  code?: string;
  message: string;
  details?: string | null;
}

/** Names what a Supabase answer means. Status 0 is a fetch that never arrived. */
export function problemOf(error: AnswerError, status: number): StaffProblem {
  const detail = error.details ?? '';
  if (status === 0) return new StaffProblem('offline', error.message);
  if (status === 401) return new StaffProblem('signed_out', error.message);
  if (error.code === '42501' || status === 403) return new StaffProblem('not_permitted', error.message);
  if (status === 404 || error.message === 'unknown_household') {
    return new StaffProblem('not_found', error.message);
  }
  if (status >= 400 && status < 500) return new StaffProblem('refused', error.message, detail);
  return new StaffProblem('unavailable', error.message, detail);
}

/** The problem a failed query or act carries; a bug of ours counts as unavailable. */
export function problemCode(error: unknown): StaffProblemCode {
  return error instanceof StaffProblem ? error.code : 'unavailable';
}
