import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { readKpiQueries } from '../../data/kpi.ts';
import { problemCode } from '../../data/staffProblem.ts';
import { useT } from '../../i18n/I18nProvider.tsx';
import { AskState } from '../../ui/staff/AskState.tsx';

/** The very query that counts a measure, fetched when it is opened. */
export function QueryText({ townId, name }: { townId: string; name: string }) {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const queries = useQuery({
    queryKey: ['kpi-queries', townId],
    queryFn: () => readKpiQueries(townId),
    enabled: isOpen,
    staleTime: Infinity,
  });
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="inline-flex min-h-11 cursor-pointer items-center text-sky underline underline-offset-4">
        {t('kpi.query')} <code className="ml-1 text-sm">{name}</code>
      </summary>
      {isOpen && <AskState of={queries} problemOf={problemCode} lines={2} />}
      {queries.data && (
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is reached by keyboard
        <pre tabIndex={0} className="max-h-80 overflow-auto rounded-lg bg-hinoki p-3 text-sm leading-normal">
          {queries.data[name]}
        </pre>
      )}
    </details>
  );
}
