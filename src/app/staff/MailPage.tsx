import { useQuery } from '@tanstack/react-query';
import { readLocalMail } from '../../data/localMail.ts';
import { problemCode } from '../../data/staffProblem.ts';
import { useLocale, useT } from '../../i18n/I18nProvider.tsx';
import { formatMoment } from '../../lib/townTime.ts';
import { Card } from '../../ui/Card.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { PageHeading } from '../../ui/PageHeading.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { ProblemNotice } from '../../ui/staff/ProblemNotice.tsx';

/** What the embedded server's mail sink holds. */
export function MailPage() {
  const t = useT();
  const { locale } = useLocale();
  const query = useQuery({ queryKey: ['local-mail'], queryFn: readLocalMail, gcTime: 0 });
  return (
    <div className="max-w-3xl space-y-4 p-4 md:p-6">
      <PageHeading title={t('desk.mail.title')} className="text-2xl">
        {t('desk.mail.title')}
      </PageHeading>
      {query.isPending && <Skeleton />}
      {query.isError && (
        <ProblemNotice problem={problemCode(query.error)} onRetry={() => void query.refetch()} />
      )}
      {query.data === null && <Notice>{t('desk.mail.notHere')}</Notice>}
      {query.data && <p className="text-kawara">{t('desk.mail.text')}</p>}
      {query.data?.length === 0 && <Notice>{t('desk.mail.empty')}</Notice>}
      {query.data?.map((mail, i) => (
        <Card key={mail.mail_id ?? i} className="space-y-2">
          <h2 className="text-lg break-words">{mail.subject}</h2>
          <p className="text-sm text-kawara">
            {t('desk.mail.to')} {mail.to} ・ {formatMoment(mail.sent_at, locale)}
          </p>
          <p className="break-words whitespace-pre-wrap">{mail.text}</p>
        </Card>
      ))}
    </div>
  );
}
