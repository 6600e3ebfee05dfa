import { useState } from 'react';
import type { ReportEdition } from '../../data/reports.ts';
import { useLocale, useT } from '../../i18n/I18nProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { reportTables } from './reportTables.ts';
import { saveFile } from '../../shared/saveFile.ts';

/**
 * Takes an edition along. PDF is the browser's own print of the sheet below: its letters are the reader's, nothing is
 * fetched.
 */
export function ReportExports(props: {
  edition: ReportEdition;
  isPublic: boolean;
  /** Whether the SQL that counts goes along. */
  withQueries: boolean;
  /** What must be done before a file is handed out: staff's are written into the audit. */
  onExport?: (rows: number) => Promise<void>;
}) {
  const { edition, isPublic } = props;
  const t = useT();
  const { locale } = useLocale();
  const [isFailed, setFailed] = useState(false);
  const title = edition.title.replace(/[\\/:*?"<>|]/g, '_');
  const whose = t(isPublic ? 'kpi.export.publicName' : 'kpi.export.inside');
  const name = (ending: string) => `${title}_${whose}.${ending}`;
  const write = async () => props.onExport?.(edition.figures.kpis.length);
  const tables = () => reportTables(edition, t, locale, { isPublic, queries: props.withQueries });

  const excel = async () => {
    const { reportExcel } = await import('./reportExcel.ts');
    const said = {
      form: t('kpi.export.form'),
      definitions: t('kpi.export.definitions'),
      measures: t('kpi.export.measures'),
      queries: t('kpi.report.queries'),
      kpiHead: [
        t('kpi.col.name'),
        t('kpi.export.version'),
        t('kpi.formula'),
        t('kpi.attainment'),
        t('kpi.source'),
        t('kpi.release'),
        t('kpi.export.measures'),
      ],
      measureHead: [
        t('kpi.export.measures'),
        t('kpi.export.code'),
        t('kpi.col.value'),
        t('kpi.col.unit'),
        t('kpi.note'),
        t('kpi.export.definition'),
        t('kpi.query'),
      ],
      queryHead: [t('kpi.query'), 'SQL'],
    };
    const file = await reportExcel(tables(), said);
    await write();
    saveFile(name('xlsx'), file);
  };
  const csv = async () => {
    const { reportCsv } = await import('./reportCsv.ts');
    const text = reportCsv(tables(), {
      formula: t('kpi.formula'),
      measures: t('kpi.export.measures'),
      queries: t('kpi.query'),
      rounding: t('kpi.export.rounding'),
      handling: t('kpi.export.handling'),
    });
    await write();
    saveFile(name('csv'), new Blob([text], { type: 'text/csv;charset=utf-8' }));
  };
  const take = (make: () => Promise<void>) => () => {
    setFailed(false);
    make().catch(() => setFailed(true)); // the code of the export did not come: offline, most likely
  };
  return (
    <div className="space-y-3 print:hidden">
      <div className="flex flex-wrap gap-3">
        <Button onClick={take(excel)}>{t('kpi.export.excel')}</Button>
        <Button
          onClick={take(async () => {
            await write();
            printAs(name('pdf').replace(/\.pdf$/, ''));
          })}
        >
          {t('kpi.export.pdf')}
        </Button>
        <Button onClick={take(csv)}>{t('kpi.export.csv')}</Button>
      </div>
      {isFailed && (
        <Notice tone="problem" live>
          {t('kpi.export.failed')}
        </Notice>
      )}
    </div>
  );
}

/** Browsers name the file after the page. */
function printAs(title: string): void {
  const before = document.title;
  document.title = title;
  window.print();
  document.title = before;
}
