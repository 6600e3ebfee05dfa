// The people a layout may name: the kit's grown-ups and children, by number.
import * as v from 'valibot';
import { adult, child, person, type PersonOptions } from '../kit/people.ts';
import { color } from './options.ts';
import { part, type Part } from './Part.ts';

const who = (
  about: readonly [string, string],
  make: (n: number, pose: PersonOptions['pose']) => PersonOptions,
) =>
  part({
    about,
    options: v.strictObject({
      /** Another number: other clothes and hair. */
      n: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 0),
      pose: v.optional(v.picklist(['stand', 'walk', 'wave', 'sit']), 'stand'),
      top: v.optional(color),
      apron: v.optional(color),
      hat: v.optional(color),
    }),
    draw: (m, { n, pose, ...o }) => {
      const usual = make(n, pose);
      person(m, { ...usual, top: o.top ?? usual.top, apron: o.apron, hat: o.hat ?? usual.hat });
    },
  });

export const people: Record<string, Part> = {
  adult: who(['大人', 'A grown-up'], adult),
  child: who(['子ども', 'A child'], child),
};
