import { expect, it } from 'vitest';
import { readTourAddress, writeTourAddress } from './tourAddress.ts';

it('reads where to begin, and nothing from an empty address', () => {
  expect(readTourAddress('?space=school&spot=school-gym')).toEqual({
    spaceId: 'school',
    spotId: 'school-gym',
  });
  expect(readTourAddress('')).toEqual({ spaceId: null, spotId: null });
});

it('writes where one is and keeps what else stands in the address', () => {
  expect(writeTourAddress('?lang=en&spot=old', { spaceId: 'square', spotId: null })).toBe(
    '?lang=en&space=square',
  );
  expect(writeTourAddress('?spot=old', { spaceId: null, spotId: null })).toBe('');
});
