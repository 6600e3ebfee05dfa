import { useState, type ReactNode } from 'react';
import Download from 'lucide-react/icons/download';
import Image from 'lucide-react/icons/image';
import type { LucideIcon } from 'lucide-react';
import { noteExport } from '../../../data/audit.ts';
import { insightFilters } from '../../../data/insight.ts';
import { formatDay } from '../../../lib/townTime.ts';
import { saveFile } from '../../../shared/saveFile.ts';
import { csvText } from './csv.ts';
import type { PanelFrameProps } from './frameProps.ts';
import type { Ask, PanelView, Say } from './panelSpec.ts';
import { panelPicture } from './savePicture.ts';
import { csvTable } from './sayCell.ts';

/**
 * What a file says of itself before its figures: that it stays inside, of which days, narrowed to what, and when it was
 * made.
 */
function aboutFigures(title: string, ask: Ask, say: Say): [name: string, words: string][] {
  const { t } = say;
  const filters = insightFilters.flatMap((name) => {
    const value = ask.filters[name];
    return value === undefined ? [] : [`${t(`insight.filter.${name}`)}: ${say.name(name, value)}`];
  });
  return [
    [t('insight.inside'), title],
    [
      t('insight.period'),
      `${formatDay(ask.range.from, say.locale)} – ${formatDay(ask.range.to, say.locale)}`,
    ],
    [
      t('insight.versus'),
      `${t(`insight.versus.${ask.versus}`)} ${formatDay(ask.then.from, say.locale)} ` +
        `– ${formatDay(ask.then.to, say.locale)}`,
    ],
    [t('insight.filters'), filters.length === 0 ? t('insight.filters.none') : filters.join(' ・ ')],
    [t('insight.made'), formatDay(ask.today, say.locale)],
  ];
}

/** The figures to take along: as a table for a spreadsheet and as a picture for a report. */
export function PanelActions(props: PanelFrameProps & { title: string; view: PanelView }) {
  const { spec, title, view, ask, say } = props;
  const { t } = say;
  const [failed, setFailed] = useState(false);
  if (view.state !== 'full') return null;
  const name = `${props.reader.townId}_${spec.id}_${ask.range.from}_${ask.range.to}_${t('insight.inside')}`;
  const about = aboutFigures(title, ask, say);

  const saveCsv = async () => {
    const { headers, rows } = csvTable(view.table, say);
    await noteExport(props.reader.townId, 'insight', rows.length);
    saveFile(`${name}.csv`, new Blob([csvText(about, headers, rows)], { type: 'text/csv;charset=utf-8' }));
  };
  const savePicture = async () => {
    const below = about.map((line) => line.join(' '));
    const panel = document.getElementById(`panel-${spec.id}`);
    if (!panel) throw new Error('the panel is no longer there');
    const picture = await panelPicture(panel, below);
    await noteExport(props.reader.townId, 'insight', csvTable(view.table, say).rows.length);
    saveFile(`${name}.png`, picture);
  };
  const take = (save: () => Promise<void>) => () => {
    setFailed(false);
    save().catch(() => setFailed(true)); // said beside the button: the table is still there
  };

  return (
    <div className="ml-auto flex flex-wrap items-center gap-1">
      <Act Icon={Download} name={t('insight.csvName', { title })} onClick={take(saveCsv)}>
        {t('insight.csv')}
      </Act>
      <Act Icon={Image} name={t('insight.pngName', { title })} onClick={take(savePicture)}>
        {t('insight.png')}
      </Act>
      {failed && (
        <p role="alert" className="basis-full text-sm text-vermilion">
          {t('insight.saveFailed')}
        </p>
      )}
    </div>
  );
}

function Act(props: { Icon: LucideIcon; name: string; onClick: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      aria-label={props.name}
      className={
        'inline-flex min-h-11 cursor-pointer items-center gap-2 rounded-lg px-2 text-sm whitespace-nowrap ' +
        'underline underline-offset-4 hover:bg-hinoki'
      }
      onClick={props.onClick}
    >
      <props.Icon aria-hidden className="size-4" />
      {props.children}
    </button>
  );
}
