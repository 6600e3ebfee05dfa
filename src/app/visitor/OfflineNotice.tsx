import { useSyncExternalStore } from 'react';
import { T } from '../../i18n/Ruby.tsx';
import { WifiOff } from '../../ui/lineIcons.tsx';

function subscribe(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}

export function OfflineNotice() {
  const online = useSyncExternalStore(subscribe, () => navigator.onLine);
  return (
    <div role="status">
      {!online && (
        <p className="flex items-center justify-center gap-2 bg-ink px-4 py-2 text-white">
          <WifiOff aria-hidden className="size-5 shrink-0" />
          <span>
            <T id="common.offline" />
          </span>
        </p>
      )}
    </div>
  );
}
