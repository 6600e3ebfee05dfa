import { expect, test } from 'vitest';
import { findColumns, tidyHeader } from './columns.ts';

test('headers are found wherever they stand, in any width, case and spacing', () => {
  const columns = findColumns([
    '備考',
    '緯　度',
    'telephone　number',
    '教育機関_学校所在地（町字）',
    'name',
    'ＩＤ',
  ]);
  expect(columns).toMatchObject({
    note: '備考',
    phone: 'telephone　number',
    address_town: '教育機関_学校所在地（町字）',
    name: 'name',
    id: 'ＩＤ',
  });
  expect(columns.lat).toBeUndefined();
  expect(tidyHeader(' 料金 （基本） ')).toBe('料金(基本)');
});

const standard: Record<string, [headers: string, needs: string[]]> = {
  子育て施設一覧: [
    '全国地方公共団体コード,ID,地方公共団体名,名称,名称_カナ,種別,所在地_連結表記,所在地_都道府県,所在地_市区町村,所在地_町字,所在地_番地以下,建物名等(方書),緯度,経度,アクセス方法,駐車場情報,' +
      '電話番号,団体名,認可等年月日,収容定員,受入年齢,利用可能曜日,開始時間,終了時間,利用可能日時特記事項,一時預かりの有無,子供預かり料金種別,子供預かり料金,子供預かり料金備考,子供預かり開所時間,子供預かり' +
      '閉所時間,病児保育の有無,授乳室,おむつ替えコーナー,飲食可否,ベビーカー貸出,ベビーカー利用,URL,備考',
    [
      'name',
      'type',
      'address',
      'lat',
      'capacity',
      'ages',
      'days',
      'start_time',
      'temporary_keeping',
      'sick_care',
      'keeping_price',
      'pram_use',
    ],
  ],
  教育機関一覧: [
    '教育機関_学校コード,教育機関_学校種,教育機関_設置区分,教育機関_設置者情報,教育機関_学校名,教育機関_学校名カナ表記,教育機関_学校所在地（市区町村）,教育機関_学校所在地（町字）' +
      ',教育機関_学校所在地（番地以下）,緯度,経度,教育機関_連絡先電話番号,教育機関_属性情報設定年月日,教育機関_属性情報廃止年月日',
    [
      'id',
      'type',
      'established_by',
      'name',
      'name_kana',
      'address_city',
      'address_town',
      'address_rest',
      'phone',
      'checked_on',
      'closed_on',
    ],
  ],
  公共施設一覧: [
    '都道府県コード又は市区町村コード,NO,都道府県名,市区町村名,名称,名称_カナ,名称_通称,POIコード,住所,方書,緯度,経度,電話番号,内線番号,法人番号,団体名,利用可能曜日,開始時間,終了時間,利用可能' +
      '日時特記事項,説明,バリアフリー情報,URL,画像,画像_ライセンス,備考',
    [
      'municipality_code',
      'id',
      'name',
      'address',
      'building',
      'days',
      'days_note',
      'description',
      'barrier_free',
    ],
  ],
  医療機関一覧: [
    '全国地方公共団体コード,ID,地方公共団体名,名称,医療機関の種類,所在地_連結表記,緯度,経度,電話番号,法人の名称,医療機関コード,診療曜日,診療開始時間,診療終了時間,診療日時特記事項,時間外における対応,' +
      '診療科目,病床数,URL,備考',
    [
      'type',
      'days',
      'start_time',
      'end_time',
      'days_note',
      'out_of_hours',
      'medical_subjects',
      'beds',
      'operator',
    ],
  ],
  イベント一覧: [
    '全国地方公共団体コード,ID,地方公共団体名,イベント名,イベント名_カナ,イベント名_英字,開始日,終了日,開始時間,終了時間,開始日時特記事項,説明,料金(基本),料金(詳細),連絡先名称,連絡先電話番号,主' +
      '催者,場所名称,所在地_連結表記,緯度,経度,アクセス方法,駐車場情報,定員,参加申込終了日,参加申込終了時間,参加申込方法,URL,備考',
    [
      'event_name',
      'name_en',
      'start_date',
      'end_date',
      'date_note',
      'fee',
      'price_note',
      'contact',
      'phone',
      'venue',
      'apply_by',
      'apply_how',
    ],
  ],
};

test.each(Object.entries(standard))('the columns of %s are known', (_, [headers, needs]) => {
  const columns = findColumns(headers.split(','));
  expect(needs.filter((column) => !(column in columns))).toEqual([]);
});
