// The forms a yearly report may take: keys, kinds and what leaves the staff. Words are in i18n/*/reportForms.ts.
// A report keeps the form it was begun in, so that a form of next year changes no report of this one.

export const reportColumns = [
  'number',
  'name',
  'unit',
  'baseline',
  'target',
  'value',
  'attained',
  'target_on',
  'owner',
  'source',
] as const;
export type ReportColumn = (typeof reportColumns)[number];

export type FormField =
  | { key: string; kind: 'line' | 'thousand_yen' }
  | { key: string; kind: 'choice'; choices: readonly string[] };
export type FormSection =
  | { key: string; kind: 'words'; public: boolean }
  | { key: string; kind: 'kpi_table'; public: boolean; columns: readonly ReportColumn[] };
export interface ReportForm {
  form_id: string;
  fields: readonly FormField[];
  sections: readonly FormSection[];
}

const words = (key: string, isPublic = true): FormSection => ({ key, kind: 'words', public: isPublic });

export const reportForms = [
  {
    form_id: 'grant-form-2',
    fields: [
      { key: 'grant', kind: 'line' },
      { key: 'project', kind: 'line' },
      { key: 'body', kind: 'line' },
      { key: 'section', kind: 'line' },
      { key: 'period', kind: 'line' },
      { key: 'cost', kind: 'thousand_yen' },
      { key: 'spent', kind: 'thousand_yen' },
      { key: 'effect', kind: 'choice', choices: ['very', 'fairly', 'some', 'none'] },
      { key: 'expert_rating', kind: 'choice', choices: ['useful', 'not_useful'] },
      { key: 'next_step', kind: 'choice', choices: ['extend', 'continue', 'improve', 'stop', 'ended'] },
    ],
    sections: [
      words('outline'),
      {
        key: 'kpi',
        kind: 'kpi_table',
        public: true,
        columns: ['number', 'name', 'unit', 'baseline', 'target', 'value', 'attained', 'target_on'],
      },
      words('causes'),
      words('expert'),
      words('next'),
      words('internal', false),
    ],
  },
  {
    form_id: 'plain',
    fields: [{ key: 'section', kind: 'line' }],
    sections: [
      words('summary'),
      {
        key: 'kpi',
        kind: 'kpi_table',
        public: true,
        columns: ['name', 'unit', 'target', 'value', 'attained'],
      },
      words('causes'),
      words('expert'),
      words('next'),
    ],
  },
] as const satisfies readonly ReportForm[];

export const grantNames = ['digital', 'second', 'future'] as const;

/** Which grant a project of that 年度 is paid from; a proposal that staff may write over. */
export function grantOf(year: number): (typeof grantNames)[number] {
  return year >= 2026 ? 'future' : year === 2025 ? 'second' : 'digital';
}
