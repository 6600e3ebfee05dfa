import type { Role } from '../../../../supabase/functions/_shared/contract/pipeline.ts';
import type { PanelSpec } from '../frame/panelSpec.ts';
import { campaigns } from './campaigns.ts';
import { changes } from './changes.ts';
import { funnel } from './funnel.ts';
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

const everyHour = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0'));

/** The page, part by part: one panel answers one question. A new question is a line here and a file beside this one. */
export const parts = [
  {
    id: 'overview',
    panels: [overview, live, shares('hour', { order: everyHour, columns: true }), retention],
  },
  {
    id: 'visitors',
    panels: [
      regions,
      weights,
      campaigns,
      shares('entry'),
      shares('visitor'),
      shares('locale'),
      shares('region_source', { byYear: true }),
    ],
  },
  {
    id: 'content',
    panels: [
      looked('theme'),
      looked('place'),
      looked('spot', ['analyst', 'concierge', 'admin', 'editor']),
      looked('space'),
      stand,
      changes,
      revisionEffect,
    ],
  },
  { id: 'way', panels: [funnel, paths, leaving] },
  {
    id: 'technology',
    panels: [
      shares('device'),
      shares('tier', { order: ['1', '2', '3'], columns: true }),
      shares('load', { order: ['0-2', '2-5', '5-10', '10-'], columns: true }),
      shares('line'),
      shares('failure', { emptyText: 'insight.failure.none' }),
      quality,
    ],
  },
] as const satisfies readonly { id: string; panels: readonly PanelSpec[] }[];

export type PartId = (typeof parts)[number]['id'];

const usual: readonly Role[] = ['analyst', 'concierge', 'admin'];

/** The parts a role is shown, without the panels it may not ask for. */
export function partsFor(role: Role): { id: PartId; panels: PanelSpec[] }[] {
  return parts
    .map(({ id, panels }) => ({
      id,
      panels: panels.filter((panel: PanelSpec) => (panel.roles ?? usual).includes(role)),
    }))
    .filter(({ panels }) => panels.length > 0);
}
