import type { Town } from '../../../supabase/functions/_shared/contract/town.ts';
import { climateOf, deepestSnow } from '../../domain/climate.ts';
import { useLocale } from '../../i18n/I18nProvider.tsx';
import { T } from '../../i18n/Ruby.tsx';
import { bcp47 } from '../../i18n/translate.ts';
import { serverNow } from '../../lib/serverClock.ts';
import { monthWord, townDay } from '../../lib/townTime.ts';
import { Card } from '../../ui/Card.tsx';
import { ClimateFigures, ClimateOrigin, Daylight, Degrees, SnowDepth } from '../../ui/ClimateFigures.tsx';

/** This month in an ordinary year, and the whole year as a table: what the seasons of the 3D say, in figures. */
export function ClimatePanel({ town }: { town: Town }) {
  const { locale } = useLocale();
  const { climate } = town;
  const month = Number(townDay(serverNow()).slice(5, 7));
  const now = climateOf(climate, month);
  if (!climate || !now) return null;
  const hasSnow = deepestSnow(climate) > 0;
  const cell = 'py-2 pr-2 align-top last:pr-0';
  return (
    <Card className="space-y-3">
      <h3 id="climate" className="text-lg">
        <T id="common.climate" values={{ month: monthWord(month, bcp47(locale)) }} />
      </h3>
      <ClimateFigures of={now} isWide />
      <details>
        <summary className="min-h-11 cursor-pointer py-2 font-bold text-sky">
          <T id="common.climate.year" />
        </summary>
        <table className="w-full border-collapse text-left text-sm leading-snug">
          <thead>
            <tr className="border-b border-kawara align-bottom">
              <th scope="col" className={cell}>
                <T id="common.climate.month" />
              </th>
              <th scope="col" className={cell}>
                <T id="common.climate.highShort" />
              </th>
              <th scope="col" className={cell}>
                <T id="common.climate.lowShort" />
              </th>
              {hasSnow && (
                <th scope="col" className={cell}>
                  <T id="common.climate.snow" />
                </th>
              )}
              <th scope="col" className={cell}>
                <T id="common.climate.daylight" />
              </th>
            </tr>
          </thead>
          <tbody>
            {climate.months.map((m) => (
              <tr key={m.month} className="border-b border-hairline">
                <th scope="row" className={cell}>
                  <T id="common.climate.monthOf" values={{ month: monthWord(m.month, bcp47(locale)) }} />
                </th>
                <td className={cell}>
                  <Degrees c={m.high_c} />
                </td>
                <td className={cell}>
                  <Degrees c={m.low_c} />
                </td>
                {hasSnow && (
                  <td className={cell}>
                    <SnowDepth of={m} isShort />
                  </td>
                )}
                <td className={cell}>
                  <Daylight of={m} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
      <ClimateOrigin of={climate} />
    </Card>
  );
}
