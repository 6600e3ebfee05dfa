import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'wouter';
import { readKpis, type Kpi, type KpiAnswer } from '../../data/kpi.ts';
import { problemCode } from '../../data/staffProblem.ts';
import { useLocale, useT } from '../../i18n/I18nProvider.tsx';
import { formatMoment, townDay } from '../../lib/townTime.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { PageHeading } from '../../ui/PageHeading.tsx';
import { AskState } from '../../ui/staff/AskState.tsx';
import { useNow } from '../../ui/staff/useNow.ts';
import { fiscalYear, yearOf } from './fiscalYear.ts';
import { KpiDetails } from './KpiDetails.tsx';
import { KpiEditor } from './KpiEditor.tsx';
import { KpiTable } from './KpiTable.tsx';
import { MeasuresTable } from './MeasuresTable.tsx';
import { OutsideFiguresBox } from './OutsideFiguresBox.tsx';
import { RuleForm } from './RuleForm.tsx';
import type { KpiPageProps } from './kpiWords.ts';
import { YearSelect } from './YearSelect.tsx';

/** How far the town is from what it wants, over one 年度; below, what every figure is made of. */
export function KpiPage({ townId, mayWrite }: KpiPageProps) {
  const t = useT();
  const { locale } = useLocale();
  const today = townDay(useNow());
  const [query, setQuery] = useSearchParams();
  const year = yearOf(query, today);
  const range = fiscalYear(year);
  const answer = useQuery({
    queryKey: ['kpi', townId, range.from, range.to],
    queryFn: () => readKpis(townId, range),
    placeholderData: keepPreviousData,
  });

  return (
    <div className="space-y-6">
      <header className="flex flex-wrap items-center justify-between gap-3">
        <PageHeading title={t('kpi.title')} className="text-2xl">
          {t('kpi.title')}
        </PageHeading>
        <YearSelect year={year} onChange={(y) => setQuery({ year: String(y) }, { replace: true })} />
      </header>
      <AskState of={answer} problemOf={problemCode} />
      {answer.data && (
        <>
          <p className="text-sm text-kawara">
            {t('kpi.exact')}
            {answer.data.updated_at !== null &&
              ` ${t('kpi.updated', { at: formatMoment(answer.data.updated_at, locale) })}`}
          </p>
          <Kpis townId={townId} mayWrite={mayWrite} answer={answer.data} />
          <MeasuresTable townId={townId} measures={answer.data.measures} range={range} />
          <OutsideFiguresBox townId={townId} mayWrite={mayWrite} />
          {mayWrite && (
            <RuleForm
              townId={townId}
              rule={answer.data.measures.find((m) => m.name === 'staff_hours_saved')?.about ?? {}}
            />
          )}
        </>
      )}
    </div>
  );
}

function Kpis({ townId, mayWrite, answer }: KpiPageProps & { answer: KpiAnswer }) {
  const t = useT();
  const [editing, setEditing] = useState<Kpi | 'new' | null>(null);
  const [opened, setOpened] = useState<string | null>(null);
  const shown = answer.kpis.find((kpi) => kpi.kpi_id === opened);
  return (
    <section aria-labelledby="kpi-list" className="space-y-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="kpi-list" className="text-xl">
          {t('kpi.list')}
        </h2>
        {mayWrite && (
          <Button kind={answer.kpis.length === 0 ? 'primary' : 'secondary'} onClick={() => setEditing('new')}>
            {t('kpi.add')}
          </Button>
        )}
      </div>
      {answer.kpis.length === 0 ? (
        <Notice>{t(mayWrite ? 'kpi.empty' : 'kpi.emptyForReaders')}</Notice>
      ) : (
        <KpiTable kpis={answer.kpis} opened={opened} onOpen={(id) => setOpened(id === opened ? null : id)} />
      )}
      {shown && (
        <KpiDetails
          key={`${shown.kpi_id}/${String(shown.version)}`}
          townId={townId}
          kpi={shown}
          measures={answer.measures}
          mayWrite={mayWrite}
          onEdit={() => setEditing(shown)}
        />
      )}
      {editing !== null && (
        <KpiEditor
          townId={townId}
          kpi={editing === 'new' ? null : editing}
          position={answer.kpis.length}
          measures={answer.measures}
          onClose={() => setEditing(null)}
        />
      )}
    </section>
  );
}
