import { readSpots, type SpotRow } from '../../data/insight.ts';
import { dwellWords } from '../../domain/duration.ts';
import { useLocale, useT, useWords } from '../../i18n/I18nProvider.tsx';
import { BarTable } from './BarTable.tsx';
import { Panel } from './Panel.tsx';
import type { SpotName } from '../../data/revisions.ts';
import { spotView } from './spotView.ts';
import { usePanel, usePublishedNames, type PanelProps } from './usePanel.ts';

const listed = 10;

/** What is seen, and what is not? */
export function SpotsPanel(props: PanelProps) {
  const t = useT();
  const say = useWords();
  const { locale } = useLocale();
  const query = usePanel('spots', props, readSpots);
  const published: ReadonlyMap<string, SpotName> = usePublishedNames(props.townId).data?.spots ?? new Map();
  const name = (row: SpotRow) => {
    const spot = published.get(row.spot_id);
    return spot ? say(spot.name) : row.spot_id;
  };
  const placeName = (id: string) => {
    const spot = published.get(id);
    return spot ? say(spot.place_name) : '';
  };

  return (
    <Panel
      title={t('insight.spots.title')}
      range={props.range}
      query={query}
      isEmpty={(rows) => rows.length === 0}
      answer={(rows) => {
        const view = spotView(rows, published);
        const [top] = view.seen;
        return top
          ? t('insight.spots.answer', { spot: name(top), never: view.never.length })
          : t('insight.spots.answerNone', { never: view.never.length });
      }}
      definition={t('insight.spots.definition')}
      csv={(rows) => ({
        name: `${props.townId}_spots`,
        headers: [
          t('insight.code'),
          t('insight.places.place'),
          t('insight.spots.spot'),
          t('insight.spots.state'),
          t('insight.dwellSeconds'),
          t('insight.visits'),
        ],
        rows: [
          ...rows.map((row) => [
            row.spot_id,
            placeName(row.spot_id),
            name(row),
            t('insight.spots.seen.csv'),
            row.engaged_ms === null ? null : Math.round(row.engaged_ms / 1000),
            row.visits,
          ]),
          ...spotView(rows, published).never.map((spot) => [
            spot.spot_id,
            say(spot.place_name),
            say(spot.name),
            t('insight.spots.never.csv'),
            0,
            0,
          ]),
        ],
      })}
    >
      {(rows) => {
        const view = spotView(rows, published);
        return (
          <div className="grid items-start gap-6 xl:grid-cols-[3fr_2fr]">
            <div className="min-w-0 space-y-2">
              <h3 className="text-base">{t('insight.spots.most')}</h3>
              {view.seen.length === 0 ? (
                <p className="text-kawara">{t('insight.allHidden')}</p>
              ) : (
                <BarTable
                  caption={t('insight.spots.most')}
                  nameColumn={t('insight.spots.spot')}
                  columns={[t('insight.dwell'), t('insight.visits')]}
                  rows={view.seen.slice(0, listed).map((row) => ({
                    key: row.spot_id,
                    name: (
                      <>
                        {name(row)} <span className="text-sm text-kawara">{placeName(row.spot_id)}</span>
                      </>
                    ),
                    value: row.engaged_ms,
                    cells: [
                      dwellWords(row.engaged_ms, locale),
                      row.visits === null ? null : t('insight.visitsCount', { count: row.visits }),
                    ],
                  }))}
                />
              )}
              {view.hidden > 0 && (
                <p className="text-sm text-kawara">
                  {t('insight.spots.hiddenCount', { count: view.hidden })}
                </p>
              )}
            </div>
            <div className="min-w-0 space-y-2">
              <h3 className="text-base">{t('insight.spots.never')}</h3>
              {view.never.length === 0 ? (
                <p className="text-kawara">{t('insight.spots.neverNone')}</p>
              ) : (
                <ul className="columns-1 gap-6 sm:columns-2 xl:columns-1 2xl:columns-2">
                  {view.never.map((spot) => (
                    <li key={spot.spot_id} className="break-inside-avoid border-b border-hairline py-1">
                      {say(spot.name)} <span className="text-sm text-kawara">{say(spot.place_name)}</span>
                    </li>
                  ))}
                </ul>
              )}
            </div>
          </div>
        );
      }}
    </Panel>
  );
}
