import type { Examples } from './examples.ts';
import { Notice } from './Notice.tsx';

export const examples: Examples = {
  info: <Notice title="見本の町です">星見町は架空の町です。</Notice>,
  good: (
    <Notice tone="good" live>
      送りました。
    </Notice>
  ),
  problem: (
    <Notice tone="problem" live title="送れませんでした">
      書いたことは残っています。
    </Notice>
  ),
};
