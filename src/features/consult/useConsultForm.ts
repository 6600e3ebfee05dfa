import { useEffect, useRef, useState } from 'react';
import { consentVersion } from '../../../supabase/functions/_shared/contract/choices.ts';
import type { FieldErrors } from '../../../supabase/functions/_shared/contract/consult.ts';
import { sendConsultation, type ConsultFailure } from '../../data/consult.ts';
import { useLocale, useT } from '../../i18n/I18nProvider.tsx';
import { track, visitorIdForLink } from '../../tracking/index.ts';
import { checkConsult } from './checkConsult.ts';
import { keepDraft, newDraft, readDraft, type ConsultDraft } from './draft.ts';

export type Sending =
  { is: 'writing' } | { is: 'sending' } | { is: 'failed'; kind: ConsultFailure } | { is: 'sent' };

/** The draft, what is wrong with it, and its one way out. */
export function useConsultForm(townId: string) {
  const { locale } = useLocale();
  const [restored, setRestored] = useState(() => readDraft(townId));
  const t = useT();
  const [draft, setDraft] = useState<ConsultDraft>(() =>
    askingAbout(restored ?? newDraft(), (words) => t('search.about', { words })),
  );
  const [errors, setErrors] = useState<FieldErrors>({});
  const [sending, setSending] = useState<Sending>({ is: 'writing' });
  const started = useRef(false);
  const busy = useRef(false);

  useEffect(() => {
    if (started.current) keepDraft(townId, draft);
  }, [townId, draft]);

  const change = (changes: Partial<ConsultDraft>) => {
    setRestored(null);
    if (!started.current) {
      started.current = true;
      track('consult_started');
    }
    setDraft((d) => ({ ...d, ...changes }));
    // What was mended is no longer wrong; the rest is checked again on the way on.
    const mended = Object.keys({ ...changes, ...changes.household }).filter(
      (key) => key !== 'household' && differs(draft, changes, key),
    );
    setErrors((e) => Object.fromEntries(Object.entries(e).filter(([field]) => !mended.includes(field))));
  };

  const check = () => checkConsult(draft, { townId, locale, consentVersion, visitorId: visitorIdForLink() });

  const send = async (): Promise<FieldErrors> => {
    const checked = check();
    if (!checked.ok) {
      setErrors(checked.fields);
      return checked.fields;
    }
    if (busy.current) return {};
    busy.current = true;
    setSending({ is: 'sending' });
    const result = await sendConsultation(checked.value);
    busy.current = false;
    if (result.status === 'invalid') {
      setSending({ is: 'writing' });
      setErrors(result.fields);
      return result.fields;
    }
    if (result.status === 'failed') {
      setSending({ is: 'failed', kind: result.kind });
      return {};
    }
    started.current = false;
    keepDraft(townId, null);
    setSending({ is: 'sent' });
    return {};
  };

  const discard = () => {
    started.current = false;
    keepDraft(townId, null);
    setRestored(null);
    setDraft(newDraft());
    setErrors({});
  };

  return { draft, errors, setErrors, change, check, send, discard, sending, restored: restored !== null };
}

/** Who comes from a search that found nothing has already said what about: `#about=…`. Words that stand there stay. */
function askingAbout(draft: ConsultDraft, say: (words: string) => string): ConsultDraft {
  const about = new URLSearchParams(window.location.hash.slice(1)).get('about');
  if (about === null || draft.household.words !== '') return draft;
  return { ...draft, household: { ...draft.household, words: say(about) } };
}

function differs(before: ConsultDraft, changes: Partial<ConsultDraft>, field: string): boolean {
  if (field in changes) return true;
  const was = before.household as unknown as Record<string, unknown>;
  const is = changes.household as unknown as Record<string, unknown> | undefined;
  return was[field] !== is?.[field];
}
