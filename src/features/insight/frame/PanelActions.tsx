import { useState, type ReactNode } from 'react';
import Download from 'lucide-react/icons/download';
import Image from 'lucide-react/icons/image';
import type { LucideIcon } from 'lucide-react';
import { dims } from '../address.ts';
import { csvText } from './csv.ts';
import type { InsightReader } from './insightReader.ts';
import { hasDrawable, type Ask, type PanelSpec, type PanelView, type Say } from './panelSpec.ts';
import { saveFile } from '../../../shared/saveFile.ts';
import { panelPicture } from './savePicture.ts';
import { csvTable } from './sayCell.ts';

/** Where the chart of a panel stands on the page. */
export const figureId = (spec: PanelSpec) => `panel-${spec.id}-chart`;

/** The figures to take along: as a table for a spreadsheet and as a picture for a report. */
export function PanelActions(props: {
  spec: PanelSpec;
  title: string;
  view: PanelView;
  ask: Ask;
  say: Say;
  reader: InsightReader;
}) {
  const { spec, title, view, ask, say } = props;
  const { t } = say;
  const [failed, setFailed] = useState(false);
  const name = `${props.reader.townId}_${spec.id}_${ask.range.from}_${ask.range.to}`;
  const filters = dims.flatMap((dim) => {
    const value = ask.filters[dim];
    return value === undefined ? [] : [`${t(`insight.dim.${dim}`)}: ${say.name(dim, value)}`];
  });

  const savePicture = async () => {
    setFailed(false);
    try {
      const below = [
        [say.span(ask.range), ...filters].join(' ・ '),
        ...(view.notes ?? []),
        `${t('insight.definition')} ${t(spec.definition)}`,
        t('insight.rule'),
      ];
      const picture = await panelPicture(
        { title, answer: view.answer, below },
        view.chart !== null && hasDrawable(view.chart) ? view.chart : null,
        document.getElementById(figureId(spec)),
        say,
      );
      saveFile(`${name}.png`, picture);
    } catch {
      setFailed(true); // said beside the button: the table is still there
    }
  };

  return (
    <div className="flex flex-wrap items-center gap-1">
      <Act
        Icon={Download}
        name={t('insight.csvName', { title })}
        onClick={() => {
          const { headers, rows } = csvTable(view.table, say);
          const text = csvText(headers, rows, t('insight.hiddenShort'));
          saveFile(`${name}.csv`, new Blob([text], { type: 'text/csv;charset=utf-8' }));
        }}
      >
        {t('insight.csv')}
      </Act>
      <Act Icon={Image} name={t('insight.pngName', { title })} onClick={() => void savePicture()}>
        {t('insight.png')}
      </Act>
      {failed && (
        <p role="alert" className="basis-full text-sm text-vermilion">
          {t('insight.pngFailed')}
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
      className="inline-flex min-h-11 cursor-pointer items-center gap-2 rounded-lg px-2 text-sm whitespace-nowrap underline underline-offset-4 hover:bg-hinoki"
      onClick={props.onClick}
    >
      <props.Icon aria-hidden className="size-4" />
      {props.children}
    </button>
  );
}
