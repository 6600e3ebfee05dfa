import Mail from 'lucide-react/icons/mail';
import MessageCircle from 'lucide-react/icons/message-circle';
import Phone from 'lucide-react/icons/phone';
import { useState, type ReactNode } from 'react';
import type { HouseholdRecord } from '../../data/households.ts';
import { problemCode } from '../../data/staffProblem.ts';
import type { Waiting } from '../../domain/waiting.ts';
import { useT } from '../../i18n/I18nProvider.tsx';
import { NoteDialog } from '../../shared/NoteDialog.tsx';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { ProblemNotice } from '../../ui/staff/ProblemNotice.tsx';
import { RenewLink } from './RenewLink.tsx';
import { Section } from './Section.tsx';
import { useRecordContact, type HouseholdActs } from './useHousehold.ts';

/** How to reach the family, the way it prefers first; and writing down that we did. */
export function ContactPart(props: { acts: HouseholdActs; record: HouseholdRecord; waiting: Waiting }) {
  const t = useT();
  const [writing, setWriting] = useState(false);
  const { household, consultation_withdrawn } = props.record;
  if (consultation_withdrawn) {
    return (
      <Section title={t('concierge.contact.title')}>
        <Notice tone="problem">{t('concierge.contact.withdrawn')}</Notice>
      </Section>
    );
  }
  const { email, phone, line_name } = household;
  const ways: { way: 'email' | 'phone' | 'line'; icon: ReactNode; value: ReactNode }[] = [];
  if (email) {
    ways.push({
      way: 'email',
      icon: <Mail aria-hidden className="size-5" />,
      value: <a href={`mailto:${email}`}>{email}</a>,
    });
  }
  if (phone) {
    const dial = phone.replace(/[^0-9+]/g, '');
    ways.push({
      way: 'phone',
      icon: <Phone aria-hidden className="size-5" />,
      value: <a href={`tel:${dial}`}>{phone}</a>,
    });
  }
  if (line_name) {
    ways.push({ way: 'line', icon: <MessageCircle aria-hidden className="size-5" />, value: line_name });
  }
  const preferred = household.preferred_contact;
  ways.sort((a, b) => Number(b.way === preferred) - Number(a.way === preferred));

  return (
    <Section title={t('concierge.contact.title')}>
      <ul className="space-y-1">
        {ways.map(({ way, icon, value }) => (
          <li key={way} className="flex min-h-11 items-center gap-3">
            <span className="text-kawara">{icon}</span>
            <span className="sr-only">{t(`concierge.contact.${way}`)}</span>
            <span className="min-w-0 break-all">{value}</span>
            {way === preferred && (
              <span className="rounded border border-moegi px-1.5 text-sm whitespace-nowrap text-moegi">
                {t('concierge.contact.preferred')}
              </span>
            )}
          </li>
        ))}
      </ul>
      <Button onClick={() => setWriting(true)}>
        {props.waiting.kind === 'first_reply' ? t('concierge.contact.first') : t('concierge.contact.record')}
      </Button>
      {email && <RenewLink acts={props.acts} to={email} />}
      {writing && <RecordDialog acts={props.acts} onClose={() => setWriting(false)} />}
    </Section>
  );
}

function RecordDialog({ acts, onClose }: { acts: HouseholdActs; onClose: () => void }) {
  const t = useT();
  const record = useRecordContact(acts);
  return (
    <NoteDialog
      title={t('concierge.contact.record')}
      text={t('concierge.contact.recordText')}
      label={t('concierge.contact.note')}
      maxLength={2000}
      save={t('concierge.contact.save')}
      pending={record.isPending}
      problem={record.isError && <ProblemNotice problem={problemCode(record.error)} kind="act" />}
      onClose={onClose}
      onSave={(note) => record.mutate(note, { onSuccess: onClose })}
    />
  );
}
