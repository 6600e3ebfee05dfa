import type { ReactNode } from 'react';
import { T } from '../i18n/Ruby.tsx';
import { Button } from './Button.tsx';
import { Notice } from './Notice.tsx';
import { Skeleton } from './Skeleton.tsx';
import type { Loaded } from './useLoad.ts';

/** Shows what came, or that it is coming, or that it failed and how to ask again. */
export function LoadedView<T>({ of, children }: { of: Loaded<T>; children: (data: T) => ReactNode }) {
  if (of.status === 'here') return children(of.data);
  if (of.status === 'loading') return <Skeleton />;
  return (
    <Notice tone="problem" live title={<T id="common.loadFailed" />} className="my-6">
      <p>
        <T id="common.loadFailedHelp" />
      </p>
      <Button onClick={of.retry}>
        <T id="common.retry" />
      </Button>
    </Notice>
  );
}
