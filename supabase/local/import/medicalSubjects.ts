import type { Localized } from '../../functions/_shared/contract/town.ts';

const english: Record<string, string> = {
  内科: 'internal medicine',
  小児科: 'paediatrics',
  外科: 'surgery',
  整形外科: 'orthopaedics',
  皮膚科: 'dermatology',
  眼科: 'eyes',
  耳鼻咽喉科: 'ear, nose and throat',
  産婦人科: 'obstetrics and gynaecology',
  産科: 'obstetrics',
  婦人科: 'gynaecology',
  歯科: 'dentistry',
  小児歯科: "children's dentistry",
  矯正歯科: 'orthodontics',
  歯科口腔外科: 'oral surgery',
  精神科: 'psychiatry',
  心療内科: 'psychosomatic medicine',
  神経内科: 'neurology',
  脳神経内科: 'neurology',
  脳神経外科: 'neurosurgery',
  循環器内科: 'cardiology',
  循環器科: 'cardiology',
  呼吸器内科: 'respiratory medicine',
  消化器内科: 'gastroenterology',
  胃腸科: 'gastroenterology',
  胃腸内科: 'gastroenterology',
  肛門外科: 'proctology',
  肛門科: 'proctology',
  泌尿器科: 'urology',
  アレルギー科: 'allergies',
  リウマチ科: 'rheumatology',
  リハビリ科: 'rehabilitation',
  リハビリテーション科: 'rehabilitation',
  放射線科: 'radiology',
  麻酔科: 'anaesthesia',
  形成外科: 'plastic surgery',
  糖尿病内科: 'diabetes',
};

/** '内科;小児科', '内科、小児科' -> the single 診療科. */
export function splitSubjects(text: string): string[] {
  return text
    .split(/[、,;；・\n]/)
    .map((subject) => subject.trim())
    .filter((subject) => subject !== '');
}

/** 診療科目 for the eye; English only when every one of them is known. */
export function readSubjects(text: string): Localized | null {
  const subjects = splitSubjects(text);
  if (subjects.length === 0) return null;
  const en = subjects.map((subject) => english[subject]);
  return {
    ja: subjects.join('、'),
    ...(en.every((e) => e !== undefined) ? { en: en.join(', ') } : {}),
  };
}

/** One sentence: parents look for 小児科 first. */
export function subjectSentence(text: string): string {
  const subjects = splitSubjects(text);
  if (subjects.length === 0 || (subjects.length === 1 && subjects[0] === '歯科')) return '';
  if (subjects.length <= 4) return `診療科目は${subjects.join('、')}です。`;
  const first = subjects.includes('小児科') ? '小児科' : (subjects[0] ?? '');
  return `${first}など、${subjects.length}の診療科目があります。`;
}
