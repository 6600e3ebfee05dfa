import type ja from '../ja/family.ts';
import type { Catalog } from '../translate.ts';

export default {
  'family.title': '｜家族《かぞく》のページ — {town}',
  'family.heading': '｜家族《かぞく》のページ',
  'family.about':
    '{town}が｜持《も》っている、あなたの｜家族《かぞく》の｜情報《じょうほう》の ぜんぶです。｜町《まち》で｜働《はたら》く｜人《ひと》が ｜自分《じぶん》たちの ために ｜書《か》いた メモは、' +
    '｜数《かず》だけ ｜書《か》いて あります。',
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
    'このページの リンクは、｜家《いえ》のかぎと｜同《おな》じです。ほかの｜人《ひと》に｜送《おく》らないでください。1｜年《ねん》 ｜開《ひら》かないと、｜使《つか》えなく なります。',
  'family.held': '｜持《も》っている｜情報《じょうほう》',
  'family.correct': '｜直《なお》す',
  'family.save': '｜直《なお》して｜残《のこ》す',
  'family.cancel': 'もどる',
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
  'family.download': '｜読《よ》むための ファイル',
  'family.download.about':
    'このページの ｜情報《じょうほう》を、ひとつの ファイルで もらうことが できます。｜紙《かみ》に ｜印刷《いんさつ》することも できます。',
  'family.withdraw.link_visits': '｜見《み》た｜場所《ばしょ》を｜教《おし》えるのをやめる',
  'family.withdraw.link_visits.about':
    'コンシェルジュは、あなたが｜見《み》た｜場所《ばしょ》を｜見《み》ることができなくなります。｜相談《そうだん》は｜続《つづ》きます。',
  'family.withdraw.consultation': '｜相談《そうだん》をやめる',
  'family.withdraw.consultation.about':
    '｜相談《そうだん》を｜終《お》わりにします。｜町《まち》から｜連絡《れんらく》は｜来《き》ません。',
  'family.download.data': 'データ（JSON）',
  'family.renew': '｜新《あたら》しい リンクを もらう',
  'family.renew.about':
    'ほかの ｜人《ひと》が リンクを ｜見《み》たかも しれない ときは、リンクを ｜新《あたら》しく できます。｜新《あたら》しい リンクは、あなたの メールだけに ｜送《おく》ります。',
  'family.renewed':
    '｜新《あたら》しい リンクを {to} に ｜送《おく》ります。メールが ｜届《とど》いたら、この リンクは ｜使《つか》えません。',
  'family.confirm.renew': 'リンクを ｜新《あたら》しく しますか',
  'family.confirm.renew.text':
    '｜新《あたら》しい リンクを メールで ｜送《おく》ります。｜今《いま》の リンクは ｜使《つか》えなく なります。',
  'family.confirm.renew.do': '｜新《あたら》しく する',
  'family.forStaff': '｜町《まち》で ｜働《はたら》く ｜人《ひと》の メモ',
  'family.forStaff.none': 'ありません。',
  'family.forStaff.some':
    'メモが {notes}、｜連絡《れんらく》などに ｜付《つ》けた メモが {remarks}、｜町《まち》の ｜人《ひと》が することの メモが {tasks} あります。｜見《み》たい ときは、' +
    '｜町《まち》に ｜言《い》って ください。',
  'family.history': '｜今《いま》までの こと',
  'family.history.asked': '｜相談《そうだん》が ｜届《とど》きました',
  'family.history.contacted': '｜町《まち》が ｜連絡《れんらく》しました',
  'family.history.corrected': 'あなたが ｜直《なお》しました',
  'family.history.correctedByStaff': '｜町《まち》の ｜人《ひと》が ｜直《なお》しました',
  'family.history.withdrawn': 'あなたが 「はい」を やめました',
  'family.history.stage_moved': '｜相談《そうだん》が ｜進《すす》みました',
  'family.history.owner_assigned': '｜担当《たんとう》の ｜人《ひと》が ｜変《か》わりました',
  'family.history.link_renewed': '｜新《あたら》しい リンクを ｜送《おく》りました',
  'family.history.to.new': '｜届《とど》いた ところに ｜戻《もど》しました',
  'family.history.to.consulting': '｜相談《そうだん》を ｜始《はじ》めました',
  'family.history.to.visit_planned': '｜町《まち》に ｜来《く》る ｜予定《よてい》に なりました',
  'family.history.to.visited': '｜町《まち》に ｜来《き》ました',
  'family.history.to.preparing': '｜引《ひ》っ｜越《こ》しの ｜準備《じゅんび》を ｜始《はじ》めました',
  'family.history.to.moved': '｜引《ひ》っ｜越《こ》しました',
  'family.history.to.settled': '｜引《ひ》っ｜越《こ》して 1｜年《ねん》 たちました',
  'family.history.to.closed': '｜相談《そうだん》が ｜終《お》わりました',
  'family.mails': '｜送《おく》った メール',
  'family.mailsNone': 'この 30｜日《にち》に ｜送《おく》った メールは ありません。',
  'family.mails.waiting': 'まだ ｜届《とど》いて いません',
  'family.erase': 'ぜんぶ｜消《け》す',
  'family.erase.about':
    '｜情報《じょうほう》をぜんぶ｜消《け》します。｜元《もと》に｜戻《もど》すことはできません。',
  'family.confirm.link_visits': '｜教《おし》えるのをやめますか',
  'family.confirm.link_visits.text':
    'コンシェルジュは、あなたが｜見《み》た｜場所《ばしょ》を｜見《み》ることができなくなります。',
  'family.confirm.link_visits.do': '｜教《おし》えるのをやめる',
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
    'リンクが ｜違《ちが》うか、｜新《あたら》しい リンクに ｜変《か》わったか、1｜年《ねん》 ｜開《ひら》かなかったか、もう ｜消《け》しています。いちばん ｜新《あたら》しい メールの リンクを ' +
    '｜開《ひら》いて ください。メールが ない ときは、｜町《まち》の コンシェルジュに ｜言《い》って ください。',
} satisfies Catalog<typeof ja>;
