import { townPath } from '../../../supabase/functions/_shared/contract/pages.ts';
import type { HouseholdRecord, HouseholdVisit } from '../../data/households.ts';
import { dwellWords } from '../../domain/duration.ts';
import { useLocale, useT } from '../../i18n/I18nProvider.tsx';
import type { MessageKey } from '../../i18n/translate.ts';
import { formatMoment } from '../../lib/townTime.ts';
import { regionWords } from './householdWords.ts';
import { MoreRows } from '../../ui/staff/MoreRows.tsx';
import { Section } from './Section.tsx';
import { staysOf } from './staysOf.ts';
import { useOlder, type HouseholdActs } from './useHousehold.ts';
import type { ContentSpeech } from './useHouseholds.ts';

const devices: Record<string, MessageKey> = {
  phone: 'concierge.device.phone',
  tablet: 'concierge.device.tablet',
  desktop: 'concierge.device.desktop',
};
const sources: Record<string, MessageKey> = {
  declared: 'concierge.region.declared',
  edge: 'concierge.region.edge',
  time_zone: 'concierge.region.time_zone',
};

/** What the family looked at, visit by visit, newest first; or the sentence that it keeps this to itself. */
export function VisitsPart(props: { acts: HouseholdActs; record: HouseholdRecord; names: ContentSpeech }) {
  const t = useT();
  const { record, acts } = props;
  const { visits } = record;
  const older = useOlder(acts, 'visits', visits, visits.rows.at(-1)?.visit_id);
  return (
    <Section title={t('concierge.visits.title')}>
      {!record.link_agreed ? (
        <p>{t('concierge.visits.private')}</p>
      ) : visits.rows.length === 0 ? (
        <p>{t('concierge.visits.none')}</p>
      ) : (
        <ol className="space-y-6">
          {visits.rows.map((visit) => (
            <Visit key={visit.visit_id} townId={acts.townId} visit={visit} names={props.names} />
          ))}
        </ol>
      )}
      <MoreRows {...older} />
    </Section>
  );
}

function Visit(props: { townId: string; visit: HouseholdVisit; names: ContentSpeech }) {
  const t = useT();
  const { locale } = useLocale();
  const { visit, names } = props;
  const stays = staysOf(visit);
  const longest = Math.max(1, ...stays.map((stay) => stay.engaged_ms));
  const source = sources[visit.region_source];
  const device = devices[visit.device_class];
  return (
    <li className="space-y-2 border-l-4 border-hairline pl-4">
      <p>
        <span className="font-bold">{formatMoment(visit.started_at, locale)}</span>{' '}
        <span className="text-sm text-kawara">
          {regionWords(visit.region, { t, locale })}
          {source && `（${t(source)}）`}
          {device && ` ・ ${t(device)}`}
          {` ・ ${t('concierge.visits.total', { dwell: dwellWords(visit.engaged_ms, locale) })}`}
        </span>
      </p>
      {stays.length === 0 && <p className="text-kawara">{t('concierge.visits.noSpots')}</p>}
      <ul className="space-y-1">
        {stays.map((stay) => (
          <li
            key={`${stay.place_id} ${stay.spot_id ?? ''}`}
            className={
              'grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 ' +
              '@lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)_6rem]'
            }
          >
            <span className="min-w-0">
              <a
                href={townPath(props.townId, 'place', stay.place_id)}
                className="text-sky underline underline-offset-4"
              >
                {stay.spot_id === null ? names.place(stay.place_id) : names.spot(stay.spot_id)}
              </a>{' '}
              <span className="text-sm text-kawara">
                {stay.spot_id === null ? t('concierge.visits.whole') : names.place(stay.place_id)}
              </span>
            </span>
            <span aria-hidden className="hidden h-2 rounded-full bg-kawara/15 @lg:block">
              <span
                className="block h-full rounded-full bg-sky"
                style={{ width: `${(stay.engaged_ms / longest) * 100}%` }}
              />
            </span>
            <span className="text-right tabular-nums">{dwellWords(stay.engaged_ms, locale)}</span>
          </li>
        ))}
      </ul>
    </li>
  );
}
