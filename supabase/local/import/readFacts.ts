import { weekdays, type FactData } from '../../functions/_shared/contract/factData.ts';
import type { Localized } from '../../functions/_shared/contract/town.ts';
import type { KeptFact } from '../../functions/_shared/contract/townPack.ts';
import { readAges } from './ages.ts';
import type { Column, Columns } from './columns.ts';
import { dayInWords, parseDate } from './dates.ts';
import { agesData, capacityData, feeData, hoursData, serviceData, weekdaysOf } from './factData.ts';
import { joinHours, readDays, readHours } from './hours.ts';
import { readSubjects } from './medicalSubjects.ts';
import { readAmount, readCount, readOperator, readYesNo } from './values.ts';

export interface Origin {
  checkedOn: string;
  ownerSection: Localized;
  source: KeptFact['source'];
}

/** Reads one of our columns of a row as prose; '' when the file has no such column. */
export type Cell = (column: Column) => string;

const founders: Record<string, Localized> = {
  1: { ja: '国立', en: 'national' },
  2: { ja: '公立', en: 'public' },
  3: { ja: '私立', en: 'private' },
};

/** Every statement of a row that a family can use, in the order in which they ask. `type`: 種別, made readable. */
export function readFacts(cell: Cell, columns: Columns, type: Localized | null, origin: Origin): KeptFact[] {
  const facts: KeptFact[] = [];
  const add = (fact_id: string, label: Localized, value: Localized | null, data?: FactData) => {
    if (value === null || value.ja === '') return;
    facts.push({
      fact_id,
      label,
      value,
      ...(data ? { data } : {}),
      checked_on: parseDate(cell('checked_on')) ?? origin.checkedOn,
      owner_section: origin.ownerSection,
      source: origin.source,
    });
  };
  const service = (fact_id: string, label: Localized, column: Column) => {
    const value = readYesNo(cell(column));
    add(fact_id, label, value, serviceData(value));
  };
  const plain = (column: Column): Localized | null => (cell(column) === '' ? null : { ja: cell(column) });
  const yen = (column: Column): Localized | null => {
    const amount = readCount(cell(column));
    return amount === null
      ? plain(column)
      : { ja: amount === 0 ? '無料' : `${amount}円`, en: amount === 0 ? 'free' : `${amount} yen` };
  };
  const founded = parseDate(cell('founded_on'));
  // In lists of after-school clubs the second price is that of the extended hours.
  const isClub = columns.extended !== undefined && columns.price !== undefined;

  add('type', { ja: '種別', en: 'Type' }, type);
  add('established-by', { ja: '国公私立', en: 'Founded as' }, founders[cell('established_by')] ?? null);
  add('medical-subjects', { ja: '診療科目', en: 'Departments' }, readSubjects(cell('medical_subjects')));
  add(
    'capacity',
    { ja: '定員', en: 'Capacity' },
    readAmount(cell('capacity'), '人'),
    capacityData(cell('capacity')),
  );
  const ages = readAges(cell('ages'));
  add('ages', { ja: '受け入れる年齢', en: 'Ages' }, ages, agesData(ages));
  const days = readDays(cell('days'));
  add('days', { ja: '利用できる曜日', en: 'Days' }, days);
  const hours = joinHours(cell('start_time'), cell('end_time')) ?? readHours(cell('hours_weekday'));
  // A column of weekday hours says its days itself; one of hours alone has them in another column, or nowhere.
  const hoursDays = cell('hours_weekday') === '' ? weekdaysOf(days) : weekdays.slice(0, 5);
  add('hours', { ja: '利用できる時間', en: 'Hours' }, hours, hoursData(hours, hoursDays));
  const saturday = readHours(cell('hours_saturday'));
  add('hours-saturday', { ja: '土曜日の時間', en: 'Saturdays' }, saturday, hoursData(saturday, ['sat']));
  const sunday = readHours(cell('hours_sunday'));
  add('hours-sunday', { ja: '日曜日の時間', en: 'Sundays' }, sunday, hoursData(sunday, ['sun']));
  add('extended', { ja: '延長', en: 'Extended hours' }, readHours(cell('extended')));
  add('long-vacation', { ja: '長い休みの時間', en: 'School holidays' }, readHours(cell('long_vacation')));
  add('days-note', { ja: '日時の注意', en: 'Notes on days and hours' }, plain('days_note'));
  add('out-of-hours', { ja: '時間外の対応', en: 'Out of hours' }, plain('out_of_hours'));
  service('temporary-keeping', { ja: '一時預かり', en: 'Temporary care' }, 'temporary_keeping');
  add(
    'keeping-hours',
    { ja: '一時預かりの時間', en: 'Hours of temporary care' },
    joinHours(cell('keeping_start'), cell('keeping_end')),
  );
  add(
    'keeping-price',
    { ja: '一時預かりの料金', en: 'Price of temporary care' },
    yen('keeping_price'),
    feeData(cell('keeping_price')),
  );
  add(
    'keeping-price-note',
    { ja: '一時預かりの料金の詳細', en: 'Details of that price' },
    plain('keeping_price_note') ?? plain('keeping_type'),
  );
  service('sick-care', { ja: '病児保育', en: 'Care for sick children' }, 'sick_care');
  add('services', { ja: '保育の内容', en: 'Services' }, plain('services'));
  add('beds', { ja: '病床数', en: 'Beds' }, readAmount(cell('beds'), '床'));
  add('price', { ja: '料金', en: 'Price' }, yen('price'), feeData(cell('price')));
  add(
    'price-note',
    isClub
      ? { ja: '延長の料金', en: 'Price of extended hours' }
      : { ja: '料金の詳細', en: 'Details of prices' },
    plain('price_note'),
  );
  add(
    'long-vacation-price',
    { ja: '長い休みの料金', en: 'Price in school holidays' },
    plain('long_vacation_price'),
  );
  add('registration-fee', { ja: '登録料', en: 'Registration fee' }, plain('registration_fee'));
  add('insurance-fee', { ja: '保険料', en: 'Insurance' }, plain('insurance_fee'));
  add('snack', { ja: 'おやつ代', en: 'Snacks' }, plain('snack'));
  add('lunch', { ja: '昼食', en: 'Lunch' }, plain('lunch'));
  service('nursing-room', { ja: '授乳室', en: 'Nursing room' }, 'nursing_room');
  service('nappy-changing', { ja: 'おむつ替え', en: 'Nappy changing' }, 'nappy_changing');
  service('eating', { ja: '飲食', en: 'Eating and drinking' }, 'eating');
  service('pram-loan', { ja: 'ベビーカーの貸出', en: 'Prams to borrow' }, 'pram_loan');
  service('pram-use', { ja: 'ベビーカーの利用', en: 'Use of prams' }, 'pram_use');
  add('barrier-free', { ja: 'バリアフリー', en: 'Accessibility' }, plain('barrier_free'));
  add('access', { ja: '行き方', en: 'How to get there' }, plain('access'));
  service('parking', { ja: '駐車場', en: 'Parking' }, 'parking');
  const operator = readOperator(cell('operator'));
  add('operator', { ja: '設置・運営', en: 'Run by' }, operator === null ? null : { ja: operator });
  add('founded-on', { ja: '開設', en: 'Opened' }, founded ? dayInWords(founded) : plain('founded_on'));
  add('description', { ja: '説明', en: 'Description' }, plain('description'));
  add('note', { ja: '備考', en: 'Note' }, plain('note'));
  return facts;
}
