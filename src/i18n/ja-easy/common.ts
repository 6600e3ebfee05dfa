import type ja from '../ja/common.ts';
import type { Catalog } from '../translate.ts';

export default {
  'common.title': '｜広場《ひろば》 — ｜引《ひ》っ｜越《こ》す｜前《まえ》に｜町《まち》を｜歩《ある》く',
  'common.chooseTown': 'どの｜町《まち》を｜見《み》ますか',
  'common.chooseTownHelp':
    '｜町《まち》を｜選《えら》んでください。｜学校《がっこう》や｜保育園《ほいくえん》や｜道《みち》を｜見《み》ることができます。',
  'common.noTowns':
    'まだ｜町《まち》がありません。｜町《まち》ができたら、ここに｜名前《なまえ》が｜出《で》ます。',
  'common.skip': '｜本文《ほんぶん》へ',
  'common.nav': '｜町《まち》のページ',
  'common.language': 'ことば（Language）',
  'common.textSize': '｜文字《もじ》の｜大《おお》きさ',
  'common.textSize.1': 'ふつう',
  'common.textSize.1.2': '｜大《おお》きい',
  'common.textSize.1.45': 'とても｜大《おお》きい',
  'common.loading': '｜読《よ》んでいます。｜待《ま》ってください。',
  'common.loadFailed': '｜読《よ》むことができませんでした',
  'common.loadFailedHelp':
    'インターネットが｜切《き》れたようです。｜少《すこ》し｜待《ま》ってください。それから、もう｜一度《いちど》｜押《お》してください。',
  'common.retry': 'もう｜一度《いちど》｜読《よ》む',
  'common.offline':
    'インターネットが｜切《き》れています。｜読《よ》んだページは、そのまま｜読《よ》めます。',
  'common.pageBroke': 'このページを｜出《だ》すことができませんでした',
  'common.pageBrokeHelp':
    '｜書《か》いたことは｜消《き》えていません。もう｜一度《いちど》｜読《よ》んでみてください。',
  'common.reload': 'もう｜一度《いちど》｜読《よ》む',
  'common.notFound': 'このページはありません',
  'common.notFoundHelp': 'ページの｜住所《じゅうしょ》（アドレス）が｜変《か》わったようです。',
  'common.toTown': '｜町《まち》のはじめのページへ',
  'common.toStart': '｜町《まち》を｜選《えら》ぶページへ',
  'common.fictional':
    'この｜町《まち》は｜本当《ほんとう》にはありません。｜見本《みほん》の｜町《まち》です。',
  'common.concierge':
    '｜移住《いじゅう》コンシェルジュ（｜引《ひ》っ｜越《こ》しの｜相談《そうだん》をする｜人《ひと》）',
  'common.conciergeOffer':
    'まだ｜決《き》めていなくても、｜聞《き》くだけでもいいです。｜急《いそ》がなくていいです。',
  'common.recording.on': '｜見《み》たページの｜記録《きろく》：しています（｜名前《なまえ》はわかりません）',
  'common.recording.off': '｜見《み》たページの｜記録《きろく》：していません',
  'common.recording.gpc':
    '｜見《み》たページの｜記録《きろく》：していません（ブラウザーの｜設定《せってい》を｜守《まも》っています）',
  'common.staff': '｜町《まち》で｜働《はたら》く｜人《ひと》の｜入口《いりぐち》',
  'common.walk': '｜歩《ある》いてみる',
  'common.read': '｜読《よ》んでみる',
  'common.doors': '｜何《なに》を｜知《し》りたいですか',
  'common.today': '｜今日《きょう》の｜町《まち》',
  'common.moreEvents': 'あと{count}｜件《けん》を｜見《み》る',
  'common.noEvents': 'これから{days}｜日《にち》のあいだに、｜決《き》まった｜行事《ぎょうじ》はありません。',
  'common.season.winter':
    '｜冬《ふゆ》です。｜道《みち》が｜凍《こお》ります。｜雪《ゆき》が｜降《ふ》ります。｜部屋《へや》を｜暖《あたた》かくするお｜金《かね》も｜聞《き》いてください。',
  'common.season.spring':
    '｜春《はる》です。｜保育園《ほいくえん》や｜学校《がっこう》が｜始《はじ》まります。｜朝《あさ》の｜道《みち》を｜見《み》てください。',
  'common.season.summer':
    '｜夏《なつ》です。｜暑《あつ》さや｜虫《むし》のこと、｜子《こ》どもが｜遊《あそ》ぶ｜場所《ばしょ》を｜見《み》てください。',
  'common.season.autumn':
    '｜秋《あき》です。｜町《まち》の｜毎日《まいにち》の｜様子《ようす》がよくわかります。',
  'common.climate': 'ふだんの｜年《とし》の{month}｜月《がつ》',
  'common.climate.high': '｜昼《ひる》の｜気温《きおん》（いちばん｜高《たか》いとき）',
  'common.climate.low': '｜朝《あさ》の｜気温《きおん》（いちばん｜低《ひく》いとき）',
  'common.climate.snow': '｜雪《ゆき》の｜高《たか》さ',
  'common.climate.daylight': '｜明《あか》るい｜時間《じかん》',
  'common.climate.above0': '{n}｜度《ど》',
  'common.climate.below0': 'マイナス{n}｜度《ど》',
  'common.climate.noSnow': 'ありません',
  'common.climate.snowDepth': 'ふだん{usual}センチ、｜多《おお》い｜日《ひ》で{most}センチ',
  'common.climate.highShort': '｜昼《ひる》',
  'common.climate.lowShort': '｜朝《あさ》',
  'common.climate.snowShort': '{usual}〜{most}センチ',
  'common.climate.hours': '{h}｜時間《じかん》{min}｜分《ふん》',
  'common.climate.year': '1｜年《ねん》の｜気温《きおん》と｜雪《ゆき》',
  'common.climate.month': '｜月《つき》',
  'common.climate.monthOf': '{month}｜月《がつ》',
  'common.climate.checked': '{day}に｜確認《かくにん》',
  'common.climate.source': '｜書《か》いてあるところ：',
  'common.welcome.picture': '{town}の｜広場《ひろば》の｜絵《え》',
  'common.welcome.title': '{town} — ｜広場《ひろば》',
  'common.nothingPublished': '｜準備《じゅんび》をしています',
  'common.nothingPublishedHelp':
    '｜町《まち》の｜人《ひと》が、｜今《いま》このページを｜書《か》いています。できたら、ここで｜読《よ》めます。',
  'common.required': '（｜必《かなら》ず｜書《か》く）',
  'common.optional': '（｜書《か》かなくてもいい）',
} satisfies Catalog<typeof ja>;
