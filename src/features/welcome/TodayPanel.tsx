import { useState } from 'react';
import type { TownEvent } from '../../../supabase/functions/_shared/contract/town.ts';
import { townEvents, type TownView } from '../../data/content.ts';
import { useLocale } from '../../i18n/I18nProvider.tsx';
import { T, Words } from '../../i18n/Ruby.tsx';
import { bcp47 } from '../../i18n/translate.ts';
import { serverNow } from '../../lib/serverClock.ts';
import { daysBetween, formatDay, townDay } from '../../lib/townTime.ts';
import { useLoad } from '../../ui/useLoad.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { CalendarDays } from '../../ui/pageIcons.ts';
import { ClimatePanel } from './ClimatePanel.tsx';

/** What "soon" means here, in days. */
const soon = 60;
/** How many of it stand here before one asks for the others. */
const step = 4;

/** Today's date, the month in one sentence, and what is on. */
export function TodayPanel({ view }: { view: TownView }) {
  const { locale } = useLocale();
  const today = townDay(serverNow());
  const [limit, setLimit] = useState(step);
  const month = Number(today.slice(5, 7));
  const season =
    (['winter', 'spring', 'summer', 'autumn'] as const)[Math.floor((month % 12) / 3)] ?? 'winter';
  const key = view.revision === null ? null : `${view.town.town_id}/${String(view.revision)}/${today}`;
  const loaded = useLoad(townEvents, key);
  const coming =
    loaded.status === 'here' ? loaded.data.filter((e) => daysBetween(today, e.starts_on) <= soon) : [];
  return (
    <section aria-labelledby="today" className="space-y-4">
      <h2 id="today" className="text-2xl">
        <T id="common.today" />
      </h2>
      <p className="text-lg">{formatDay(today, bcp47(locale))}</p>
      <p>
        <T id={`common.season.${season}`} />
      </p>
      <ClimatePanel town={view.town} />
      {coming.length > 0 && (
        <ul className="grid gap-4 sm:grid-cols-2">
          {coming.slice(0, limit).map((event) => (
            <li key={event.town_event_id}>
              <EventCard event={event} language={bcp47(locale)} />
            </li>
          ))}
        </ul>
      )}
      {coming.length > limit && (
        <Button onClick={() => setLimit(coming.length)}>
          <T id="common.moreEvents" values={{ count: coming.length - limit }} />
        </Button>
      )}
      {loaded.status === 'here' && coming.length === 0 && (
        <p className="text-kawara">
          <T id="common.noEvents" values={{ days: soon }} />
        </p>
      )}
    </section>
  );
}

function EventCard({ event, language }: { event: TownEvent; language: string }) {
  const time = [event.start_time, event.end_time].filter(Boolean).join('–');
  return (
    <Card className="h-full space-y-1">
      <p className="flex items-center gap-2 text-kawara">
        <CalendarDays aria-hidden className="size-5 shrink-0" />
        <span>
          {formatDay(event.starts_on, language)}
          {event.ends_on &&
            event.ends_on !== event.starts_on &&
            ` – ${formatDay(event.ends_on, language)}`}{' '}
          {time}
        </span>
      </p>
      <h3 className="text-lg">
        <Words of={event.name} />
      </h3>
      {event.description && (
        <p>
          <Words of={event.description} />
        </p>
      )}
      {event.venue && <p className="text-kawara">{event.venue}</p>}
      {event.url && (
        <p>
          <a href={event.url} rel="noopener">
            <T id="places.source.open" />
          </a>
        </p>
      )}
    </Card>
  );
}
