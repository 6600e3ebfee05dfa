import { formatDay } from '../../../lib/townTime.ts';
import type { InsightAddress } from '../address.ts';
import type { Say } from './panelSpec.ts';

/** Says from which day on an answer can be had that needs single visits, and goes there in one press. */
export function Beyond(props: {
  /** The first day of which single visits are kept. */
  from: string;
  address: InsightAddress;
  say: Say;
  onAddress: (next: InsightAddress) => void;
  /** It is the filters that reach too far. */
  hasFilters?: boolean;
  words?: string;
}) {
  const { from, address, say, onAddress } = props;
  const { t } = say;
  const day = formatDay(from, say.locale);
  const act = 'min-h-11 cursor-pointer text-sm text-sky underline underline-offset-4 hover:bg-hinoki';
  return (
    <div className="flex min-w-0 flex-wrap items-baseline gap-x-4">
      <p className="text-sm text-kawara">{props.words ?? t('insight.beyond.filters', { day })}</p>
      {from <= address.range.to && (
        <button
          type="button"
          className={act}
          onClick={() => onAddress({ ...address, preset: null, range: { from, to: address.range.to } })}
        >
          {t('insight.beyond.shorten', { day })}
        </button>
      )}
      {props.hasFilters && (
        <button type="button" className={act} onClick={() => onAddress({ ...address, filters: {} })}>
          {t('insight.beyond.clear')}
        </button>
      )}
    </div>
  );
}
