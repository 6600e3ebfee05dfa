import type * as v from 'valibot';
import { pathOf, type Problem } from './LayoutError.ts';

type Issue = v.BaseIssue<unknown>;
type Words = readonly [ja: string, en: string];

const kinds: Record<string, Words> = {
  string: ['文字', 'text'],
  number: ['数', 'a number'],
  integer: ['整数', 'a whole number'],
  boolean: ['true か false', 'true or false'],
  array: ['[ ] で囲んだ並び', 'a list in [ ]'],
  strict_tuple: ['決まった数の並び（例: [x, z]）', 'a list of a fixed length (such as [x, z])'],
  strict_object: ['{ } で囲んだまとまり', 'an object in { }'],
  record: ['{ } で囲んだまとまり', 'an object in { }'],
};

/** A key that is none of the object's: its name, else null. */
const strayKey = (issue: Issue): string | null =>
  issue.type === 'strict_object' && issue.expected === 'never' ? String(issue.path?.at(-1)?.key) : null;

const isMissing = (issue: Issue): boolean => issue.kind === 'schema' && issue.input === undefined;

function bounds(issue: Issue): Words | null {
  const bound = String(issue.requirement);
  switch (issue.type) {
    case 'min_value':
      return [`${bound} 以上にしてください。`, `must be at least ${bound}.`];
    case 'gt_value':
      return [`${bound} より大きい数にしてください。`, `must be more than ${bound}.`];
    case 'max_value':
      return [`${bound} 以下にしてください。`, `must be at most ${bound}.`];
    case 'min_length':
      return [`少なくとも ${bound} 個要ります。`, `must have at least ${bound}.`];
    case 'max_length':
      return [`${bound} 個までです。`, `must be at most ${bound}.`];
    case 'regex':
      return [`書き方が違います（${bound}）。`, `is not written as it must be (${bound}).`];
    default:
      return null;
  }
}

function words(issue: Issue): Words {
  const stray = strayKey(issue);
  if (stray !== null)
    return [
      `「${stray}」という項目はありません。つづりを見てください。`,
      `has no "${stray}"; look at the spelling.`,
    ];
  if (isMissing(issue)) return ['書かれていません。', 'is missing.'];
  const kind = kinds[issue.type];
  if (kind) return [`${kind[0]}で書いてください。`, `must be ${kind[1]}.`];
  if (issue.type === 'picklist' || issue.type === 'literal') {
    const list = (issue.expected ?? '')
      .replace(/^\(|\)$/g, '')
      .replaceAll(' | ', ', ')
      .replaceAll('"', '');
    return [`次のどれかを書いてください: ${list}`, `must be one of: ${list}`];
  }
  if (issue.type === 'union')
    return [
      '書き方が違います。README の例を見てください。',
      'is not written in any of the ways known; see the README.',
    ];
  return bounds(issue) ?? [`使えません: ${issue.message}`, `cannot be used: ${issue.message}`];
}

/** What the layout's shape finds wrong, in words, each with where it is. */
export const problemsOf = (issues: readonly Issue[], under = ''): Problem[] =>
  issues.map((issue) => {
    const keys = (issue.path ?? []).map(({ key }) => key as PropertyKey);
    const inner = pathOf(strayKey(issue) === null ? keys : keys.slice(0, -1));
    const [ja, en] = words(issue);
    const path =
      under === '' || inner === ''
        ? under + inner
        : inner.startsWith('[')
          ? under + inner
          : `${under}.${inner}`;
    return { path, ja, en };
  });
