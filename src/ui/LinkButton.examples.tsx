import type { Examples } from './examples.ts';
import { LinkButton } from './LinkButton.tsx';

export const examples: Examples = {
  primary: (
    <LinkButton href="/hoshimi/tour" kind="primary">
      広場に入る
    </LinkButton>
  ),
  secondary: <LinkButton href="/hoshimi/places">場所を見る</LinkButton>,
};
