import { expect, test } from 'vitest';
import { parseAddress, withFilter, writeAddress } from './address.ts';
import { presetRange } from './range.ts';

const today = '2026-11-22';
const read = (text: string) => parseAddress(new URLSearchParams(text), today);

test('an address without days, or with impossible ones, means the last 28 days', () => {
  const usual = presetRange('28days', today);
  expect(read('').range).toEqual(usual);
  expect(read('from=2026-02-30&to=2026-03-01').range).toEqual(usual);
  expect(read('from=2026-13-01&to=x&range=decade').range).toEqual(usual);
});

test('a preset moves on with the days, own days stay', () => {
  expect(parseAddress(new URLSearchParams('range=month'), '2027-01-05').range.from).toBe('2027-01-01');
  expect(read('from=2026-05-01&to=2026-04-01').range).toEqual({ from: '2026-05-01', to: '2026-04-01' });
  expect(read('from=2026-05-01&to=2026-05-31').preset).toBeNull();
});

test('staff-4: an address written, with any filters together, is the address read', () => {
  for (const text of [
    '',
    'range=quarter&region=JP-13&device=phone&versus=year&by=campaign&revision=4',
    'range=7days&device=phone&campaign=fair-tokyo&visitor=new&place=hoshimi-school&spot=school-gym&stage=lead',
    'from=2026-05-01&to=2026-05-20&campaign=%28line%29',
  ]) {
    expect(writeAddress(read(text))).toBe(text);
  }
});

test('what no value can be, and what is no filter of ours, is dropped', () => {
  expect(read('region=%3Cb%3E&device=phone&shoe=1&by=shoe&revision=-1')).toMatchObject({
    filters: { device: 'phone' },
    by: null,
    revision: null,
  });
});

test('a filter is set, changed and taken away', () => {
  const one = withFilter(read('device=phone'), 'region', 'JP-13');
  expect(one.filters).toEqual({ device: 'phone', region: 'JP-13' });
  expect(withFilter(one, 'device', null).filters).toEqual({ region: 'JP-13' });
});
