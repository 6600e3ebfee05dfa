import type { TownPack } from '../../functions/_shared/contract/townPack.ts';

/** Links of the sample town; npm run simulate lets its made-up families come by them. */
export const campaigns: TownPack['campaigns'] = [
  { code: 'fair-tokyo-2026', name: '移住フェア東京 2026', placed: '会場で配ったちらしのQRコード' },
  { code: 'qr-station', name: '星見駅のポスター', placed: '改札の横' },
  { code: 'line-news', name: 'LINEのお知らせ', placed: '毎月1日の配信' },
  { code: 'press-shinbun', name: '新聞の記事', placed: '県内版' },
];
