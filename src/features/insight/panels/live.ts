import type { Live } from '../../../data/insight.ts';
import type { Drawing } from '../frame/panelSpec.ts';

/** Is anyone there right now? */
export const live: Drawing<Live> = {
  obeys: [],
  everyMs: 30_000,
  load: (reader) => reader.live(),
  show: ({ visits, minutes }, _, say) => ({
    state: 'line',
    text: say.t('insight.live.answer', { visits, minutes }),
  }),
};
