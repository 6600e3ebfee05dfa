import { read } from '@e965/xlsx';
import { expect, it } from 'vitest';
import type { ReportEdition } from '../../data/reports.ts';
import { reportExcel } from './reportExcel.ts';
import { reportTables } from './reportTables.ts';

const words = (name: string) => name;
const edition: ReportEdition = {
  title: '年次報告',
  from: '2026-04-01',
  to: '2027-03-31',
  frozen_at: null,
  words: { cost: '12000' },
  labels: null,
  form: {
    form_id: 'plain',
    fields: [{ key: 'cost', kind: 'thousand_yen' }],
    sections: [{ key: 'kpi', kind: 'kpi_table', public: true, columns: ['name', 'target_on'] }],
  },
  figures: {
    exact: true,
    counted_at: '2026-11-30T00:00:00Z',
    rolled_up_at: null,
    kpis: [
      {
        kpi_id: 'k',
        version: 1,
        name: '移住した世帯',
        unit: '世帯',
        decimals: 0,
        formula: { measure: 'moved_households' },
        attainment: 'ratio',
        baseline: null,
        baseline_on: null,
        target: 8,
        target_on: '2027-03-31',
        yearly_targets: {},
        source: '記録',
        position: 0,
        created_at: '2026-11-30T00:00:00Z',
        value: 7,
        missing: null,
        goal: 8,
        goal_year: null,
        attained: 87.5,
        measures: ['moved_households'],
      },
    ],
    measures: [],
    queries: { measure_households: 'select 7' },
  },
};
const heads = {
  form: '様式',
  definitions: '定義',
  measures: '数',
  queries: 'SQL',
  kpiHead: [],
  measureHead: [],
  queryHead: [],
};
const bookOf = async (of: { isPublic: boolean; queries: boolean }) => {
  const blob = await reportExcel(reportTables(edition, words, 'ja', of), heads);
  return read(new Uint8Array(await blob.arrayBuffer()), { cellNF: true });
};
interface ReadCell {
  t?: string;
  v?: unknown;
  z?: string;
}
const cells = (book: Awaited<ReturnType<typeof bookOf>>): ReadCell[] => {
  const sheet: Record<string, ReadCell> = book.Sheets['様式'] ?? {};
  return Object.values(sheet);
};

it('staff-23: a target day is a day in Excel, written in 令和', async () => {
  const day = cells(await bookOf({ isPublic: false, queries: false })).find((cell) =>
    cell.z?.includes('ggge'),
  );
  expect(day).toMatchObject({ t: 'n', v: 46477 }); // 31 March 2027, counted as Excel counts days
});

it('staff-25: money stands in the sheet as a number', async () => {
  const cost = cells(await bookOf({ isPublic: false, queries: false })).find((cell) => cell.v === 12000);
  expect(cost).toMatchObject({ t: 'n', z: '#,##0' });
});

it('staff-24: the SQL goes along only when it is asked for, and stays out of its sheet otherwise', async () => {
  expect((await bookOf({ isPublic: false, queries: true })).SheetNames).toContain('SQL');
  expect((await bookOf({ isPublic: false, queries: false })).SheetNames).not.toContain('SQL');
});

it('staff-4: what stays inside says so in the file itself, and the public edition does not', async () => {
  const saysInside = async (isPublic: boolean) =>
    cells(await bookOf({ isPublic, queries: false })).some((cell) => cell.v === 'kpi.export.inside');
  expect(await saysInside(false)).toBe(true);
  expect(await saysInside(true)).toBe(false);
});
