import type { Report, ReportLabels } from '../../data/reports.ts';
import { isMeasureCode } from '../../domain/measures.ts';

/**
 * What a report's form and measures are called today, in both languages of the staff: kept with the report when it is
 * frozen.
 */
export async function frozenLabels(report: Report): Promise<NonNullable<ReportLabels>> {
  const catalogs = await Promise.all([
    import('../../i18n/ja/measures.ts'),
    import('../../i18n/ja/reportForms.ts'),
    import('../../i18n/en/measures.ts'),
    import('../../i18n/en/reportForms.ts'),
  ]);
  const [jaMeasures, jaForms, enMeasures, enForms] = catalogs.map((c): Record<string, string> => c.default);
  const used = new Set(report.figures.kpis.flatMap((kpi) => kpi.measures));
  const isUsed = ([key]: [string, string]) => {
    const code = /^measure\.(\w+)(\.is)?$/.exec(key)?.[1] ?? '';
    return isMeasureCode(code) ? used.has(code) : true;
  };
  const kept = (measures = {}, forms = {}) =>
    Object.fromEntries([
      ...Object.entries<string>(measures).filter(isUsed),
      ...Object.entries<string>(forms),
    ]);
  return { ja: kept(jaMeasures, jaForms), en: kept(enMeasures, enForms) };
}
