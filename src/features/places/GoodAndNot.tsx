import type { Localized } from '../../../supabase/functions/_shared/contract/town.ts';
import { T, Words } from '../../i18n/Ruby.tsx';
import { CircleAlert, Smile } from '../../ui/lineIcons.tsx';

/** The good side, and always the inconvenient one where it is known. */
export function GoodAndNot(props: { good?: Localized | undefined; inconvenient?: Localized | undefined }) {
  if (!props.good && !props.inconvenient) return null;
  return (
    <dl className={props.good && props.inconvenient ? 'grid gap-3 sm:grid-cols-2' : undefined}>
      {props.good && (
        <div className="rounded-lg border-l-4 border-moegi bg-hinoki px-4 py-3">
          <dt className="flex items-center gap-2 font-bold">
            <Smile aria-hidden className="size-5 shrink-0 text-moegi" />
            <span>
              <T id="places.good" />
            </span>
          </dt>
          <dd>
            <Words of={props.good} />
          </dd>
        </div>
      )}
      {props.inconvenient && (
        <div className="rounded-lg border-l-4 border-kawara bg-hinoki px-4 py-3">
          <dt className="flex items-center gap-2 font-bold">
            <CircleAlert aria-hidden className="size-5 shrink-0 text-kawara" />
            <span>
              <T id="places.inconvenient" />
            </span>
          </dt>
          <dd>
            <Words of={props.inconvenient} />
          </dd>
        </div>
      )}
    </dl>
  );
}
