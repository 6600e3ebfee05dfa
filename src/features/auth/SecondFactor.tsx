import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { mostFactors, readFactors, removeFactor, type Factor } from '../../data/factors.ts';
import { problemCode } from '../../data/staffProblem.ts';
import { useLocale, useT } from '../../i18n/I18nProvider.tsx';
import { formatMoment } from '../../lib/townTime.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { AskState } from '../../ui/staff/AskState.tsx';
import { ProblemNotice } from '../../ui/staff/ProblemNotice.tsx';
import { EnrolFactor } from './EnrolFactor.tsx';

/** One's own authenticators: the first turns the second factor on; the last removed turns it off. */
export function SecondFactor({ userId }: { userId: string }) {
  const t = useT();
  const { locale } = useLocale();
  const queries = useQueryClient();
  const [isAdding, setAdding] = useState(false);
  const [added, setAdded] = useState(false);
  const [leaving, setLeaving] = useState<Factor | null>(null);
  const key = ['factors', userId];
  const factors = useQuery({ queryKey: key, queryFn: readFactors });
  const remove = useMutation({
    mutationFn: (factorId: string) => removeFactor(factorId),
    onSettled: () => queries.invalidateQueries({ queryKey: key }),
  });
  const own = factors.data ?? [];
  const done = () => {
    setAdding(false);
    setAdded(true);
    void queries.invalidateQueries({ queryKey: key });
  };
  return (
    <div className="space-y-4">
      <p>{t(own.length === 0 ? 'auth.factor.off' : 'auth.factor.on')}</p>
      <AskState of={factors} problemOf={problemCode} lines={1} />
      {own.length > 0 && (
        <ul className="divide-y divide-hairline">
          {own.map((factor) => (
            <li key={factor.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
              <span className="font-bold break-words">{factor.name || t('auth.factor.first')}</span>
              <span className="text-kawara">{formatMoment(factor.addedAt, locale)}</span>
              <Button
                kind="danger"
                className="ml-auto"
                aria-label={t('auth.factor.removeOf', { name: factor.name })}
                onClick={() => setLeaving(factor)}
              >
                {t('auth.factor.remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {remove.isError && <ProblemNotice problem={problemCode(remove.error)} kind="act" />}
      {added && !isAdding && (
        <Notice tone="good" live>
          {t('auth.factor.added')}
        </Notice>
      )}
      {isAdding ? (
        <EnrolFactor
          suggested={t(own.length === 0 ? 'auth.factor.first' : 'auth.factor.spare')}
          onDone={done}
          onCancel={() => setAdding(false)}
        />
      ) : (
        factors.data &&
        own.length < mostFactors && (
          <Button onClick={() => setAdding(true)}>
            {t(own.length === 0 ? 'auth.factor.turnOn' : 'auth.factor.addSpare')}
          </Button>
        )
      )}
      {leaving && (
        <Dialog title={t('auth.factor.removeOf', { name: leaving.name })} onClose={() => setLeaving(null)}>
          <p>{t(own.length === 1 ? 'auth.factor.removeLast' : 'auth.factor.removeText')}</p>
          <div className="mt-4 flex flex-wrap justify-end gap-2">
            <Button kind="quiet" onClick={() => setLeaving(null)}>
              {t('desk.cancel')}
            </Button>
            <Button
              kind="danger"
              onClick={() => {
                remove.mutate(leaving.id);
                setLeaving(null);
                setAdded(false);
              }}
            >
              {t('auth.factor.remove')}
            </Button>
          </div>
        </Dialog>
      )}
    </div>
  );
}
