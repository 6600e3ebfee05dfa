// What a family tells of itself: each field once. The consult form, the family's page, the desk and the contract draw
// from this list; private.family_fields and the checks of public.households (supabase/schemas/05_households.sql) say
// the same for every writer, and test/database/refusals.test.ts holds the two together. Words: `consult.<field>` and
// `consult.<field>.hint`, choices `consult.<field>.<choice>` in src/i18n.
import * as v from 'valibot';
import {
  childGrades,
  contactWays,
  emailPattern,
  maxWords,
  phonePattern,
  timings,
  wishes,
  type ContactWay,
} from './choices.ts';
import { region } from './ids.ts';
import { halfWidth, oneLine, written } from './written.ts';

/** Where in the form it is asked; the order of the steps is theirs here. */
export const householdSteps = ['who', 'when', 'wishes', 'from', 'words', 'contact'] as const;
export type HouseholdStep = (typeof householdSteps)[number];

interface About {
  step: HouseholdStep;
  /** list: staff see it in every list. look: only when they open the household, which is written down. */
  seen: 'list' | 'look';
  /** Must be answered. */
  required?: true;
  /** The way of answering that needs it. */
  reaches?: ContactWay;
  schema: v.GenericSchema<unknown, unknown>;
}
type Kind =
  /** One line; input as HTML wants it. */
  | { kind: 'line'; type: 'text' | 'tel'; autoComplete: string; inputMode?: 'email' | 'tel' }
  | { kind: 'text' | 'region' | 'children' }
  | { kind: 'people'; most: number }
  | { kind: 'choice' | 'choices'; choices: readonly string[] };
export type HouseholdField = About & Kind;

const people = (most: number) =>
  v.pipe(
    v.number(),
    v.integer('out_of_range'),
    v.minValue(1, 'out_of_range'),
    v.maxValue(most, 'out_of_range'),
  );
const email = v.pipe(
  v.string(),
  halfWidth,
  v.trim(),
  v.maxLength(254, 'too_long'),
  v.regex(emailPattern, 'not_an_email'),
);
const reading = v.pipe(
  v.string(),
  halfWidth,
  v.transform((kana) =>
    kana
      .replace(/[ァ-ヶヽヾ]/g, (k) => String.fromCharCode(k.charCodeAt(0) - 0x60))
      .replace(/[^\S\r\n]+/g, ' '),
  ),
  v.trim(),
  v.maxLength(60, 'too_long'),
  v.regex(/^[ぁ-ゖゝゞー・ ]*[ぁ-ゖ][ぁ-ゖゝゞー・ ]*$/, 'not_kana'),
);
const phone = v.pipe(
  v.string(),
  halfWidth,
  v.transform((number) => number.replace(/[‐-―−ー]/g, '-').replace(/[^\S\r\n]/g, ' ')),
  v.trim(),
  v.regex(phonePattern, 'not_a_phone'),
);

export const householdFields = {
  adults: { step: 'who', seen: 'list', required: true, kind: 'people', most: 10, schema: people(10) },
  /** Grades or ages in the April they move in; never names or birthdays. */
  children: {
    step: 'who',
    seen: 'list',
    kind: 'children',
    schema: v.pipe(v.array(v.picklist(childGrades)), v.maxLength(12, 'out_of_range')),
  },
  timing: {
    step: 'when',
    seen: 'list',
    required: true,
    kind: 'choice',
    choices: timings,
    schema: v.picklist(timings),
  },
  wishes: {
    step: 'wishes',
    seen: 'list',
    kind: 'choices',
    choices: wishes,
    schema: v.pipe(v.array(v.picklist(wishes)), v.maxLength(wishes.length, 'out_of_range')),
  },
  from_region: { step: 'from', seen: 'list', kind: 'region', schema: v.optional(region) },
  words: { step: 'words', seen: 'look', kind: 'text', schema: written(maxWords) },
  contact_name: {
    step: 'contact',
    seen: 'list',
    required: true,
    kind: 'line',
    type: 'text',
    autoComplete: 'name',
    schema: oneLine(60),
  },
  /** よみ: how the name is read. Katakana and half-width kana become hiragana, as lists are sorted by it. */
  reading: {
    step: 'contact',
    seen: 'list',
    kind: 'line',
    type: 'text',
    autoComplete: 'off',
    schema: v.optional(reading),
  },
  /** Needed for the private link, whichever way the family wants to be reached. */
  email: {
    step: 'contact',
    seen: 'look',
    required: true,
    reaches: 'email',
    kind: 'line',
    type: 'text', // type=email would let the browser speak first, in its own language
    autoComplete: 'email',
    inputMode: 'email',
    schema: email,
  },
  phone: {
    step: 'contact',
    seen: 'look',
    reaches: 'phone',
    kind: 'line',
    type: 'tel',
    autoComplete: 'tel',
    inputMode: 'tel',
    schema: v.optional(phone),
  },
  line_name: {
    step: 'contact',
    seen: 'look',
    reaches: 'line',
    kind: 'line',
    type: 'text',
    autoComplete: 'off',
    schema: v.optional(oneLine(60)),
  },
  preferred_contact: {
    step: 'contact',
    seen: 'list',
    required: true,
    kind: 'choice',
    choices: contactWays,
    schema: v.picklist(contactWays),
  },
} as const satisfies Record<string, HouseholdField>;

type Fields = typeof householdFields;
export type HouseholdFieldName = keyof Fields;
export const householdFieldNames = Object.keys(householdFields) as HouseholdFieldName[];

type Schemas<N extends HouseholdFieldName> = { [K in N]: Fields[K]['schema'] };
type SeenIn<S extends About['seen']> = {
  [K in HouseholdFieldName]: Fields[K]['seen'] extends S ? K : never;
}[HouseholdFieldName];

function schemasOf<N extends HouseholdFieldName>(names: readonly HouseholdFieldName[]): Schemas<N> {
  return Object.fromEntries(names.map((name) => [name, householdFields[name].schema])) as Schemas<N>;
}
const seenIn = (seen: About['seen']) =>
  householdFieldNames.filter((name) => householdFields[name].seen === seen);

/** By field: what it must be. */
export const householdSchemas = schemasOf<HouseholdFieldName>(householdFieldNames);
/** Of a list of households. */
export const listedSchemas = schemasOf<SeenIn<'list'>>(seenIn('list'));
/** Of an opened household; gone when the family took its consent to the consultation back. */
export const lookedAtSchemas = schemasOf<SeenIn<'look'>>(seenIn('look'));

/** A row as the contract speaks of it: the database keeps null where a family told nothing. */
export function told(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).filter(([name, value]) => value !== null || !(name in householdFields)),
  );
}
