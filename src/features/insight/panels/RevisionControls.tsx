import { useQuery } from '@tanstack/react-query';
import { useLocale, useT } from '../../../i18n/I18nProvider.tsx';
import { formatDay, townDay } from '../../../lib/townTime.ts';
import { LabelledSelect } from '../filters/LabelledSelect.tsx';
import type { ControlsProps } from '../frame/panelSpec.ts';

/** Which published state is looked at. */
export function RevisionControls({ address, onAddress, reader }: ControlsProps) {
  const t = useT();
  const { locale } = useLocale();
  const query = useQuery({
    queryKey: ['insight-revisions', reader.townId],
    queryFn: () => reader.revisions(),
  });
  const revisions = query.data?.revisions ?? [];
  if (revisions.length === 0) return null;
  return (
    <LabelledSelect
      label={t('insight.revision.which')}
      value={String(address.revision ?? revisions[0]?.revision ?? '')}
      options={revisions.map((r) => ({
        value: String(r.revision),
        label: t('insight.revision.option', {
          revision: r.revision,
          day: formatDay(townDay(new Date(r.published_at)), locale),
        }),
      }))}
      onChange={(value) =>
        onAddress({ ...address, revision: Number(value) === revisions[0]?.revision ? null : Number(value) })
      }
    />
  );
}
