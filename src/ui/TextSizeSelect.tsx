import { useState } from 'react';
import { useT } from '../i18n/I18nProvider.tsx';
import { quietSelectClass } from './Field.tsx';
import { applyTextScale, storedTextScale, textScales } from './textScale.ts';
import { AArrowUp } from './lineIcons.tsx';

export function TextSizeSelect() {
  const t = useT();
  const [scale, setScale] = useState(storedTextScale);
  return (
    <label className="flex items-center gap-1">
      <AArrowUp aria-hidden className="size-5 shrink-0 text-kawara" />
      <span className="sr-only">{t('common.textSize')}</span>
      <select
        value={scale}
        className={quietSelectClass}
        onChange={(event) => {
          const next = textScales.find((s) => s === event.target.value) ?? '1';
          applyTextScale(next);
          setScale(next);
        }}
      >
        {textScales.map((s) => (
          <option key={s} value={s}>
            {t(`common.textSize.${s}`)}
          </option>
        ))}
      </select>
    </label>
  );
}
