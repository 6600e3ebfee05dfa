// The form's own look at what was typed, so that a family hears of a slip before it sends; functions/consult parses the
// same contract once more.
import { consultRequest, type ConsultRequest } from '../../../supabase/functions/_shared/contract/consult.ts';
import { checked, type Checked } from '../../../supabase/functions/_shared/contract/fieldErrors.ts';
import { toldOf } from '../../shared/household/householdDraft.ts';
import type { ConsultDraft } from './draft.ts';

export interface ConsultSetting {
  townId: string;
  locale: ConsultRequest['locale'];
  consentVersion: string;
  /** null when there is no record to link. */
  visitorId: string | null;
}

/** The request as it will be sent, or what is wrong with each field. */
export function checkConsult(draft: ConsultDraft, setting: ConsultSetting): Checked<ConsultRequest> {
  return checked(consultRequest, {
    ...toldOf(draft.household),
    v: 1,
    town_id: setting.townId,
    consultation_id: draft.consultation_id,
    locale: setting.locale,
    consent: {
      version: setting.consentVersion,
      consultation: draft.consent,
      link_visits: draft.link_visits,
    },
    ...(draft.link_visits && setting.visitorId && { visitor_id: setting.visitorId }),
  });
}
