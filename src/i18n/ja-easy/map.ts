import type ja from '../ja/map.ts';
import type { Catalog } from '../translate.ts';

export default {
  'map.title': '｜地図《ちず》 — {town}',
  'map.heading': '｜町《まち》の｜地図《ちず》',
  'map.about':
    '｜学校《がっこう》や｜病院《びょういん》や｜店《みせ》がある｜場所《ばしょ》です。｜下《した》の｜表《ひょう》でも、｜同《おな》じことができます。',
  'map.map': '｜地図《ちず》',
  'map.table': '｜地図《ちず》の｜場所《ばしょ》の｜表《ひょう》',
  'map.found': '{count}か｜所《しょ》あります（｜地図《ちず》に{shown}か｜所《しょ》）',
  'map.name': '｜場所《ばしょ》',
  'map.show': '｜地図《ちず》',
  'map.showIt': '｜見《み》る',
  'map.shown': '｜見《み》ています',
  'map.showLabel': '{name}を｜地図《ちず》で｜見《み》る',
  'map.notOnMap': '｜場所《ばしょ》がわかりません',
  'map.noLocation': 'この｜場所《ばしょ》は、｜地図《ちず》に｜出《で》ていません。',
  'map.read': 'くわしく｜読《よ》む',
  'map.unchoose': '｜閉《と》じる',
  'map.zoomIn': '｜地図《ちず》を｜大《おお》きくする',
  'map.zoomOut': '｜地図《ちず》を｜小《ちい》さくする',
  'map.broken':
    '｜地図《ちず》を｜出《だ》すことができませんでした。｜下《した》の｜表《ひょう》で、｜同《おな》じ｜場所《ばしょ》を｜見《み》ることができます。',
} satisfies Catalog<typeof ja>;
