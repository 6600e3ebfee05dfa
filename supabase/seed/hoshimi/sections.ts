import { words } from './words.ts';

/** The sections of the town hall that own facts. */
export const sections = {
  education: words('こども教育課', 'こども｜教育課《きょういくか》', 'Children and Education Section'),
  welfare: words('住民福祉課', '｜住民福祉課《じゅうみんふくしか》', 'Residents and Welfare Section'),
  medical: words(
    '住民福祉課 地域医療係',
    '｜住民福祉課《じゅうみんふくしか》 ｜地域医療係《ちいきいりょうがかり》',
    'Residents and Welfare Section, Local Medical Care',
  ),
  works: words('建設水道課', '｜建設水道課《けんせつすいどうか》', 'Roads and Water Section'),
  industry: words('産業振興課', '｜産業振興課《さんぎょうしんこうか》', 'Local Industry Section'),
  planning: words('企画財政課', '｜企画財政課《きかくざいせいか》', 'Planning and Finance Section'),
};
