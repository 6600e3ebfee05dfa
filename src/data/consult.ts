import type {
  ConsultAnswer,
  ConsultRequest,
  FieldErrors,
} from '../../supabase/functions/_shared/contract/consult.ts';
import { oneOf, record, text, type Shape } from '../lib/shape.ts';
import { callFunction, DataError, type DataErrorKind } from './client.ts';

export type ConsultResult =
  | { status: ConsultAnswer['status'] }
  | { status: 'invalid'; fields: FieldErrors }
  | { status: 'failed'; kind: DataErrorKind };

const answer = record<ConsultAnswer>({ status: oneOf(['received', 'already_received']) });
const codes: Shape<FieldErrors> = (value): value is FieldErrors =>
  typeof value === 'object' && value !== null && Object.values(value).every(text);
const invalid = record<{ error: 'invalid'; fields: FieldErrors }>({
  error: oneOf(['invalid']),
  fields: codes,
});

/** Sends a consultation; the same consultation_id may be sent again safely. */
export async function sendConsultation(request: ConsultRequest): Promise<ConsultResult> {
  try {
    const answered = await callFunction('consult', request);
    return answer(answered) ? { status: answered.status } : { status: 'failed', kind: 'unavailable' };
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    const { body, kind } = error;
    return invalid(body) ? { status: 'invalid', fields: body.fields } : { status: 'failed', kind };
  }
}
