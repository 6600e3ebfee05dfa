import type * as z from 'zod/mini';
import { pathOf, type Problem } from './LayoutError.ts';

type Issue = z.core.$ZodIssue;

const kinds: Record<string, readonly [ja: string, en: string]> = {
  string: ['文字', 'text'],
  number: ['数', 'a number'],
  int: ['整数', 'a whole number'],
  boolean: ['true か false', 'true or false'],
  array: ['[ ] で囲んだ並び', 'a list in [ ]'],
  tuple: ['決まった数の並び（例: [x, z]）', 'a list of a fixed length (such as [x, z])'],
  object: ['{ } で囲んだまとまり', 'an object in { }'],
  record: ['{ } で囲んだまとまり', 'an object in { }'],
};

const isMissing = (issue: Issue): boolean => issue.code === 'invalid_type' && issue.input === undefined;

function words(issue: Issue): readonly [string, string] {
  switch (issue.code) {
    case 'invalid_type': {
      const [ja, en] = kinds[issue.expected] ?? [issue.expected, issue.expected];
      return isMissing(issue)
        ? [`書かれていません。${ja}が要ります。`, `is missing; it must be ${en}.`]
        : [`${ja}で書いてください。`, `must be ${en}.`];
    }
    case 'unrecognized_keys': {
      const list = issue.keys.join(', ');
      return [
        `「${list}」という項目はありません。つづりを見てください。`,
        `has no "${list}"; look at the spelling.`,
      ];
    }
    case 'invalid_value': {
      const list = issue.values.map(String).join(', ');
      return [`次のどれかを書いてください: ${list}`, `must be one of: ${list}`];
    }
    case 'too_small':
      return [
        issue.origin === 'number' || issue.origin === 'int'
          ? `${String(issue.minimum)} ${issue.inclusive ? '以上' : 'より大きい数'}にしてください。`
          : `少なくとも ${String(issue.minimum)} 個要ります。`,
        issue.origin === 'number' || issue.origin === 'int'
          ? `must be ${issue.inclusive ? 'at least' : 'more than'} ${String(issue.minimum)}.`
          : `must have at least ${String(issue.minimum)}.`,
      ];
    case 'too_big':
      return [
        issue.origin === 'number' || issue.origin === 'int'
          ? `${String(issue.maximum)} 以下にしてください。`
          : `${String(issue.maximum)} 個までです。`,
        `must be at most ${String(issue.maximum)}.`,
      ];
    case 'invalid_format':
      return [
        `書き方が違います（${'pattern' in issue ? String(issue.pattern) : issue.format}）。`,
        `is not written as it must be (${'pattern' in issue ? String(issue.pattern) : issue.format}).`,
      ];
    case 'invalid_union':
      return [
        '書き方が違います。README の例を見てください。',
        'is not written in any of the ways known; see the README.',
      ];
    default:
      return [`使えません: ${issue.message}`, `cannot be used: ${issue.message}`];
  }
}

/** What zod found, in words, each with where it is. */
export const problemsOf = (error: z.core.$ZodError, under = ''): Problem[] =>
  error.issues.map((issue) => {
    const inner = pathOf(issue.path);
    const [ja, en] = words(issue);
    const path =
      under === '' || inner === ''
        ? under + inner
        : inner.startsWith('[')
          ? under + inner
          : `${under}.${inner}`;
    return { path, ja, en };
  });
