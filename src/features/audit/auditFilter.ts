import { auditActs, type AuditAct } from '../../../supabase/functions/_shared/contract/auditActs.ts';
import type { AuditFilter } from '../../data/audit.ts';

const dayPattern = /^\d{4}-\d\d-\d\d$/;

/** The acts, as one looks for them. */
export const actGroups = {
  signIn: ['signed_in', 'sign_in_failed', 'sign_in_locked', 'factor_failed', 'token_reused', 'session_ended'],
  account: [
    'password_changed',
    'password_recovered',
    'recovery_asked',
    'factor_added',
    'factor_removed',
    'factor_reset',
    'factor_required',
  ],
  rights: [
    'person_invited',
    'invitation_resent',
    'invitation_withdrawn',
    'invitation_accepted',
    'person_added',
    'person_renamed',
    'person_removed',
    'role_changed',
    'auditor_changed',
  ],
  refused: ['refused'],
  exported: ['exported'],
  released: [
    'link_made',
    'link_taken_back',
    'reader_added',
    'reader_removed',
    'kpi_released',
    'kpi_taken_back',
    'report_published',
    'figures_published',
    'revision_published',
  ],
} as const satisfies Record<string, readonly AuditAct[]>;
export type ActGroup = keyof typeof actGroups;
export const actGroupNames = Object.keys(actGroups) as ActGroup[];

/** What is asked for, from the address of the page; days that are none become the last month. */
export function filterOf(query: URLSearchParams, lastMonth: { from: string; to: string }): AuditFilter {
  const day = (name: 'from' | 'to') => {
    const said = query.get(name) ?? '';
    return dayPattern.test(said) && !Number.isNaN(Date.parse(said)) ? said : lastMonth[name];
  };
  const group = actGroupNames.find((name) => name === query.get('acts'));
  const act = auditActs.find((name) => name === query.get('acts'));
  return {
    from: day('from'),
    to: day('to'),
    acts: group ? actGroups[group] : act ? [act] : null,
    userId: query.get('person'),
  };
}
