import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { saveKpi, type Kpi, type KpiWords, type Measure, type Saved } from '../../data/kpi.ts';
import { problemCode } from '../../data/staffProblem.ts';
import { useLocale, useT } from '../../i18n/I18nProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { ProblemNotice } from '../../ui/staff/ProblemNotice.tsx';
import { ConflictNotice } from './ConflictNotice.tsx';
import { draftOf, readDraft, type DraftErrors } from './kpiDraft.ts';
import { KpiFields } from './KpiFields.tsx';
import { measureNames } from './measureWords.ts';

interface Props {
  townId: string;
  kpi: Kpi | null;
  position: number;
  measures: readonly Measure[];
  onClose: () => void;
}

/** A new KPI, or a new version of one; earlier versions and frozen reports stay as they are. */
export function KpiEditor(props: Props) {
  const { townId, kpi } = props;
  const t = useT();
  const { locale } = useLocale();
  const queries = useQueryClient();
  const names = measureNames(props.measures, t, locale);
  const [draft, setDraft] = useState(() => draftOf(kpi, names));
  const [errors, setErrors] = useState<DraftErrors>({});
  const takeNewer = () => {
    void queries.invalidateQueries({ queryKey: ['kpi', townId] });
    props.onClose();
  };
  const save = useMutation({
    mutationFn: (words: KpiWords) => saveKpi(townId, words, kpi?.version ?? 0),
    onSuccess: async (answer) => {
      if (answer.status !== 'saved') return;
      await queries.invalidateQueries({ queryKey: ['kpi', townId] });
      props.onClose();
    },
  });
  const submit = (retired: boolean) => {
    const read = readDraft(draft, names);
    setErrors(read.ok ? {} : read.errors);
    if (read.ok)
      save.mutate({
        ...read.words,
        kpi_id: kpi?.kpi_id ?? null,
        position: kpi?.position ?? props.position,
        retired,
      });
    else document.getElementById(`field-${Object.keys(read.errors)[0] ?? 'formula'}`)?.focus();
  };
  return (
    <Dialog title={kpi ? t('kpi.editTitle') : t('kpi.addTitle')} onClose={props.onClose}>
      <form
        noValidate
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          submit(false);
        }}
      >
        <KpiFields
          draft={draft}
          errors={errors}
          names={names}
          onChange={(changed) => setDraft((d) => ({ ...d, ...changed }))}
        />
        {save.isError && <ProblemNotice problem={problemCode(save.error)} kind="act" />}
        <Refusal answer={save.data} onTakeNewer={takeNewer} />
        <div className="flex flex-wrap justify-end gap-2">
          {kpi && (
            <Button kind="danger" pending={save.isPending} onClick={() => submit(true)}>
              {t('kpi.retire')}
            </Button>
          )}
          <Button kind="quiet" onClick={props.onClose}>
            {t('desk.cancel')}
          </Button>
          <Button kind="primary" type="submit" pending={save.isPending}>
            {t('kpi.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

const refusals = {
  formula_without_measure: 'kpi.error.noMeasure',
  formula_too_long: 'kpi.error.longFormula',
} as const;
const refusalOf = (problem: string) =>
  problem in refusals ? refusals[problem as keyof typeof refusals] : 'kpi.error.refused';

/** Why the database did not take it. */
function Refusal({ answer, onTakeNewer }: { answer: Saved | undefined; onTakeNewer: () => void }) {
  const t = useT();
  if (answer?.status === 'conflict') return <ConflictNotice onTakeNewer={onTakeNewer} />;
  if (answer?.status !== 'invalid') return null;
  return (
    <Notice tone="problem" live>
      {t(refusalOf(answer.problem))}
    </Notice>
  );
}
