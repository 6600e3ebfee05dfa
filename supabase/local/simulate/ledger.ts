// What npm run simulate knows of its own families: the truth that tests hold the panels against.
import type { Locale } from '../../functions/_shared/contract/locales.ts';
import type { SurveyAnswer, SurveyMoment } from '../../functions/_shared/contract/survey.ts';

export interface LedgerEvent {
  event_id: string;
  /** ms since 1970. */
  at: number;
  name: string;
  place_id?: string;
  spot_id?: string;
  engaged_ms?: number;
  /** Theme of the place, which the wire does not carry. */
  theme?: string;
  /** Whatever else the event says. */
  payload: Record<string, string | number | { cell: string; stood_ms: number }[]>;
}

export interface LedgerVisit {
  visit_id: string;
  visitor_id: string;
  /** ms since 1970. */
  started: number;
  region: string;
  region_source: 'declared' | 'time_zone' | 'unknown';
  device: 'phone' | 'tablet' | 'desktop';
  campaign: string | null;
  referrer_host: string | null;
  locale: Locale;
  entry: 'welcome' | 'tour' | 'place' | 'map';
  leftOut: 'machine' | 'staff' | null;
  /** When it sent a request for advice, ms since 1970; no event tells that. */
  asked: number | null;
  events: LedgerEvent[];
}

export interface LedgerHousehold {
  consultation_id: string;
  /** ms since 1970. */
  created: number;
  from_region: string | null;
  locale: LedgerVisit['locale'];
  children: string[];
  /** Whose visits it shows the concierge; null: none. */
  visitor_id: string | null;
  stages: { stage: 'consulting' | 'visited' | 'moved' | 'settled'; at: number }[];
}

/** A survey that was offered; without an id it was left. */
export interface LedgerSurvey {
  moment: SurveyMoment;
  version: number;
  /** ms since 1970. */
  at: number;
  locale: LedgerVisit['locale'];
  response_id: string | null;
  answers: SurveyAnswer[];
}

export interface Ledger {
  town_id: string;
  seed: number;
  revision: number;
  visits: LedgerVisit[];
  households: LedgerHousehold[];
  surveys: LedgerSurvey[];
}
