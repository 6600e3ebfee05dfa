import type { Place } from '../../functions/_shared/contract/town.ts';
import type { Column, Columns } from './columns.ts';
import type { Cell } from './readFacts.ts';
import { tidy } from './text.ts';

type Location = NonNullable<Place['location']>;

// The land of Japan, islands included, in degrees (国土地理院: 日本の東西南北端点).
const bounds = { lat: [20.4, 45.6], lon: [122.9, 154] } as const;
const isIn = (axis: 'lat' | 'lon', value: number) => value >= bounds[axis][0] && value <= bounds[axis][1];

/** Where a row says it is; null when it does not say; otherwise what is wrong, by the file's own column. */
export function readLocation(
  cell: Cell,
  columns: Columns,
): Location | null | { problems: { column: string; reason: string }[] } {
  const [latText = '', lonText = ''] = columns.lat
    ? [tidy(cell('lat')), tidy(cell('lon'))]
    : tidy(cell('location')).split(/[,、 ]+/);
  if (latText === '' && lonText === '') return null;
  const [lat, lon] = [Number(latText || 'x'), Number(lonText || 'x')];
  if (lat === 0 && lon === 0) return null; // how several sources write "not known"
  if (isIn('lat', lat) && isIn('lon', lon)) return { lat, lon };
  const headerOf = (column: Column) => columns[column] ?? columns.location ?? '緯度';
  if (isIn('lat', lon) && isIn('lon', lat))
    return {
      problems: [
        { column: headerOf('lat'), reason: `「${latText}」: 緯度と経度が入れ替わっているようです。` },
      ],
    };
  const problems = (
    [
      ['lat', latText, lat],
      ['lon', lonText, lon],
    ] as const
  )
    .filter(([axis, , value]) => !isIn(axis, value))
    .map(([axis, text, value]) => ({
      column: headerOf(axis),
      reason:
        text === ''
          ? '緯度と経度の片方だけが空です。'
          : Number.isNaN(value)
            ? `「${text}」を数として読めません。`
            : `「${text}」は日本の中の値ではありません。`,
    }));
  return { problems };
}
