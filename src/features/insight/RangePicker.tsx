import type { DayRange } from '../../data/insight.ts';
import { schoolYearOf } from '../../domain/schoolYear.ts';
import { useT } from '../../i18n/I18nProvider.tsx';
import { classNames } from '../../ui/classNames.ts';
import { presetOf, presetRange, presets, type Preset } from './range.ts';

/** Chooses the days: a usual range by one press, or any first and last day. */
export function RangePicker(props: { range: DayRange; today: string; onChange: (range: DayRange) => void }) {
  const t = useT();
  const { range, today, onChange } = props;
  const chosen = presetOf(range, today);
  const label = (preset: Preset) =>
    preset === 'year'
      ? t('insight.preset.year', { year: schoolYearOf(today).year })
      : t(`insight.preset.${preset}`);
  const day = (which: 'from' | 'to') => (
    <label className="flex items-center gap-2">
      <span className="text-sm whitespace-nowrap text-kawara">{t(`insight.${which}`)}</span>
      <input
        type="date"
        required
        className="min-h-11 rounded-lg border border-kawara bg-white px-2"
        value={range[which]}
        onChange={(event) => {
          if (event.target.value !== '') onChange({ ...range, [which]: event.target.value });
        }}
      />
    </label>
  );
  return (
    <fieldset className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <legend className="sr-only">{t('insight.range')}</legend>
      <div className="flex flex-wrap gap-1">
        {presets.map((preset) => (
          <button
            key={preset}
            type="button"
            aria-pressed={preset === chosen}
            className={classNames(
              'min-h-11 cursor-pointer rounded-full border px-4',
              preset === chosen
                ? 'border-kawara bg-kawara font-bold text-white'
                : 'border-kawara/50 bg-paper hover:bg-hinoki',
            )}
            onClick={() => onChange(presetRange(preset, today))}
          >
            {label(preset)}
          </button>
        ))}
      </div>
      {day('from')}
      {day('to')}
    </fieldset>
  );
}
