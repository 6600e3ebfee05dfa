import { T } from '../i18n/Ruby.tsx';

/** Where words will be. */
export function Skeleton({ lines = 4 }: { lines?: number }) {
  return (
    <div role="status" className="space-y-3 py-6">
      <span className="text-kawara">
        <T id="common.loading" />
      </span>
      {Array.from({ length: lines }, (_, i) => (
        <div key={i} aria-hidden className="h-5 rounded bg-hinoki" style={{ width: `${95 - i * 12}%` }} />
      ))}
    </div>
  );
}
