// What the rpcs of KPIs and reports answer, as tests read them: supabase-js knows no types of them here.
import type { SupabaseClient } from '@supabase/supabase-js';

export interface Measure {
  name: string;
  value: number | null;
  missing: string | null;
  about: Record<string, unknown>;
  made_by: string;
}
export interface KpiRow {
  kpi_id: string;
  name: string;
  value: number | null;
  missing: string | null;
  attained: number | null;
  goal: number;
  goal_year: number | null;
  owner?: string;
  measures: string[];
  release: { reason: string; by?: string } | null;
}
export interface Figures {
  exact: boolean;
  measures: Measure[];
  kpis: KpiRow[];
  queries: Record<string, string>;
}

/** Calls an rpc in 星見町, or in the town that `args` name; a refusal throws its code and message. */
export async function callAs<T>(client: SupabaseClient, name: string, args: object): Promise<T> {
  const { data, error } = (await client.rpc(name, { p_town_id: 'hoshimi', ...args })) as {
    data: unknown;
    error: { code: string; message: string } | null;
  };
  if (error) throw new Error(`${error.code} ${error.message}`);
  return data as T;
}

/** The value of a measure, or why it has none. */
export function toldOf(figures: { measures: Measure[] }, name: string): number | string | null | undefined {
  const measure = figures.measures.find((m) => m.name === name);
  return measure?.missing ?? measure?.value;
}

/** The values of all KPIs, or why they have none. */
export const kpiValues = (figures: { kpis: KpiRow[] }) => figures.kpis.map((k) => k.value ?? k.missing);

/** A definition as save_kpi takes it. */
export const kpiWords = (more: Record<string, unknown> = {}) => ({
  name: '移住した世帯',
  unit: '世帯',
  decimals: 0,
  formula: { measure: 'moved_households' },
  attainment: 'ratio',
  baseline: 4,
  baseline_on: '2026-03-31',
  target: 20,
  target_on: '2027-03-31',
  owner: '移住推進課',
  source: '相談の記録',
  ...more,
});
