// What a fact says, as data beside its words, so that search, filters and comparison need read no prose. The words are
// for people and decide; data that the words do not bear out is left away.
import * as v from 'valibot';

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

const months = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1200));
const whole = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000_000));
/** '07:30'; an end after midnight counts on: '25:00'. */
const clock = v.pipe(v.string(), v.regex(/^([0-2]\d|3[0-5]):[0-5]\d$/));

const hoursSpan = v.object({
  /** Absent: the source does not say on which days. */
  days: v.optional(v.pipe(v.array(v.picklist(weekdays)), v.minLength(1))),
  opens: clock,
  closes: clock,
  /** Care or service that must be asked for beyond the usual hours (延長). */
  extended: v.optional(v.literal(true)),
});

export const factData = v.variant('type', [
  /** Months of age, both ends included; absent: open on that side. The class of age 2 ends at 47. */
  v.object({ type: v.literal('ages'), from: v.optional(months), to: v.optional(months) }),
  v.object({ type: v.literal('hours'), spans: v.pipe(v.array(hoursSpan), v.maxLength(30)) }),
  /** Yen; from and to are equal for one price. */
  v.object({
    type: v.literal('fee'),
    from: whole,
    to: whole,
    per: v.optional(v.picklist(['once', 'half_hour', 'hour', 'day', 'night', 'month', 'year'])),
  }),
  v.object({ type: v.literal('capacity'), people: whole }),
  /** Free places by class of age, 0 to 5, in a month: '2026-10'. */
  v.object({
    type: v.literal('vacancies'),
    month: v.pipe(v.string(), v.regex(/^\d{4}-(0[1-9]|1[0-2])$/)),
    by_age: v.pipe(
      v.array(
        v.object({ age: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(5)), places: whole }),
      ),
      v.minLength(1),
      v.maxLength(6),
    ),
  }),
  /** Whether there is such a service: temporary care, parking, a nursing room; which one the fact's id says. */
  v.object({ type: v.literal('service'), offered: v.boolean() }),
  /** To where, the fact's label says. */
  v.object({
    type: v.literal('distance'),
    metres: v.optional(whole),
    minutes: v.optional(whole),
    by: v.optional(v.picklist(['walk', 'bicycle', 'car', 'bus', 'train'])),
  }),
]);
export type FactData = v.InferOutput<typeof factData>;
