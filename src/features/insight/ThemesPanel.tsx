import { readThemes } from '../../data/insight.ts';
import { useT } from '../../i18n/I18nProvider.tsx';
import { DwellPanel } from './DwellPanel.tsx';
import { usePanel, type PanelProps } from './usePanel.ts';

/** Which themes interest them? */
export function ThemesPanel(props: PanelProps) {
  const t = useT();
  return (
    <DwellPanel
      {...props}
      name="themes"
      title={t('insight.themes.title')}
      nameColumn={t('insight.themes.theme')}
      definition={t('insight.themes.definition')}
      query={usePanel('themes', props, readThemes)}
      row={(row) => ({ ...row, key: row.theme, name: t(`insight.theme.${row.theme}`) })}
      answer={({ name, dwell }) => t('insight.themes.answer', { theme: name, dwell })}
    />
  );
}
