import { expect, it } from 'vitest';
import { usualMoment } from '../../world/core/moment.ts';
import { readTourAddress, writeTourAddress } from './tourAddress.ts';

it('reads where to begin, and nothing from an empty address', () => {
  expect(readTourAddress('?space=school&spot=school-gym&season=winter&hour=night')).toEqual({
    spaceId: 'school',
    spotId: 'school-gym',
    moment: { season: 'winter', hour: 'night' },
  });
  expect(readTourAddress('')).toEqual({ spaceId: null, spotId: null, moment: usualMoment });
});

it('takes the usual season and hour where the address names what there is not', () => {
  expect(readTourAddress('?season=monsoon&hour=25').moment).toEqual(usualMoment);
  expect(readTourAddress('?season=&hour=dusk').moment).toEqual({ season: 'spring', hour: 'dusk' });
});

it('writes where and when one is and keeps what else stands in the address', () => {
  expect(
    writeTourAddress('?lang=en&spot=old&season=winter&hour=night', {
      spaceId: 'square',
      spotId: null,
      moment: usualMoment,
    }),
  ).toBe('?lang=en&space=square');
  expect(writeTourAddress('?spot=old', { spaceId: null, spotId: null, moment: usualMoment })).toBe('');
  const winter = { spaceId: 'square', spotId: null, moment: { season: 'winter', hour: 'noon' } } as const;
  expect(readTourAddress(writeTourAddress('', winter))).toEqual(winter);
});
