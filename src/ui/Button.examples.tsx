import { Button } from './Button.tsx';
import type { Examples } from './examples.ts';

export const examples: Examples = {
  primary: <Button kind="primary">相談する</Button>,
  secondary: <Button>もう一度</Button>,
  quiet: <Button kind="quiet">やめる</Button>,
  danger: <Button kind="danger">消す</Button>,
  pending: (
    <Button kind="primary" pending>
      送っています
    </Button>
  ),
};
