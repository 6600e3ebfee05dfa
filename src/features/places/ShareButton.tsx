import { useState } from 'react';
import { T } from '../../i18n/Ruby.tsx';
import { Button } from '../../ui/Button.tsx';
import { Share2 } from '../../ui/lineIcons.tsx';

/** Hands the page's address to the phone's own sharing, else copies it. */
export function ShareButton({ title }: { title: string }) {
  const [said, setSaid] = useState<'copied' | 'failed' | null>(null);
  const share = async () => {
    const url = location.href;
    if ('share' in navigator) {
      await navigator.share({ title, url }).catch((error: unknown) => {
        if (!(error instanceof DOMException && error.name === 'AbortError')) setSaid('failed');
      });
      return;
    }
    await copy(url).then(
      () => {
        setSaid('copied');
      },
      () => {
        setSaid('failed');
      },
    );
  };
  return (
    <>
      <Button onClick={() => void share()}>
        <Share2 aria-hidden className="size-5" />
        <span>
          <T id="places.share" />
        </span>
      </Button>
      <span role="status" className="self-center">
        {said && <T id={`places.share.${said}`} />}
      </span>
    </>
  );
}

/** navigator.clipboard is missing without a secure context. */
function copy(text: string): Promise<void> {
  const { clipboard } = navigator as { clipboard?: Clipboard };
  return clipboard ? clipboard.writeText(text) : Promise.reject(new Error('no clipboard'));
}
