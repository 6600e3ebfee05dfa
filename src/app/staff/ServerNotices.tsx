import { useQuery } from '@tanstack/react-query';
import { readServerNotices } from '../../data/notices.ts';
import { useT } from '../../i18n/I18nProvider.tsx';
import { Notice } from '../../ui/Notice.tsx';

const everyMs = 60_000;

/** What an admin should have mended: a full disk, a damaged file, a wrong clock. Nothing while all is well. */
export function ServerNotices({ townId }: { townId: string }) {
  const t = useT();
  const { data = [] } = useQuery({
    queryKey: ['server-notices', townId],
    queryFn: () => readServerNotices(townId),
    refetchInterval: everyMs,
  });
  if (data.length === 0) return null;
  return (
    <div className="space-y-2 p-4 print:hidden">
      {data.map(({ code }) => (
        <Notice key={code} tone="problem" live>
          {t(`desk.server.${code}`)}
        </Notice>
      ))}
    </div>
  );
}
