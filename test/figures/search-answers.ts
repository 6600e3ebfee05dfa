// Questions as families type them, asked of the running server's search and scored as ../shared/data/questions says:
// an answer counts under the id of what it quotes; success is a gold id among the first three above the line, and for
// questions that the town does not answer, nothing above it. QUESTIONS names another file of the same shape. Told
// beside: nDCG@10 over those with an answer (gold 2, also 1), and each failure. pt and zh are told, not scored.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { searchAnswer, type FoundAnswer } from '../../supabase/functions/_shared/contract/search.ts';
import { startServer } from '../support/server.ts';
import type { Figure } from './figure.ts';

const question = v.object({
  q: v.string(),
  lang: v.string(),
  gold: v.array(v.string()),
  also: v.optional(v.array(v.string()), []),
  none: v.optional(v.boolean(), false),
});
type Question = v.InferOutput<typeof question>;

/** Least shares that succeed. */
const least: Record<string, number> = { ja: 0.9, 'ja-easy': 0.9, en: 0.8 };
/** Most unanswerable questions with a result above the line. */
const mostUnsaid = 1;
const file = process.env.QUESTIONS ?? path.resolve('../shared/data/questions/hoshimi.json');

function ndcg(found: readonly FoundAnswer[], { gold, also }: Question): number {
  const gain = (id: string) => (gold.includes(id) ? 2 : also.includes(id) ? 1 : 0);
  const sum = (gains: readonly number[]) => gains.reduce((all, one, at) => all + one / Math.log2(at + 2), 0);
  const best = [...gold.map(() => 2), ...also.map(() => 1)].slice(0, 10);
  return sum(found.slice(0, 10).map(({ id }) => gain(id))) / sum(best);
}

export default async function measure(): Promise<Figure> {
  const questions = v.parse(v.array(question), JSON.parse(readFileSync(file, 'utf8')));
  const server = await startServer({ env: { HIROBA_RATE_SEARCH_PER_MIN: '100000' } });
  try {
    const ask = async ({ q, lang }: Question): Promise<FoundAnswer[]> => {
      const locale = lang === 'ja-easy' || lang === 'en' ? lang : 'ja';
      const response = await fetch(`${server.url}/functions/v1/search`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', apikey: server.anonKey },
        body: JSON.stringify({ v: 1, town_id: 'hoshimi', words: q, locale }),
      });
      return v.parse(searchAnswer, await response.json()).found;
    };
    const tally: Record<string, { right: number; of: number }> = {};
    const missed: string[] = [];
    const orders: number[] = [];
    for (const one of questions) {
      const found = await ask(one);
      const above = found.filter((answer) => answer.is_answer);
      const isRight = one.none
        ? above.length === 0
        : above.slice(0, 3).some((answer) => one.gold.includes(answer.id));
      const counted = (tally[one.none ? 'none' : one.lang] ??= { right: 0, of: 0 });
      counted.of += 1;
      if (isRight) counted.right += 1;
      else
        missed.push(
          `${one.lang} ${one.q}: ${
            above
              .slice(0, 3)
              .map(({ id }) => id)
              .join(' ') || '-'
          }`,
        );
      if (!one.none) orders.push(ndcg(found, one));
    }
    const shareOf = (lang: string) => (tally[lang] ? tally[lang].right / tally[lang].of : 1);
    const unsaid = tally.none ? tally.none.of - tally.none.right : 0;
    return {
      figure: 'search-answers',
      value: Math.round(shareOf('ja') * 1000) / 10,
      unit: '% of ja',
      target: (least.ja ?? 0) * 100,
      holds: Object.entries(least).every(([lang, share]) => shareOf(lang) >= share) && unsaid <= mostUnsaid,
      detail: {
        ...tally,
        ndcg: Math.round((orders.reduce((all, one) => all + one, 0) / (orders.length || 1)) * 100) / 100,
        missed,
      },
    };
  } finally {
    await server.close();
  }
}
