import type { DayRange } from '../../../data/insight.ts';
import { schoolYearOf } from '../../../domain/schoolYear.ts';
import { useT } from '../../../i18n/I18nProvider.tsx';
import { classNames } from '../../../ui/classNames.ts';
import type { InsightAddress } from '../address.ts';
import { comparisons, isBackwards, movedRange, presetRange, presets, type Preset } from '../range.ts';
import { LabelledSelect } from './LabelledSelect.tsx';

/** Chooses the days, by a usual range or any first and last day, and what they are compared with. */
export function RangePicker(props: {
  address: InsightAddress;
  today: string;
  onAddress: (next: InsightAddress) => void;
}) {
  const t = useT();
  const { address, today, onAddress } = props;
  const { range } = address;
  const setDays = (next: DayRange) => onAddress({ ...address, preset: null, range: next });
  const label = (preset: Preset) => t(`insight.preset.${preset}`, { year: schoolYearOf(today).year });
  const canMove = !isBackwards(range);
  const move = (by: -1 | 1, name: string, sign: string) => (
    <button
      type="button"
      aria-label={name}
      title={name}
      aria-disabled={!canMove}
      className={
        'size-11 cursor-pointer rounded-full border border-kawara/50 bg-paper hover:bg-hinoki ' +
        'aria-disabled:opacity-50'
      }
      onClick={() => canMove && setDays(movedRange(range, by))}
    >
      <span aria-hidden>{sign}</span>
    </button>
  );
  const day = (which: 'from' | 'to') => (
    <label className="flex items-center gap-2">
      <span className="text-sm whitespace-nowrap text-kawara">{t(`insight.${which}`)}</span>
      <input
        type="date"
        required
        className="min-h-11 rounded-lg border border-kawara bg-white px-2"
        value={range[which]}
        onChange={(event) => {
          if (event.target.value !== '') setDays({ ...range, [which]: event.target.value });
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
            aria-pressed={preset === address.preset}
            className={classNames(
              'min-h-11 cursor-pointer rounded-full border px-4',
              preset === address.preset
                ? 'border-kawara bg-kawara font-bold text-white'
                : 'border-kawara/50 bg-paper hover:bg-hinoki',
            )}
            onClick={() => onAddress({ ...address, preset, range: presetRange(preset, today) })}
          >
            {label(preset)}
          </button>
        ))}
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        {move(-1, t('insight.range.earlier'), '‹')}
        {day('from')}
        {day('to')}
        {move(1, t('insight.range.later'), '›')}
      </div>
      <LabelledSelect
        label={t('insight.versus')}
        value={address.versus}
        options={comparisons.map((value) => ({ value, label: t(`insight.versus.${value}`) }))}
        onChange={(value) =>
          onAddress({ ...address, versus: comparisons.find((c) => c === value) ?? 'before' })
        }
      />
    </fieldset>
  );
}
