import type ja from '../ja/family.ts';
import type { Catalog } from '../translate.ts';

export default {
  'family.title': '｜家族《かぞく》のページ — {town}',
  'family.heading': '｜家族《かぞく》のページ',
  'family.about':
    '{town}が｜持《も》っている、あなたの｜家族《かぞく》の｜情報《じょうほう》です。｜町《まち》で｜働《はたら》く｜人《ひと》どうしの メモは ここに ありません。｜見《み》たい ときは ｜言《い》って ' +
    'ください。｜見《み》せます。',
  'family.since': '{day}に｜相談《そうだん》が｜届《とど》きました。',
  'family.stage.new': '｜今《いま》：｜届《とど》きました。',
  'family.stage.consulting': '｜今《いま》：｜相談《そうだん》しています。',
  'family.stage.visit_planned': '｜今《いま》：｜町《まち》に｜来《く》る｜予定《よてい》です。',
  'family.stage.visited': '｜今《いま》：｜町《まち》に｜来《き》ました。',
  'family.stage.preparing': '｜今《いま》：｜引《ひ》っ｜越《こ》しの｜準備《じゅんび》をしています。',
  'family.stage.moved': '｜今《いま》：｜引《ひ》っ｜越《こ》しました。',
  'family.stage.settled': '｜今《いま》：｜引《ひ》っ｜越《こ》して1｜年《ねん》たちました。',
  'family.stage.closed': '｜今《いま》：｜相談《そうだん》は｜終《お》わりました。',
  'family.owner': '｜担当《たんとう》は{name}です。',
  'family.secret':
    'このページのアドレスは、｜家《いえ》のかぎと｜同《おな》じです。ほかの｜人《ひと》に｜送《おく》らないでください。',
  'family.held': '｜持《も》っている｜情報《じょうほう》',
  'family.correct': '｜直《なお》す',
  'family.save': '｜直《なお》して｜残《のこ》す',
  'family.cancel': 'やめる',
  'family.saved': '｜直《なお》しました。',
  'family.conflict': 'ほかの｜画面《がめん》で、｜先《さき》に｜直《なお》していました',
  'family.notSaved':
    'まだ｜残《のこ》していません。「やめる」を｜押《お》すと、｜今《いま》の｜情報《じょうほう》をもう｜一度《いちど》｜読《よ》みます。',
  'family.consents': '「はい」と｜言《い》った｜記録《きろく》',
  'family.consent.consultation': '｜相談《そうだん》のために｜情報《じょうほう》を｜使《つか》うこと',
  'family.consent.link_visits': '｜見《み》た｜場所《ばしょ》をコンシェルジュに｜教《おし》えること',
  'family.consent.granted': '{day}に「はい」（｜説明《せつめい》の｜日付《ひづけ》：{version}）',
  'family.consent.withdrawn': '／ {day}にやめました',
  'family.visits': '｜見《み》た｜場所《ばしょ》の｜記録《きろく》',
  'family.visitsNone': 'ありません。コンシェルジュには｜何《なに》も｜見《み》えません。',
  'family.noSpots': '｜長《なが》く｜見《み》た｜場所《ばしょ》はありません',
  'family.seconds': '{count}｜秒《びょう》',
  'family.minutes': '{count}｜分《ふん》くらい',
  'family.notes': 'コンシェルジュが あなたに ｜見《み》せる メモ',
  'family.looks': 'これを｜見《み》た｜人《ひと》',
  'family.looksNone': 'まだだれも｜見《み》ていません。',
  'family.looks.when': '｜日《ひ》と｜時間《じかん》',
  'family.looks.who': '｜見《み》た｜人《ひと》',
  'family.acts': 'できること',
  'family.download': 'ぜんぶもらう（JSON）',
  'family.download.about': '｜情報《じょうほう》を、ひとつのファイルでもらうことができます。',
  'family.withdraw.link_visits': '｜見《み》た｜場所《ばしょ》を｜教《おし》えるのをやめる',
  'family.withdraw.link_visits.about':
    'コンシェルジュは、あなたが｜見《み》た｜場所《ばしょ》を｜見《み》ることができなくなります。｜相談《そうだん》は｜続《つづ》きます。',
  'family.withdraw.consultation': '｜相談《そうだん》をやめる',
  'family.withdraw.consultation.about':
    '｜相談《そうだん》を｜終《お》わりにします。｜町《まち》から｜連絡《れんらく》は｜来《き》ません。',
  'family.erase': 'ぜんぶ｜消《け》す',
  'family.erase.about':
    '｜情報《じょうほう》をぜんぶ｜消《け》します。｜元《もと》に｜戻《もど》すことはできません。',
  'family.confirm.link_visits': '｜教《おし》えるのをやめますか',
  'family.confirm.link_visits.text':
    'コンシェルジュは、あなたが｜見《み》た｜場所《ばしょ》を｜見《み》ることができなくなります。',
  'family.confirm.link_visits.do': 'やめる',
  'family.confirm.consultation': '｜相談《そうだん》をやめますか',
  'family.confirm.consultation.text':
    '｜相談《そうだん》は｜終《お》わります。｜情報《じょうほう》を｜消《け》したいときは、「ぜんぶ｜消《け》す」を｜選《えら》んでください。',
  'family.confirm.consultation.do': '｜相談《そうだん》をやめる',
  'family.confirm.erase': 'ぜんぶ｜消《け》しますか',
  'family.confirm.erase.text':
    '｜書《か》いたことや｜連絡先《れんらくさき》が、ぜんぶ｜消《き》えます。このページも｜開《ひら》くことができなくなります。',
  'family.confirm.erase.do': 'ぜんぶ｜消《け》す',
  'family.confirm.sure': '｜元《もと》に｜戻《もど》せないことがわかりました',
  'family.confirm.sureMissing': '｜消《け》す｜前《まえ》に、ここに｜印《しるし》をつけてください',
  'family.erased': 'ぜんぶ｜消《け》しました',
  'family.erased.text':
    'あなたの｜家族《かぞく》の｜情報《じょうほう》は、もうありません。このページを｜閉《と》じてもいいです。',
  'family.closed.title': '｜相談《そうだん》の ｜受付《うけつけ》 — {town}',
  'family.closed.text':
    'この ｜町《まち》には、まだ ｜返事《へんじ》を する ｜人《ひと》が いません。｜返事《へんじ》が できない ｜相談《そうだん》は ｜受《う》け｜取《と》りません。｜準備《じゅんび》が できたら、この ' +
    'ページで ｜相談《そうだん》できます。',
  'family.closed.hall':
    '｜急《いそ》いで いる ときは、｜町《まち》に ｜直接《ちょくせつ》 ｜聞《き》いて ください',
  'family.closed.places': '｜町《まち》の ｜場所《ばしょ》を ｜見《み》る',
  'family.unknown': 'このリンクは｜使《つか》えません',
  'family.unknown.text':
    'アドレスが｜違《ちが》うか、もう｜消《け》しています。メールのリンクを、もう｜一度《いちど》｜開《ひら》いてください。',
} satisfies Catalog<typeof ja>;
