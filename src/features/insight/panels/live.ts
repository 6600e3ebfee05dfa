import type { Live } from '../../../data/insight.ts';
import type { PanelSpec } from '../frame/panelSpec.ts';

/** Is anyone there right now? */
export const live: PanelSpec<Live> = {
  id: 'live',
  title: 'insight.live.title',
  definition: 'insight.live.definition',
  limit: () => 0,
  half: true,
  everyMs: 30_000,
  load: (reader) => reader.live(),
  show({ at_least, minutes }, _, say) {
    const { t } = say;
    const answer =
      at_least === 0
        ? t('insight.live.few', { minutes })
        : t('insight.live.answer', { visits: say.count(at_least), minutes });
    return {
      state: 'full',
      answer,
      tiles: [
        {
          label: t('insight.live.tile', { minutes }),
          kind: 'text',
          value: at_least === 0 ? '0〜4' : t('insight.live.atLeast', { visits: say.count(at_least) }),
        },
      ],
      table: {
        columns: [
          { title: t('insight.period'), kind: 'text' },
          { title: t('insight.live.column'), kind: 'count' },
        ],
        rows: [{ key: 'now', cells: [t('insight.live.tile', { minutes }), at_least] }],
      },
      chart: null,
    };
  },
};
