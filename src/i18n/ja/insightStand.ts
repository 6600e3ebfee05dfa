export default {
  'insight.area.title': 'どこに立ち止まっているか',
  'insight.area.counts': '3Dの町の地面のます目ごとに、立っていた時間と訪問の数。',
  'insight.area.answer': 'もっとも長く立ち止まっていたのは、{name}です（合わせて{dwell}）。',
  'insight.area.column': '場所',
  'insight.area.at': '{space}：{spot}のところ',
  'insight.area.beside': '{space}：{spot}から約{metres}メートル',
  'insight.area.under': '{dwell}未満',
  'insight.area.from': '{dwell}以上',
  'insight.area.definition':
    'ます目は、外で4メートル四方、室内で2メートル四方です。画面が見えていて30秒以内に操作があった時間だけを数え、空を飛んでいる間と、上から見ている間は入れません。歩いた道すじは家族の端末から送られず、' +
    'ます目ごとの合計だけが届きます。',
  'tour.stand.title': 'どこに立ち止まったか',
  'tour.stand.about': '職員だけに見えます。直近3か月のあいだに、立ち止まっていた時間の合計です。',
  'tour.stand.short': '短い',
  'tour.stand.long': '長い（最長 {dwell}）',
  'tour.stand.loading': '集計を読み込んでいます。',
  'tour.stand.none': 'この場所の記録は、まだありません。',
  'tour.stand.failed':
    '集計を読み込めませんでした。この町の職員としてサインインしているか、確かめてください。',
  'tour.stand.close': '重ねるのをやめる',
} as const;
