import * as v from 'valibot';
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
  | { status: 'failed'; kind: ConsultFailure };
/** no_concierge: nobody is there to answer, so nothing was taken. */
export type ConsultFailure = DataErrorKind | 'no_concierge';

const noConcierge = v.object({ error: v.literal('no_concierge') });
const refusal = v.object({ error: v.literal('invalid'), fields: v.record(v.string(), v.string()) });

/** Sends a consultation; the same consultation_id may be sent again safely. */
export async function sendConsultation(request: ConsultRequest): Promise<ConsultResult> {
  try {
    const answered = v.safeParse(consultAnswer, await callFunction('consult', request));
    return answered.success ? answered.output : { status: 'failed', kind: 'unavailable' };
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    if (v.is(noConcierge, error.body)) return { status: 'failed', kind: 'no_concierge' };
    const refused = v.safeParse(refusal, error.body);
    return refused.success
      ? { status: 'invalid', fields: refused.output.fields }
      : { status: 'failed', kind: error.kind };
  }
}
