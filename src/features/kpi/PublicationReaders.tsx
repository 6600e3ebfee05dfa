import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { addPublicationReader, readPublicationReaders, removePublicationReader } from '../../data/sharing.ts';
import { problemCode } from '../../data/staffProblem.ts';
import { useT } from '../../i18n/I18nProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { Field, inputClass } from '../../ui/Field.tsx';
import { AskState } from '../../ui/staff/AskState.tsx';
import { ProblemNotice } from '../../ui/staff/ProblemNotice.tsx';

/** Who outside gets a mail when the town publishes: never more than what was published. */
export function PublicationReaders({ townId }: { townId: string }) {
  const t = useT();
  const queries = useQueryClient();
  const readers = useQuery({
    queryKey: ['publication-readers', townId],
    queryFn: () => readPublicationReaders(townId),
  });
  const again = () => queries.invalidateQueries({ queryKey: ['publication-readers', townId] });
  const remove = useMutation({
    mutationFn: (readerId: string) => removePublicationReader(townId, readerId),
    onSettled: again,
  });
  return (
    <section aria-labelledby="publication-readers" className="space-y-4">
      <h2 id="publication-readers" className="text-lg">
        {t('kpi.readers')}
      </h2>
      <p className="text-kawara">{t('kpi.readers.text')}</p>
      <NewReader townId={townId} onAdded={again} />
      <AskState of={readers} problemOf={problemCode} lines={1} />
      {remove.isError && <ProblemNotice problem={problemCode(remove.error)} kind="act" />}
      <ul className="divide-y divide-hairline">
        {readers.data?.map((reader) => (
          <li key={reader.reader_id} className="flex flex-wrap items-center gap-x-6 gap-y-1 py-2">
            <span className="font-bold">{reader.label}</span>
            <span className="break-all">{reader.address}</span>
            <Button
              kind="danger"
              pending={remove.isPending}
              aria-label={t('kpi.readers.removeOf', { label: reader.label })}
              onClick={() => remove.mutate(reader.reader_id)}
            >
              {t('kpi.readers.remove')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function NewReader({ townId, onAdded }: { townId: string; onAdded: () => Promise<void> }) {
  const t = useT();
  const [label, setLabel] = useState('');
  const [address, setAddress] = useState('');
  const add = useMutation({
    mutationFn: () =>
      addPublicationReader(townId, { address: address.trim(), label: label.trim(), locale: 'ja' }),
    onSuccess: async () => {
      setLabel('');
      setAddress('');
      await onAdded();
    },
  });
  return (
    <form
      className="grid items-end gap-4 sm:grid-cols-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (!add.isPending) add.mutate();
      }}
    >
      <Field name="reader-label" label={t('kpi.links.label')} hint={t('kpi.readers.labelHint')} required>
        {(aria) => (
          <input
            {...aria}
            required
            maxLength={100}
            className={inputClass}
            value={label}
            onChange={(event) => setLabel(event.target.value)}
          />
        )}
      </Field>
      <Field name="reader-address" label={t('kpi.readers.address')} required>
        {(aria) => (
          <input
            {...aria}
            type="email"
            required
            maxLength={254}
            className={inputClass}
            value={address}
            onChange={(event) => setAddress(event.target.value)}
          />
        )}
      </Field>
      {add.isError && <ProblemNotice problem={problemCode(add.error)} kind="act" />}
      <Button type="submit" pending={add.isPending} className="justify-self-start">
        {t('kpi.readers.add')}
      </Button>
    </form>
  );
}
