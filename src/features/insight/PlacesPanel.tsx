import { readPlaces } from '../../data/insight.ts';
import { useT, useWords } from '../../i18n/I18nProvider.tsx';
import { DwellPanel } from './DwellPanel.tsx';
import { usePanel, usePublishedNames, type PanelProps } from './usePanel.ts';

/** Where do they stop? */
export function PlacesPanel(props: PanelProps) {
  const t = useT();
  const say = useWords();
  const names = usePublishedNames(props.townId).data?.places;
  return (
    <DwellPanel
      {...props}
      name="places"
      title={t('insight.places.title')}
      nameColumn={t('insight.places.place')}
      definition={t('insight.places.definition')}
      query={usePanel('places', props, readPlaces)}
      row={(row) => {
        const name = names?.get(row.place_id);
        return { ...row, key: row.place_id, name: name ? say(name) : row.place_id };
      }}
      answer={({ name, dwell }) => t('insight.places.answer', { place: name, dwell })}
    />
  );
}
