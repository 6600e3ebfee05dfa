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
    'どの場所がよく見られ、何が足りないかを知り、ページと相談をよくするためです。名前も住所もない数なので、町の担当の職員はそのままの数を見ます。町の外に出す数は5の倍数に丸め、5に満たない数は「5未満」とだけ書き、' +
    '町の職員でない人に細かい数は渡しません。',
  'privacy.long': 'どのくらいの期間',
  'privacy.long.text': '1つひとつの記録は13か月で消します。日ごとにまとめた数だけを残します。',
  'privacy.consult': '相談したとき',
  'privacy.consult.text':
    '相談で書いたことは、移住コンシェルジュと管理者だけが見ます。見た場所を相談に結びつけるのは、ご家族が選んだときだけです。届いたメールのリンクから、いつでも見る・直す・受け取る・取りやめる・消すことができます。' +
    '消したあとに残るのは、相談が1件あったという数（日、どこから、結びつけていたときは端末の種類とリンク）だけで、だれのものかは分かりません。',
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
  'accessibility.about':
    '{town}のこのサイトは、障害のある方、ご高齢の方、日本語に慣れていない方も含め、どなたでも使えることを目指しています。',
  'accessibility.standard': '目標にしている規格',
  'accessibility.standard.text':
    '日本産業規格 JIS X 8341-3:2016 の適合レベルAAと、WCAG 2.2 のレベルAAを目標に作っています。規格にもとづく試験の結果はまだ公開しておらず、「準拠」を宣言するものではありません。',
  'accessibility.tested': '確かめていること（2026年11月）',
  'accessibility.tested.axe':
    'すべてのページを、すべてのことばで、幅390ピクセルのスマートフォンの画面で、検査ソフト axe-core にかけています。',
  'accessibility.tested.keyboard':
    'はじめのページから相談を送るまでと、3Dの町を歩いて場所を見るまでを、キーボードだけでできるか自動で試しています。',
  'accessibility.tested.pictures': '3Dの町の見え方を、人が確かめた見本の絵と自動で見比べています。',
  'accessibility.tested.twin':
    '3Dの町で見られる場所が、3Dを使わないページにもすべてあり、読めることを確かめています。',
  'accessibility.untested': 'まだ確かめていないこと',
  'accessibility.untested.people': '障害のある方に実際に使っていただく試験は、まだ行っていません。',
  'accessibility.untested.readers': '画面の読み上げソフトを人の手で試すことは、まだしていません。',
  'accessibility.untested.tour':
    '3Dの景色そのものは、読み上げでは伝わりません。同じ場所の説明を、「場所」のページで文字で読めます。',
  'accessibility.tell': '使いにくいところを見つけたら',
  'accessibility.tell.text':
    '{town}にお知らせください。どのページで、何をしようとして、どうなったかを教えていただけると助かります。サイトが使えないときは、同じことを電話や窓口でもご案内します。',
} as const;
