import { describe, expect, it } from 'vitest';
import { daysBetween, formatDate, formatDay, formatMoment, townDay } from './townTime.ts';

describe('townTime', () => {
  it('takes the day of Japan, not of the reader', () => {
    expect(townDay(new Date('2026-11-22T15:30:00Z'))).toBe('2026-11-23');
  });

  it('writes days with their weekday', () => {
    expect(formatDay('2026-11-22', 'ja-JP')).toBe('2026年11月22日（日）');
    expect(formatDay('2026-11-22', 'en')).toContain('22 Nov 2026');
    expect(formatMoment('2026-11-22T15:30:00Z', 'ja-JP')).toBe('2026年11月23日（月） 00:30');
  });

  it('writes them without it', () => {
    expect(formatDate('2027-03-31', 'ja')).toBe('2027年3月31日');
    expect(formatDate('2027-03-31', 'en')).toBe('31 Mar 2027');
    expect(formatDate('soon', 'en')).toBe('soon');
  });

  it('gives back what is no day', () => {
    expect(formatDay('soon', 'ja')).toBe('soon');
  });

  it('counts days over a month’s end', () => {
    expect(daysBetween('2026-11-30', '2026-12-02')).toBe(2);
  });
});
