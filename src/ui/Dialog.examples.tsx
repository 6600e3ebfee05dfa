import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';
import type { Examples } from './examples.ts';

export const examples: Examples = {
  open: (
    <Dialog title="消してよいですか" onClose={() => undefined}>
      <p>元にはもどせません。</p>
      <Button kind="danger">消す</Button>
    </Dialog>
  ),
};
