// What the audit of a town writes down. The database takes these acts and no others (41_audit.sql); what it says of
// each stands in `detail`: ids, codes, counts and the names of staff, never a word of or about a family.

export const auditActs = [
  // Signing in and one's own account
  'signed_in',
  'sign_in_failed',
  'sign_in_locked',
  'password_changed',
  'password_recovered',
  'recovery_asked',
  'session_ended',
  'token_reused',
  'factor_added',
  'factor_removed',
  'factor_reset',
  'factor_failed',
  // Rights
  'person_invited',
  'invitation_resent',
  'invitation_withdrawn',
  'invitation_accepted',
  'person_added',
  'person_renamed',
  'person_removed',
  'role_changed',
  'auditor_changed',
  'factor_required',
  'refused',
  // What leaves the staff
  'exported',
  'link_made',
  'link_taken_back',
  'reader_added',
  'reader_removed',
  'kpi_released',
  'kpi_taken_back',
  'report_published',
  'figures_published',
  'revision_published',
] as const;
export type AuditAct = (typeof auditActs)[number];

/** Files that staff take away; each is written down with how many rows it holds. */
export const exportKinds = ['insight', 'report', 'households', 'audit'] as const;
export type ExportKind = (typeof exportKinds)[number];
