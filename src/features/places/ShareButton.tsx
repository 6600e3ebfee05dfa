import { useState } from 'react';
import { T } from '../../i18n/Ruby.tsx';
import { shareAddress } from '../../shared/shareAddress.ts';
import { Button } from '../../ui/Button.tsx';
import { Share2 } from '../../ui/lineIcons.tsx';

/** Sends the page's address on. */
export function ShareButton({ title }: { title: string }) {
  const [said, setSaid] = useState<'copied' | 'failed' | null>(null);
  return (
    <>
      <Button onClick={() => void shareAddress(title).then(setSaid)}>
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
