// Every place that holds a family, once: what erasing, the family's page and its download, disclosure and retention
// must reach. test/database/familyPlaces.test.ts holds it against the catalog and against a search for a family's words
// through all tables and files; a new table, or a new column of one of these, is decided here first.

/**
 * Who is told: page, the family at once (its page, its download); disclosure, the family when it asks the town, who
 * reads it on the desk; none, nothing about the family (keys, what the program needs).
 */
type Told = 'page' | 'disclosure' | 'none';

export interface FamilyPlace {
  /** What erasing does: the row goes with the household or by private.erase_household, or stays and names nobody. */
  erased: 'with_household' | 'by_erase_household' | 'unlinked';
  columns: Readonly<Record<string, Told>>;
}

const keys = { town_id: 'none', household_id: 'none' } as const;

export const familyPlaces: Readonly<Record<string, FamilyPlace>> = {
  'public.households': {
    erased: 'with_household',
    columns: {
      ...keys,
      consultation_id: 'none',
      contact_name: 'page',
      reading: 'page',
      adults: 'page',
      children: 'page',
      timing: 'page',
      wishes: 'page',
      from_region: 'page',
      email: 'page',
      phone: 'page',
      line_name: 'page',
      preferred_contact: 'page',
      words: 'page',
      locale: 'page',
      channel: 'page',
      stage: 'page',
      stage_changed_at: 'disclosure',
      closed_reason: 'disclosure',
      owner_user_id: 'page', // by name
      first_reply_at: 'page',
      last_contact_at: 'disclosure',
      version: 'page',
      created_at: 'page',
      simulated: 'page',
    },
  },
  'public.household_history': {
    erased: 'with_household',
    columns: {
      ...keys,
      history_id: 'none',
      at: 'page',
      actor: 'page', // the family or staff
      kind: 'page',
      from_stage: 'disclosure',
      to_stage: 'page',
      reason: 'disclosure',
      note: 'disclosure',
    },
  },
  'public.consents': {
    erased: 'with_household',
    columns: {
      ...keys,
      purpose: 'page',
      version: 'page',
      locale: 'page',
      granted_at: 'page',
      withdrawn_at: 'page',
    },
  },
  'public.household_visitors': {
    erased: 'with_household',
    columns: { ...keys, visitor_id: 'page', linked_at: 'none' }, // the visits themselves are told
  },
  'public.household_looks': {
    erased: 'with_household',
    columns: { ...keys, look_id: 'none', user_id: 'none', user_name: 'page', at: 'page' },
  },
  'public.household_notes': {
    erased: 'with_household',
    // Shared ones at once, those for staff in numbers.
    columns: {
      ...keys,
      note_id: 'none',
      author: 'disclosure',
      body: 'disclosure',
      is_shared: 'none',
      created_at: 'disclosure',
    },
  },
  'public.household_tasks': {
    erased: 'with_household',
    columns: {
      ...keys,
      task_id: 'none',
      title: 'disclosure',
      due_on: 'disclosure',
      assignee: 'disclosure',
      done_at: 'disclosure',
      created_at: 'disclosure',
    },
  },
  'public.family_links': {
    erased: 'with_household',
    columns: { ...keys, token_sha256: 'none', created_at: 'none', last_used_at: 'none', warned_at: 'none' },
  },
  'private.family_letters': {
    erased: 'with_household',
    columns: { ...keys, reason: 'none', asked_at: 'none' },
  },
  'private.outgoing_mails': {
    erased: 'by_erase_household',
    columns: {
      ...keys,
      mail_id: 'none',
      to_address: 'page',
      subject: 'page',
      body_text: 'none', // holds the link; the family has the mail itself
      created_at: 'page',
      next_attempt_at: 'none',
      sent_at: 'page',
      bounced_at: 'disclosure',
      attempts: 'none',
      last_error: 'none',
    },
  },
  'public.consultation_ledger': {
    erased: 'unlinked', // a count that stays: household_id becomes null
    columns: {
      ...keys,
      entry_id: 'none',
      day: 'none',
      hour: 'none',
      channel: 'none',
      people: 'none',
      region: 'none',
      locale: 'none',
      device: 'none',
      campaign: 'none',
      visitor: 'none',
      entry: 'none',
      is_double: 'none',
      is_withdrawn: 'none',
      simulated: 'none',
      outcome: 'none',
      moved_on: 'none',
      settled_on: 'none',
    },
  },
};

/**
 * Tables that hold no family, and where somebody's words could stand in them: each column of text or json is named, so
 * that a new one is thought about. Visits are of browsers until a family agrees to link them, and again once the link
 * is gone; words of a survey belong to nobody and go after 13 months.
 */
export const withoutFamilies: Readonly<Record<string, string>> = {
  'auth.identities': 'provider_id identity_data provider email',
  'auth.mfa_amr_claims': 'authentication_method',
  'auth.mfa_challenges': '',
  'auth.mfa_factors': 'friendly_name secret',
  'auth.one_time_tokens': 'token_hash relates_to',
  'auth.refresh_tokens': 'token user_id parent',
  'auth.sessions': 'user_agent',
  'auth.users': 'aud role email encrypted_password raw_app_meta_data raw_user_meta_data phone',
  'private.audit_entries': 'act user_name detail',
  'private.clock_watch': '',
  'private.digest_runs': '',
  'private.job_runs': 'job',
  'private.notices': 'code',
  'private.publication_runs': '',
  'private.settings': 'site_url mail_from',
  'private.sign_in_rules': 'second_factor_roles',
  'public.campaigns': 'code name placed',
  'public.collect_counts': '',
  'public.contact_ledger': '',
  'public.day_sums': 'panel key',
  'public.digest_readers': 'locale',
  'public.draft_versions': 'place_id doc',
  'public.erasures': 'household_sha256 act',
  'public.facts': 'place_id spot_id fact_id label value data owner_section source',
  'public.kpi_definitions': 'name unit formula attainment yearly_targets owner source note',
  'public.kpi_releases': 'formula released_name released_reason',
  'public.kpi_rules': 'note',
  'public.marking_rules': 'note',
  'public.outside_figures': 'name source',
  'public.outside_series': 'name unit',
  'public.places':
    'place_id theme kind name summary inconvenient address phone url space_id origin imported_doc',
  'public.publication_readers': 'address label locale',
  'public.publications': 'definition tables',
  'public.region_movers': 'from_prefecture source',
  'public.report_publications': 'figures',
  'public.reports': 'form title words frozen_figures frozen_labels',
  'public.revision_places': 'place_id theme kind name summary search doc spot_ids',
  'public.revision_town_events': 'town_event_id doc',
  'public.revisions': 'town_doc content_sha256 note',
  'public.rollup_marks': '',
  'public.rollup_runs': '',
  'public.saved_insight_views': 'name part query',
  'public.scenes': 'scene_id manifest',
  'public.spots': 'place_id spot_id name words good inconvenient',
  'public.staff_members': 'role display_name',
  'public.stakeholder_links': 'token_sha256 label',
  'public.survey_answers': 'question_id moment kind words',
  'public.survey_counts': 'moment',
  'public.surveys': 'moment doc',
  'public.town_events': 'town_event_id doc origin',
  'public.towns': 'doc scene_id',
  'public.visit_events': 'name place_id spot_id payload',
  'public.visit_facts': 'hour region device campaign locale visitor entry region_source tier load connection',
  'public.visit_seen': 'panel keys',
  'public.visits': 'entry referrer_host locale device_class region region_source campaign',
  'supabase_migrations.schema_migrations': 'version statements name',
};
