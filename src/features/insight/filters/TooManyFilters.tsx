import { Button } from '../../../ui/Button.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { dims, type InsightAddress } from '../address.ts';
import type { Say } from '../frame/panelSpec.ts';

/** Says why a panel can't be narrowed so far, and offers what it can do. */
export function TooManyFilters(props: {
  most: number;
  address: InsightAddress;
  say: Say;
  onAddress: (next: InsightAddress) => void;
}) {
  const { address, say } = props;
  const { t } = say;
  return (
    <Notice live>
      <p>{t('insight.filter.tooMany', { most: props.most })}</p>
      <div className="flex flex-wrap gap-2">
        {dims.map((dim) => {
          const value = address.filters[dim];
          if (value === undefined) return null;
          return (
            <Button key={dim} onClick={() => props.onAddress({ ...address, filters: { [dim]: value } })}>
              {t('insight.filter.only', { name: `${t(`insight.dim.${dim}`)}: ${say.name(dim, value)}` })}
            </Button>
          );
        })}
      </div>
    </Notice>
  );
}
