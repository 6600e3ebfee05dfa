import type ja from '../ja/survey.ts';
import type { Catalog } from '../translate.ts';

export default {
  'survey.label': 'アンケート',
  'survey.offer':
    '{count}つの｜質問《しつもん》に｜答《こた》えてください。1｜分《ぷん》くらいです。｜名前《なまえ》は｜聞《き》きません。',
  'survey.take': '｜答《こた》える',
  'survey.leave': '｜今《いま》はしない',
  'survey.title': '｜少《すこ》しだけ｜教《おし》えてください',
  'survey.about':
    '｜答《こた》えたい｜質問《しつもん》だけで、いいです。｜名前《なまえ》は｜聞《き》きません。だれの｜答《こた》えかは、わかりません。',
  'survey.noNames': '｜名前《なまえ》や｜電話番号《でんわばんごう》は｜書《か》かないでください。',
  'survey.five.5': 'とても',
  'survey.five.4': 'すこし',
  'survey.five.3': 'わからない',
  'survey.five.2': 'あまり',
  'survey.five.1': 'ぜんぜん',
  'survey.yes': 'はい',
  'survey.no': 'いいえ',
  'survey.better': 'よくなった',
  'survey.same': '｜同《おな》じ',
  'survey.worse': '｜悪《わる》くなった',
  'survey.send': '｜送《おく》る',
  'survey.failed': '｜送《おく》ることができませんでした',
  'survey.failed.later':
    '｜答《こた》えは｜消《き》えていません。｜少《すこ》し｜待《ま》って、もう｜一度《いちど》｜押《お》してください。',
  'survey.failed.refused': '｜質問《しつもん》が｜変《か》わりました。ありがとうございました。',
  'survey.thanks': 'ありがとうございました',
  'survey.thanks.text': '｜町《まち》をよくするために｜使《つか》います。',
} satisfies Catalog<typeof ja>;
