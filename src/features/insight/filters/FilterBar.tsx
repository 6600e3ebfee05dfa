import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { insightFilters, type DayRange, type InsightFilter } from '../../../data/insight.ts';
import { locales } from '../../../../supabase/functions/_shared/contract/locales.ts';
import { deviceClasses } from '../../../../supabase/functions/_shared/contract/visit.ts';
import { dims, withFilter, type Dim, type InsightAddress } from '../address.ts';
import type { InsightReader } from '../frame/insightReader.ts';
import type { Say } from '../frame/panelSpec.ts';
import { LabelledSelect } from './LabelledSelect.tsx';

interface Props {
  address: InsightAddress;
  /** What the role may narrow by. */
  names: readonly InsightFilter[];
  range: DayRange;
  reader: InsightReader;
  say: Say;
  onAddress: (next: InsightAddress) => void;
}

/** Narrows every panel; what it is narrowed to stands beside it as chips that one can take away. */
export function FilterBar(props: Props) {
  const { address, say, names, onAddress } = props;
  const { t } = say;
  const [isOpen, setOpen] = useState(false);
  const chosen = insightFilters.filter((name) => address.filters[name] !== undefined);
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
          {t('insight.filters.open')}
        </button>
        {chosen.map((name) => (
          <FilterChip key={name} name={name} address={address} say={say} onAddress={onAddress} />
        ))}
        {chosen.length > 1 && (
          <button
            type="button"
            onClick={() => onAddress({ ...address, filters: {} })}
            className="min-h-11 cursor-pointer px-2 text-sm underline underline-offset-4"
          >
            {t('insight.filters.clear')}
          </button>
        )}
      </div>
      <div id="insight-filters" hidden={!isOpen} className="space-y-3 rounded-card bg-hinoki p-4">
        {isOpen && (
          <>
            <p className="text-sm text-kawara">{t('insight.filters.about')}</p>
            <div className="grid gap-x-6 gap-y-2 sm:grid-cols-2 xl:grid-cols-3">
              {names.map((name) =>
                isDim(name) && names.length === insightFilters.length ? (
                  <FoundSelect key={name} {...props} name={name} />
                ) : (
                  <FilterSelect key={name} {...props} name={name} values={listOf(name, say)} />
                ),
              )}
            </div>
          </>
        )}
      </div>
    </div>
  );
}

const isDim = (name: InsightFilter): name is Dim => dims.some((dim) => dim === name);

/** Values that are known without asking what the range has. */
function listOf(name: InsightFilter, say: Say): readonly string[] {
  switch (name) {
    case 'device':
      return deviceClasses;
    case 'locale':
      return locales;
    case 'visitor':
      return ['new', 'returning'];
    case 'stage':
      return ['engaged', 'considering', 'lead'];
    default:
      return say.published(name);
  }
}

/** One thing the figures are narrowed to; pressing it takes it away. */
function FilterChip({
  name,
  address,
  say,
  onAddress,
}: Pick<Props, 'address' | 'say' | 'onAddress'> & { name: InsightFilter }) {
  const { t } = say;
  const words = `${t(`insight.filter.${name}`)}: ${say.name(name, address.filters[name] ?? '')}`;
  return (
    <button
      type="button"
      aria-label={t('insight.filters.remove', { name: words })}
      onClick={() => onAddress(withFilter(address, name, null))}
      className={
        'inline-flex min-h-11 max-w-full cursor-pointer items-center gap-2 rounded-full border border-sky ' +
        'bg-paper px-4 text-sm hover:bg-hinoki'
      }
    >
      <span className="min-w-0 break-words">{words}</span>
      <span aria-hidden>×</span>
    </button>
  );
}

/** What a dim can be narrowed to: the values that the range has. */
function FoundSelect(props: Props & { name: Dim }) {
  const { name, range, reader } = props;
  const query = useQuery({
    queryKey: ['insight-values', reader.townId, name, range],
    queryFn: () => reader.table(name, range),
  });
  const values = query.data?.map((row) => row.key) ?? [];
  return <FilterSelect {...props} values={values} isLoading={query.isPending} />;
}

function FilterSelect(
  props: Props & { name: InsightFilter; values: readonly string[]; isLoading?: boolean },
) {
  const { name, address, say, values, onAddress } = props;
  const { t } = say;
  const chosen = address.filters[name];
  const isListed = chosen === undefined || values.includes(chosen);
  return (
    <LabelledSelect
      label={t(`insight.filter.${name}`)}
      value={chosen ?? ''}
      options={[
        { value: '', label: props.isLoading ? t('insight.filters.loading') : t('insight.filters.all') },
        ...[...values, ...(isListed ? [] : [chosen])].map((value) => ({
          value,
          label: say.name(name, value),
        })),
      ]}
      onChange={(value) => onAddress(withFilter(address, name, value === '' ? null : value))}
    />
  );
}
