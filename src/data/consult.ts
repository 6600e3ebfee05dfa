import * as z from 'zod/mini';
import {
  consultAnswer,
  type ConsultAnswer,
  type ConsultRequest,
  type FieldErrors,
} from '../../supabase/functions/_shared/contract/consult.ts';
import { callFunction, DataError, type DataErrorKind } from './client.ts';

export type ConsultResult =
  | { status: ConsultAnswer['status'] }
  | { status: 'invalid'; fields: FieldErrors }
  | { status: 'failed'; kind: DataErrorKind };

const invalid = z.object({ error: z.literal('invalid'), fields: z.record(z.string(), z.string()) });

/** Sends a consultation; the same consultation_id may be sent again safely. */
export async function sendConsultation(request: ConsultRequest): Promise<ConsultResult> {
  try {
    const answer = z.safeParse(consultAnswer, await callFunction('consult', request));
    return answer.success ? { status: answer.data.status } : { status: 'failed', kind: 'unavailable' };
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    const refused = z.safeParse(invalid, error.body);
    return refused.success
      ? { status: 'invalid', fields: refused.data.fields }
      : { status: 'failed', kind: error.kind };
  }
}
