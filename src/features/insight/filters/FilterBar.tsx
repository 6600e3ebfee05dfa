import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { DayRange } from '../../../data/insight.ts';
import { dims, filterCount, mostFilters, withFilter, type Dim, type InsightAddress } from '../address.ts';
import type { InsightReader } from '../frame/insightReader.ts';
import type { Say } from '../frame/panelSpec.ts';
import { LabelledSelect } from './LabelledSelect.tsx';

interface Props {
  address: InsightAddress;
  range: DayRange;
  reader: InsightReader;
  say: Say;
  onAddress: (next: InsightAddress) => void;
}

/** Narrows every panel; what it is narrowed to stands beside it as chips that one can take away. */
export function FilterBar(props: Props) {
  const { address, say, onAddress } = props;
  const { t } = say;
  const [isOpen, setOpen] = useState(false);
  const chosen = dims.filter((dim) => address.filters[dim] !== undefined);
  return (
    <div className="space-y-2">
      <div className="flex flex-wrap items-center gap-2">
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls="insight-filters"
          onClick={() => setOpen(!isOpen)}
          className="min-h-11 cursor-pointer rounded-full border border-kawara/50 bg-paper px-4 hover:bg-hinoki"
        >
          {t('insight.filter.open')}
        </button>
        {chosen.map((dim) => (
          <FilterChip key={dim} dim={dim} {...props} />
        ))}
        {chosen.length > 1 && (
          <button
            type="button"
            onClick={() => onAddress({ ...address, filters: {} })}
            className="min-h-11 cursor-pointer px-2 text-sm underline underline-offset-4"
          >
            {t('insight.filter.clear')}
          </button>
        )}
      </div>
      <div id="insight-filters" hidden={!isOpen} className="space-y-3 rounded-card bg-hinoki p-4">
        {isOpen && (
          <>
            <p className="text-sm text-kawara">{t('insight.filter.limit', { most: mostFilters })}</p>
            <div className="grid gap-x-6 gap-y-2 sm:grid-cols-2 xl:grid-cols-3">
              {dims.map((dim) => (
                <DimSelect key={dim} dim={dim} {...props} />
              ))}
            </div>
          </>
        )}
      </div>
    </div>
  );
}

/** One thing the figures are narrowed to; pressing it takes it away. */
export function FilterChip({
  dim,
  address,
  say,
  onAddress,
}: Pick<Props, 'address' | 'say' | 'onAddress'> & { dim: Dim }) {
  const { t } = say;
  const words = `${t(`insight.dim.${dim}`)}: ${say.name(dim, address.filters[dim] ?? '')}`;
  return (
    <button
      type="button"
      aria-label={t('insight.filter.remove', { name: words })}
      onClick={() => onAddress(withFilter(address, dim, null))}
      className="inline-flex min-h-11 max-w-full cursor-pointer items-center gap-2 rounded-full border border-sky bg-paper px-4 text-sm hover:bg-hinoki"
    >
      <span className="min-w-0 break-words">{words}</span>
      <span aria-hidden>×</span>
    </button>
  );
}

/** What a dim can be narrowed to: the values that the range has, hidden ones said to be so. */
function DimSelect({ dim, address, range, reader, say, onAddress }: Props & { dim: Dim }) {
  const { t } = say;
  const query = useQuery({
    queryKey: ['insight-values', reader.townId, dim, range],
    queryFn: () => reader.table(dim, range),
  });
  const chosen = address.filters[dim];
  const isFull = chosen === undefined && filterCount(address.filters) >= mostFilters;
  const rows = query.data ?? [];
  const isListed = chosen === undefined || rows.some((row) => row.key === chosen);
  return (
    <LabelledSelect
      label={t(`insight.dim.${dim}`)}
      value={chosen ?? ''}
      options={[
        { value: '', label: query.isPending ? t('insight.filter.loading') : t('insight.filter.all') },
        ...rows.map((row) => ({
          value: row.key,
          label:
            row.visits === null
              ? t('insight.filter.few', { name: say.name(dim, row.key) })
              : say.name(dim, row.key),
          disabled: isFull,
        })),
        ...(isListed ? [] : [{ value: chosen, label: say.name(dim, chosen) }]),
      ]}
      onChange={(value) => onAddress(withFilter(address, dim, value === '' ? null : value))}
    />
  );
}
