import type { UnreadableHousehold } from '../../data/householdLists.ts';
import { useT } from '../../i18n/I18nProvider.tsx';
import { Notice } from '../../ui/Notice.tsx';

/** Households whose record is damaged: named, so that nobody is forgotten, while all others are shown as ever. */
export function UnreadableRows(props: { rows: readonly UnreadableHousehold[]; className?: string }) {
  const t = useT();
  if (props.rows.length === 0) return null;
  return (
    <div className={props.className}>
      <Notice tone="problem" title={t('concierge.unreadable', { count: props.rows.length })}>
        <ul className="list-disc pl-5">
          {props.rows.map((row) => (
            <li key={row.household_id} className="break-words">
              {row.contact_name || row.household_id}
            </li>
          ))}
        </ul>
        <p>{t('concierge.unreadable.text')}</p>
      </Notice>
    </div>
  );
}
