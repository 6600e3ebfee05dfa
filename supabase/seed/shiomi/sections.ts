import { words } from './words.ts';

/** The sections of the town hall that own facts. */
export const sections = {
  fisheries: words('水産商工課', '｜水産商工課《すいさんしょうこうか》', 'Fisheries and Commerce Section'),
  children: words('こども福祉課', 'こども｜福祉課《ふくしか》', 'Children and Welfare Section'),
  education: words('教育課', '｜教育課《きょういくか》', 'Education Section'),
  safety: words(
    '総務課 防災係',
    '｜総務課《そうむか》 ｜防災係《ぼうさいがかり》',
    'General Affairs, Disaster Preparedness',
  ),
  moving: words(
    '企画課 移住係',
    '｜企画課《きかくか》 ｜移住係《いじゅうがかり》',
    'Planning Section, Moving In',
  ),
};
