import { useT } from '../../i18n/I18nProvider.tsx';
import { serverNow } from '../../lib/serverClock.ts';
import { townDay } from '../../lib/townTime.ts';
import { recentYears } from './fiscalYear.ts';
import { formatYear } from './kpiWords.ts';

/** Which 年度 is shown: the running one and the four before it. */
export function YearSelect({ year, onChange }: { year: number; onChange: (year: number) => void }) {
  const t = useT();
  return (
    <label className="flex items-center gap-2">
      <span className="text-kawara">{t('kpi.year')}</span>
      <select
        className="min-h-11 rounded-lg border border-kawara bg-white px-3"
        value={year}
        onChange={(event) => onChange(Number(event.target.value))}
      >
        {recentYears(townDay(serverNow())).map((y) => (
          <option key={y} value={y}>
            {formatYear(y, t)}
          </option>
        ))}
      </select>
    </label>
  );
}
