import { useEffect, useRef, type ReactNode } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { FieldErrors } from '../../../supabase/functions/_shared/contract/consult.ts';
import { useT } from '../../i18n/I18nProvider.tsx';
import { T } from '../../i18n/Ruby.tsx';
import { ErrorSummary } from '../../shared/household/ErrorSummary.tsx';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { PageHeading } from '../../ui/PageHeading.tsx';
import { useMediaQuery } from '../../ui/useMediaQuery.ts';
import { ConsultSent } from './ConsultSent.tsx';
import { ConsultStep } from './ConsultStep.tsx';
import { ConsultSummary } from './ConsultSummary.tsx';
import { consultSteps, errorsOfStep, orderedErrors, parseView, type ConsultView } from './consultSteps.ts';
import { useConsultForm } from './useConsultForm.ts';

export interface ConsultPageProps {
  townId: string;
  townName: string;
  townHref: string;
  placesHref: string;
  privacyHref: string;
  /** What comes below the good news once it is sent. */
  after?: ReactNode;
}

/** Asking the concierge: one question a screen on a phone, all on one page on a desk, a summary before sending. */
export function ConsultPage(props: ConsultPageProps) {
  const t = useT();
  const [path, navigate] = useLocation();
  const view = parseView(useSearch());
  const wide = useMediaQuery('(min-width: 768px)');
  const form = useConsultForm(props.townId);
  const summary = useRef<HTMLDivElement>(null);
  const shown = useRef(view);

  const go = (to: ConsultView) => {
    navigate(`${path}?step=${to}`);
  };
  // A new screen: its heading takes the focus, its beginning is in sight.
  useEffect(() => {
    if (shown.current === view) return;
    shown.current = view;
    if (wide && view !== 'confirm' && document.activeElement !== document.body) return;
    window.scrollTo(0, 0);
    document.getElementById(`step-${view}`)?.focus({ preventScroll: true });
  }, [view, wide]);

  if (form.sending.is === 'sent') return <ConsultSent {...props} />;

  const showErrors = (fields: FieldErrors) => {
    form.setErrors(fields);
    const first = orderedErrors(fields)[0];
    if (!wide && first && first.step !== view) go(first.step);
    if (wide && view === 'confirm') go('who');
    // After the errors are on the screen.
    setTimeout(() => {
      if (wide) summary.current?.focus();
      else if (first) document.getElementById(`field-${first.field}`)?.focus();
    }, 50);
  };
  const next = () => {
    const checked = form.check();
    const all = checked.ok ? {} : checked.fields;
    if (wide || view === 'confirm') {
      if (checked.ok) go('confirm');
      else showErrors(all);
      return;
    }
    const here = errorsOfStep(all, view);
    if (Object.keys(here).length) {
      showErrors(here);
      return;
    }
    form.setErrors({});
    go(consultSteps[consultSteps.findIndex((s) => s.id === view) + 1]?.id ?? 'confirm');
  };
  const send = async () => {
    const fields = await form.send();
    if (Object.keys(fields).length) showErrors(fields);
  };

  const at = consultSteps.findIndex((s) => s.id === view);
  const steps = wide ? consultSteps : consultSteps.filter((s) => s.id === view);
  const total = consultSteps.length + 1;
  return (
    <div className="mx-auto max-w-2xl space-y-6 px-4 py-8">
      <PageHeading
        title={t('consult.title', { town: props.townName })}
        className={wide || view === 'who' ? undefined : 'text-lg'}
      >
        <T id="consult.heading" />
      </PageHeading>
      {(wide || view === 'who') && (
        <p>
          <T id="consult.about" />
        </p>
      )}
      {form.restored && (
        <Notice title={<T id="consult.restored" />}>
          <p>
            <T id="consult.restoredHelp" />
          </p>
          <Button onClick={form.discard}>
            <T id="consult.discard" />
          </Button>
        </Notice>
      )}
      {!wide && (
        <div className="space-y-1">
          <p className="text-kawara">
            <T id="consult.progress" values={{ n: view === 'confirm' ? total : at + 1, total }} />
          </p>
          <progress
            aria-hidden
            max={total}
            value={view === 'confirm' ? total : at + 1}
            className={
              'h-2 w-full appearance-none overflow-hidden rounded-full bg-hinoki [&::-moz-progress-bar]:bg-moegi ' +
              '[&::-webkit-progress-bar]:bg-hinoki [&::-webkit-progress-value]:bg-moegi'
            }
          />
        </div>
      )}
      {wide && <ErrorSummary ref={summary} errors={form.errors} />}

      {view === 'confirm' ? (
        <ConsultSummary
          draft={form.draft}
          sending={form.sending}
          onBack={() => {
            go(wide ? 'who' : 'consent');
          }}
          onSend={() => void send()}
        />
      ) : (
        <form
          noValidate
          className="space-y-10"
          onSubmit={(event) => {
            event.preventDefault();
            next();
          }}
        >
          {steps.map((step) => (
            <ConsultStep
              key={step.id}
              step={step.id}
              draft={form.draft}
              errors={form.errors}
              privacyHref={props.privacyHref}
              onChange={form.change}
            />
          ))}
          <div className="flex flex-wrap gap-3">
            {!wide && at > 0 && (
              <Button
                className="flex-1"
                onClick={() => {
                  go(consultSteps[at - 1]?.id ?? 'who');
                }}
              >
                <T id="consult.back" />
              </Button>
            )}
            <Button type="submit" kind="primary" className="flex-1">
              <T id={wide || at === consultSteps.length - 1 ? 'consult.check' : 'consult.next'} />
            </Button>
          </div>
          <p className="text-kawara">
            <T id="consult.kept" />
          </p>
        </form>
      )}
    </div>
  );
}
