import Route from 'lucide-react/icons/route';
import { useSyncExternalStore } from 'react';
import { T, Words } from '../../../i18n/Ruby.tsx';
import { shortlistOf } from '../../../lib/shortlist.ts';
import { walkLists, type WalkList } from '../walk/walkLists.ts';
import { useTour } from '../tourContext.ts';
import { useWalk } from '../walk/useWalk.ts';

/** Walks to be led through: the town's own, what the family has kept, and one for each theme. */
export function WalksPanel() {
  const { town, index, using, leader, setPanel } = useTour();
  const { goesOn } = useWalk();
  const shortlist = shortlistOf(town.town_id);
  const kept = useSyncExternalStore(shortlist.subscribe, shortlist.items);
  const lists = walkLists(town, index, kept);
  const { settings, change, motionAllowed } = using;
  const start = (list: WalkList): void => {
    setPanel(null);
    leader.start(list, goesOn);
  };
  return (
    <div className="space-y-5">
      <p className="text-sm text-kawara">
        <T id="tour.walks.help" />
      </p>
      <ul className="space-y-2">
        {[...lists.own, ...(lists.kept ? [lists.kept] : [])].map((list) => (
          <li key={list.id}>
            <WalkButton list={list} onStart={start} />
          </li>
        ))}
      </ul>
      {lists.byTheme.length > 0 && (
        <section aria-labelledby="walks-by-theme">
          <h3 id="walks-by-theme" className="mb-2 text-base">
            <T id="tour.walks.byTheme" />
          </h3>
          <ul className="grid grid-cols-2 gap-2">
            {lists.byTheme.map((list) => (
              <li key={list.id}>
                <WalkButton list={list} onStart={start} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {motionAllowed ? (
        <label className="flex min-h-11 cursor-pointer items-center gap-3 rounded-lg px-2 hover:bg-hinoki">
          <input
            type="checkbox"
            checked={settings.walkGoesOn}
            onChange={(event) => change({ walkGoesOn: event.currentTarget.checked })}
            className="size-5 shrink-0 accent-moegi"
          />
          <span>
            <T id="tour.walks.goesOn" />
          </span>
        </label>
      ) : (
        <p className="text-sm text-kawara">
          <T id="tour.walks.waits" />
        </p>
      )}
    </div>
  );
}

export function WalkName({ of }: { of: WalkList }) {
  return typeof of.name === 'string' ? <T id={of.name} /> : <Words of={of.name} />;
}

function WalkButton({ list, onStart }: { list: WalkList; onStart: (list: WalkList) => void }) {
  return (
    <button
      type="button"
      data-walk-id={list.id}
      onClick={() => onStart(list)}
      className={
        'flex min-h-14 w-full cursor-pointer items-start gap-3 rounded-card border border-hairline px-3 py-2.5 ' +
        'text-left leading-snug hover:border-kawara hover:bg-hinoki'
      }
    >
      <Route aria-hidden className="mt-0.5 size-5 shrink-0 text-moegi" />
      <span className="min-w-0">
        <span className="block font-heading font-bold">
          <WalkName of={list} />
        </span>
        {list.summary && (
          <span className="block text-sm text-kawara">
            <Words of={list.summary} />
          </span>
        )}
        <span className="block text-sm text-kawara tabular-nums">
          <T id="tour.walks.count" values={{ count: list.spotIds.length }} />
        </span>
      </span>
    </button>
  );
}
