export default {
  'privacy.title': '記録とプライバシー — {town}',
  'privacy.heading': '記録とプライバシー',
  'privacy.about': '{town}のこのサイトが、何を、何のために記録するかを説明します。',
  'privacy.recording.on':
    '名前や連絡先と結びつかない形で、見た場所と時間を記録しています。いつでも止められます。止めると、この端末に残っている記録と番号も消えます。',
  'privacy.recording.off': '何も記録していません。すべてのページは同じように使えます。',
  'privacy.recording.gpc':
    'お使いのブラウザーが「追跡しないで」（Global Privacy Control）と伝えているので、何も記録していません。すべてのページは同じように使えます。',
  'privacy.turnOff': '記録を止める',
  'privacy.turnOn': '記録を始める',
  'privacy.what': '記録するもの',
  'privacy.what.pages': '開いたページ、立ち寄った場所とスポット',
  'privacy.what.dwell': 'そこを見ていた時間（画面が見えていて、操作があったあいだだけ）',
  'privacy.what.stood':
    '3Dの町で立っていた所（外は4メートル、室内は2メートルのます目まで。通った道すじは残しません）',
  'privacy.what.device': '端末の大まかな種類（スマートフォン・タブレット・パソコン）とことば',
  'privacy.what.region': '都道府県または国まで（選んだもの、または時間帯から）',
  'privacy.what.ids': 'ブラウザーごとの番号（でたらめに作り、30日以内に作り替えます）',
  'privacy.not': 'IPアドレスは残しません。端末を見分ける情報は集めません。広告には使いません。',
  'privacy.why': '何のために',
  'privacy.why.text':
    'どの場所がよく見られ、何が足りないかを知り、ページと相談をよくするためです。結果は人数が5に満たないところを隠して、まとめた数だけを使います。',
  'privacy.long': 'どのくらいの期間',
  'privacy.long.text': '1つひとつの記録は13か月で消します。まとめた数だけを残します。',
  'privacy.consult': '相談したとき',
  'privacy.consult.text':
    '相談で書いたことは、移住コンシェルジュと管理者だけが見ます。見た場所を相談に結びつけるのは、ご家族が選んだときだけです。届いたメールのリンクから、いつでも見る・直す・受け取る・取りやめる・消すことができます。',
  'privacy.survey': 'アンケート',
  'privacy.survey.text':
    '答えるかどうかは自由です。答えは、だれのものか、いつの訪問のものか分からない形で日付だけをつけて残します。自由に書いた言葉は13か月で消します。一度たずねたことは、この端末に覚えておきます。',
  'privacy.region': 'どちらから見ていますか',
  'privacy.region.why':
    '都道府県を教えていただくと、どの地域の方にどんな情報が役立つかがわかり、相談会や見学会をどこで開くかを考えられます。教えなくても、何も変わりません。',
  'privacy.region.pick': '都道府県',
  'privacy.region.none': '教えない',
  'privacy.region.tell': 'これで伝える',
  'privacy.region.told': '伝わりました。ありがとうございます。',
  'privacy.region.off': '記録を止めているあいだは、伝えられません。',
  'privacy.outside': '外部に送られる情報',
  'privacy.outside.none':
    'ほかの会社に送られる情報はありません。地図も文字も、すべてこのサイトの中にあります。',
  'privacy.outside.supabase':
    'このサイトのデータを預かるところです。ここに書いた記録と相談の内容が送られます。',
  'privacy.outside.mapbox':
    '地図のページを開くと、地図の絵を受け取るために、IPアドレスと見ている範囲が送られます。',
  'privacy.outside.mapStyle':
    '地図のページを開くと、背景の地図を受け取るために、IPアドレスと見ている範囲が送られます。',
  'privacy.stored':
    'この端末には、ことば、文字の大きさ、取っておいた場所、書きかけの相談、記録の番号が残ります。ブラウザーの設定で消せます。',
  'privacy.contact': '問い合わせ先',
} as const;
