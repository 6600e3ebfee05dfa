import { T } from '../i18n/Ruby.tsx';

/** Where words will be. In the device's own letters: the town's would take the line from what is being fetched. */
export function Skeleton({ lines = 4 }: { lines?: number }) {
  return (
    <div role="status" className="space-y-3 py-6 font-[family-name:system-ui,sans-serif]">
      <span className="text-kawara">
        <T id="common.loading" />
      </span>
      {Array.from({ length: lines }, (_, i) => (
        <div key={i} aria-hidden className="h-5 rounded bg-hinoki" style={{ width: `${95 - i * 12}%` }} />
      ))}
    </div>
  );
}
