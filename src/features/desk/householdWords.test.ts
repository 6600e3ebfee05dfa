import { beforeAll, describe, expect, test } from 'vitest';
import { activate, loadMessages, translate } from '../../i18n/translate.ts';
import en from '../../i18n/en/concierge.ts';
import ja from '../../i18n/ja/concierge.ts';
import { childrenWords, householdStory, warmthWords, type StoryInput } from './householdWords.ts';

const family: StoryInput = {
  adults: 2,
  children: ['elementary_1', 'age_5'],
  timing: 'within_6_months',
  wishes: ['school', 'housing'],
  from_region: 'JP-13',
  visits: {
    visits: 2,
    top: [
      { spot_id: 'school-classroom', engaged_ms: 150_000 },
      { spot_id: 'school-lunch', engaged_ms: 40_000 },
    ],
  },
};
const names: Record<string, string> = { 'school-classroom': '教室', 'school-lunch': '給食' };
const spotName = (id: string) => names[id] ?? id;
const japanese = { t: translate, say: (w: { ja: string }) => w.ja, locale: 'ja' as const };

describe('in Japanese', () => {
  beforeAll(() => {
    loadMessages('ja', ja);
    activate('ja');
  });

  test('a family is told in the sentences a colleague would say', () => {
    expect(householdStory(family, spotName, japanese).join('')).toBe(
      '東京都から。大人2人、小1と年長。半年以内。学校と住まいを気にしています。教室に2分30秒、給食に40秒。',
    );
  });

  test('a family that shares nothing is told without its visits', () => {
    const story = householdStory({ ...family, visits: null }, spotName, japanese).join('');
    expect(story).not.toContain('教室');
    expect(story).toContain('学校と住まい');
  });

  test('what was not said is named as not said', () => {
    const bare: StoryInput = {
      adults: 1,
      children: [],
      timing: 'undecided',
      wishes: [],
      from_region: null,
      visits: null,
    };
    expect(householdStory(bare, spotName, japanese).join('')).toBe(
      'いまの住まいは聞いていません。大人1人、子どもはいません。時期は未定。気にしていることは選んでいません。',
    );
  });

  test('a visit without a stop says so', () => {
    const looked = { ...family, visits: { visits: 1, top: [] } };
    expect(householdStory(looked, spotName, japanese).at(-1)).toBe(
      '1回訪れましたが、立ち止まった場所はまだありません。',
    );
  });

  test('twins are counted, not repeated', () => {
    expect(childrenWords(['elementary_1', 'elementary_1', 'age_0'], translate)).toBe('小1が2人と0歳');
  });

  test('three children are joined by a comma and a word', () => {
    expect(childrenWords(['elementary_5', 'elementary_1', 'age_5'], translate)).toBe('小5、小1と年長');
  });

  test('each reason of the warmth is a sentence with its figures', () => {
    const input = { timing: 'within_6_months', preferred_contact: 'phone' } as const;
    expect(
      warmthWords({ code: 'school_entry', points: 14, values: { count: 1, months: 4 } }, input, translate),
    ).toBe('入学する子が1人。4月まであと4か月');
    expect(warmthWords({ code: 'recency', points: 14, values: { days: 0 } }, input, translate)).toBe(
      '今日、動きがあった',
    );
  });
});

test('in English the same family reads as plain English', () => {
  loadMessages('en', en);
  activate('en');
  const story = householdStory(family, (id) => id, { ...japanese, locale: 'en' });
  expect(story.join(' ')).toBe(
    'From Tokyo. 2 adults; children: grade 1 and age 5. Within half a year. They care about school and a home. ' +
      'They stayed 2 min 30 sec at school-classroom, 40 sec at school-lunch.',
  );
});
