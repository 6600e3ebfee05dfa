// Figures that are counted elsewhere and entered by hand: statistics, and the town's own by name and unit.
import * as v from 'valibot';
import { callRpc } from './staffClient.ts';

const listShape = v.object({
  series: v.array(v.object({ name: v.string(), label: v.string(), unit: v.string(), adds_up: v.boolean() })),
  figures: v.array(
    v.object({
      /** The measure: population …, or outside:UUID of a series. */
      name: v.string(),
      as_of: v.string(),
      value: v.number(),
      source: v.string(),
      entered_at: v.string(),
      by: v.nullable(v.string()),
    }),
  ),
});
export type OutsideFigures = v.InferOutput<typeof listShape>;
export type OutsideFigure = OutsideFigures['figures'][number];

/** The town's own series, and every figure, newest first; they are entered by hand, so there are never very many. */
export function readOutsideFigures(townId: string): Promise<OutsideFigures> {
  return callRpc('list_outside_figures', { p_town_id: townId }, listShape);
}

/**
 * A figure of the town's own. `addsUp`: counted over a time, so that months make a year; else how it stands on a day.
 * Answers its measure's name. StaffProblem reason: name_taken, too_many.
 */
export async function saveOutsideSeries(
  townId: string,
  series: { label: string; unit: string; addsUp: boolean },
): Promise<string> {
  const id = await callRpc(
    'save_outside_series',
    { p_town_id: townId, p_name: series.label, p_unit: series.unit, p_adds_up: series.addsUp },
    v.string(),
  );
  return `outside:${id}`;
}

/** Adds a figure; one for the same day corrects the earlier one. */
export async function saveOutsideFigure(
  townId: string,
  figure: Pick<OutsideFigure, 'name' | 'as_of' | 'value' | 'source'>,
): Promise<void> {
  await callRpc(
    'save_outside_figure',
    {
      p_town_id: townId,
      p_name: figure.name,
      p_as_of: figure.as_of,
      p_value: figure.value,
      p_source: figure.source,
    },
    v.unknown(),
  );
}
