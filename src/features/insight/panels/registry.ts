import type { Role } from '../../../../supabase/functions/_shared/contract/pipeline.ts';
import type { Drawing } from '../frame/panelSpec.ts';
import { campaigns } from './campaigns.ts';
import { changes } from './changes.ts';
import { consultations } from './consultations.ts';
import { funnel } from './funnel.ts';
import { lastHours } from './hours.ts';
import { live } from './live.ts';
import { looked } from './looked.ts';
import { overview } from './overview.ts';
import { leaving, paths } from './paths.ts';
import { quality } from './quality.ts';
import { regions } from './regions.ts';
import { retention } from './retention.ts';
import { revisionEffect } from './revisionEffect.ts';
import { shares } from './shares.ts';
import { stand } from './stand.ts';
import { weights } from './weights.ts';

const parts = ['overview', 'visitors', 'content', 'way', 'technology'] as const;
export type PartId = (typeof parts)[number];

interface PanelRow {
  /** Its anchor (#panel-id) and its words: insight.<id>.title, .counts (one line) and .definition (folded). */
  id: string;
  part: PartId;
  /** The rpc that answers it, and the panel of it: what the database must know. */
  asks: `insight_${string}` | `insight_table ${string}`;
  /** How it asks and shows, and the filters it obeys. */
  drawing: Drawing;
  /** Takes half the width where there is room. */
  half?: boolean;
  /** Who may ask, if others than analysts, concierges and admins. */
  roles?: readonly Role[];
}

const withEditors: readonly Role[] = ['analyst', 'concierge', 'admin', 'editor'];
const everyHour = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0'));

/** A drawing whose data nobody but itself looks into. */
const drawn = <T>(drawing: Drawing<T>) => drawing as Drawing;

/**
 * Every panel of the page, in its order: one question each. A new one is a row here (README of the feature: the other
 * five places).
 */
export const registry = [
  { id: 'live', part: 'overview', asks: 'insight_live', drawing: drawn(live) },
  { id: 'overview', part: 'overview', asks: 'insight_summary', drawing: drawn(overview) },
  { id: 'hours', part: 'overview', asks: 'insight_hours', drawing: drawn(lastHours) },
  {
    id: 'hour',
    part: 'overview',
    asks: 'insight_table hour',
    drawing: drawn(shares('hour', { order: everyHour, columns: true })),
    half: true,
  },
  {
    id: 'retention',
    part: 'overview',
    asks: 'insight_table retention',
    drawing: drawn(retention),
    half: true,
  },
  { id: 'campaigns', part: 'visitors', asks: 'insight_table campaign', drawing: drawn(campaigns) },
  { id: 'regions', part: 'visitors', asks: 'insight_table region', drawing: drawn(regions) },
  { id: 'weights', part: 'visitors', asks: 'insight_region_weights', drawing: drawn(weights) },
  {
    id: 'entry',
    part: 'visitors',
    asks: 'insight_table entry',
    drawing: drawn(shares('entry')),
    half: true,
  },
  {
    id: 'region_source',
    part: 'visitors',
    asks: 'insight_table region_source',
    drawing: drawn(shares('region_source')),
    half: true,
  },
  {
    id: 'visitor',
    part: 'visitors',
    asks: 'insight_table visitor',
    drawing: drawn(shares('visitor')),
    half: true,
  },
  {
    id: 'locale',
    part: 'visitors',
    asks: 'insight_table locale',
    drawing: drawn(shares('locale')),
    half: true,
  },
  { id: 'theme', part: 'content', asks: 'insight_table theme', drawing: drawn(looked('theme')) },
  {
    id: 'place',
    part: 'content',
    asks: 'insight_table place',
    drawing: drawn(looked('place')),
    roles: withEditors,
  },
  {
    id: 'spot',
    part: 'content',
    asks: 'insight_table spot',
    drawing: drawn(looked('spot')),
    roles: withEditors,
  },
  {
    id: 'search',
    part: 'content',
    asks: 'insight_table search',
    drawing: drawn(shares('search', { order: ['in_vain', 'found'], emptyText: 'insight.search.none' })),
    half: true,
  },
  { id: 'space', part: 'content', asks: 'insight_table space', drawing: drawn(looked('space')) },
  { id: 'area', part: 'content', asks: 'insight_table area', drawing: drawn(stand) },
  {
    id: 'changes',
    part: 'content',
    asks: 'insight_table place',
    drawing: drawn(changes),
    roles: withEditors,
  },
  {
    id: 'revision',
    part: 'content',
    asks: 'insight_table place',
    drawing: drawn(revisionEffect),
    roles: withEditors,
  },
  { id: 'funnel', part: 'way', asks: 'insight_outcomes', drawing: drawn(funnel) },
  { id: 'consultations', part: 'way', asks: 'insight_outcomes', drawing: drawn(consultations), half: true },
  {
    id: 'tour',
    part: 'way',
    asks: 'insight_table tour',
    drawing: drawn(shares('tour', { order: ['started', 'completed'] })),
    half: true,
  },
  { id: 'paths', part: 'way', asks: 'insight_table path', drawing: drawn(paths) },
  { id: 'leaving', part: 'way', asks: 'insight_table path', drawing: drawn(leaving) },
  {
    id: 'device',
    part: 'technology',
    asks: 'insight_table device',
    drawing: drawn(shares('device')),
    half: true,
  },
  {
    id: 'tier',
    part: 'technology',
    asks: 'insight_table tier',
    drawing: drawn(shares('tier', { order: ['1', '2', '3'] })),
    half: true,
  },
  {
    id: 'load',
    part: 'technology',
    asks: 'insight_table load',
    drawing: drawn(shares('load', { order: ['0-2', '2-5', '5-10', '10-'] })),
    half: true,
  },
  {
    id: 'connection',
    part: 'technology',
    asks: 'insight_table connection',
    drawing: drawn(shares('connection')),
    half: true,
  },
  {
    id: 'failure',
    part: 'technology',
    asks: 'insight_table failure',
    drawing: drawn(shares('failure', { emptyText: 'insight.failure.none' })),
    half: true,
  },
  { id: 'quality', part: 'technology', asks: 'insight_quality', drawing: drawn(quality) },
] as const satisfies readonly PanelRow[];

/** Every id has its three messages, or the frame does not compile. */
type PanelId = (typeof registry)[number]['id'];
export type PanelSpec = Omit<PanelRow, 'id'> & { id: PanelId };

const usual: readonly Role[] = ['analyst', 'concierge', 'admin'];

/** The parts a role is shown, without the panels it may not ask for. */
export function partsFor(role: Role): { id: PartId; panels: PanelSpec[] }[] {
  const rows: readonly PanelSpec[] = registry;
  return parts
    .map((id) => ({
      id,
      panels: rows.filter((row) => row.part === id && (row.roles ?? usual).includes(role)),
    }))
    .filter(({ panels }) => panels.length > 0);
}
