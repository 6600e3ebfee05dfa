import { useT } from '../../../i18n/I18nProvider.tsx';
import { dims } from '../address.ts';
import type { ControlsProps } from '../frame/panelSpec.ts';
import { LabelledSelect } from '../filters/LabelledSelect.tsx';

/** What the stages are split by. */
export function FunnelControls({ address, onAddress }: ControlsProps) {
  const t = useT();
  return (
    <LabelledSelect
      label={t('insight.funnel.by')}
      value={address.by ?? ''}
      options={[
        { value: '', label: t('insight.funnel.byNothing') },
        ...dims.map((dim) => ({ value: dim, label: t(`insight.filter.${dim}`) })),
      ]}
      onChange={(value) => onAddress({ ...address, by: dims.find((dim) => dim === value) ?? null })}
    />
  );
}
