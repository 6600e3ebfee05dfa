import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hoshimi } from '../../../seed/hoshimi/index.ts';
import { answerDocs } from './answerDocs.ts';
import { createAnswers } from './createAnswers.ts';
import { readingsIn } from './foldText.ts';

const { town, places, town_events } = hoshimi;
const docs = answerDocs(town, places, town_events);
const answers = createAnswers(docs, readingsIn(hoshimi));

/** What answers, by id, the nearest first. */
const found = (query: string): string[] =>
  answers
    .find(query)
    .filter(({ isAnswer }) => isAnswer)
    .map(({ doc }) => doc.id);
const first = (query: string): string[] => found(query).slice(0, 3);

describe('createAnswers, on the sample town', () => {
  it('family-H1: the placeholder and what the review asked in vain are answered', () => {
    expect(first('保育園　給食')).toContain('kitchen-fee');
    const asked: Record<string, string> = {
      待機児童: 'daycare-waiting',
      病児保育: 'childcare-sick-care',
      雪かき: 'winter-snow-clearing',
      家賃: 'housing-rent',
      '給食 アレルギー': 'lunch-allergy',
      保育料: 'daycare-fees',
      医療費助成: 'childcare-medical-subsidy',
      児童クラブ: 'gym-after-school',
      灯油: 'winter-heating',
      救急: 'night-care-ambulance',
      学童: 'gym-after-school',
      ネット回線: 'broadband-coverage',
      車なし: 'station-cars',
      中学校まで: 'elementary-next-schools',
      予防接種: 'waiting-room-vaccination',
      クマ: 'shrine-bears',
    };
    for (const [query, id] of Object.entries(asked))
      expect([query, first(query)]).toEqual([query, expect.arrayContaining([id])]);
  });

  it('answers our own questions, which no figure knows', () => {
    const file = new URL('../../../../test/regressions/hoshimiQuestions.json', import.meta.url);
    const questions = JSON.parse(readFileSync(file, 'utf8')) as {
      q: string;
      gold?: string[];
      none?: boolean;
    }[];
    const missed = questions.filter(({ q, gold = [], none = false }) =>
      none ? found(q).length > 0 : !first(q).some((id) => gold.includes(id)),
    );
    // お試し住宅 何泊: the place itself stands before the fact.
    expect(missed.map(({ q }) => q)).toEqual(['お試し住宅 何泊']);
  });

  it.each([
    ['ﾊﾞｽ', 'バス'],
    ['ＳＵＩＣＡ', 'suica'],
    ['櫻まつり', '桜まつり'],
    ['給食　アレルギー', '給食 アレルギー'],
    ['ほいくえん', 'ホイクエン'],
  ])('%s finds what %s finds', (typed, meant) => {
    expect(found(typed)).toEqual(found(meant));
    expect(found(typed)).not.toEqual([]);
  });

  it.each(['コワーキグ', 'ほあくえん', 'アレルキー', 'daycara'])('forgives one slip: %s', (slip) => {
    expect(found(slip)).not.toEqual([]);
  });

  it.each(['', '   ', '？', '。。。', '\u{1F600}', 'の', 'あ'.repeat(300), '%', '\\', '<script>', '*(['])(
    'takes %j without harm',
    (odd) => {
      expect(found(odd)).toEqual([]);
    },
  );

  it('holds nothing for an answer that only shares a part of a word', () => {
    for (const query of ['動物病院', 'フリースクール', '電気代', '老人ホーム', '移住支援金'])
      expect([query, found(query)]).toEqual([query, []]);
  });

  it('takes what a town says is one word', () => {
    expect(found('どんぶらこ')).toEqual([]);
    const own = createAnswers(docs, [], [['どんぶらこ', '川遊び']]);
    expect(own.find('どんぶらこ')[0]?.doc.id).toBe('river-day-2027');
  });
});
