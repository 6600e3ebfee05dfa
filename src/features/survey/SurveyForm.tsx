import { useEffect, useRef, useState } from 'react';
import { maxAnswerWords } from '../../../supabase/functions/_shared/contract/choices.ts';
import type {
  SurveyAnswer,
  SurveyMoment,
  SurveyQuestion,
} from '../../../supabase/functions/_shared/contract/survey.ts';
import type { DataErrorKind } from '../../data/client.ts';
import { sendSurvey } from '../../data/survey.ts';
import { useLocale, useT } from '../../i18n/I18nProvider.tsx';
import { T, Words } from '../../i18n/Ruby.tsx';
import type { MessageKey } from '../../i18n/translate.ts';
import { randomUuid } from '../../lib/randomUuid.ts';
import { Button } from '../../ui/Button.tsx';
import { inputClass } from '../../ui/Field.tsx';
import { Notice } from '../../ui/Notice.tsx';

/** The answers of each kind, best first as people read them; the number is what is stored. */
const scales = {
  five: [5, 4, 3, 2, 1],
  yes_no: [1, 0],
  image: [1, 0, -1],
} as const;

function answerKey(kind: keyof typeof scales, value: number): MessageKey {
  if (kind === 'yes_no') return value === 1 ? 'survey.yes' : 'survey.no';
  if (kind === 'image') return value > 0 ? 'survey.better' : value < 0 ? 'survey.worse' : 'survey.same';
  return fiveKeys[value - 1] ?? 'survey.five.3';
}
const fiveKeys = [
  'survey.five.1',
  'survey.five.2',
  'survey.five.3',
  'survey.five.4',
  'survey.five.5',
] as const;

/** One to five questions, each may be left out; nothing is sent before the last press. */
export function SurveyForm(props: {
  which: { townId: string; moment: SurveyMoment; version: number };
  questions: readonly SurveyQuestion[];
  onSkip: () => void;
}) {
  const t = useT();
  const { locale } = useLocale();
  const [values, setValues] = useState<Record<string, number>>({});
  const [words, setWords] = useState<Record<string, string>>({});
  const [state, setState] = useState<'open' | 'sending' | 'sent' | DataErrorKind>('open');
  const [responseId] = useState(randomUuid);
  const heading = useRef<HTMLHeadingElement>(null);
  const isSent = state === 'sent';
  useEffect(() => heading.current?.focus(), [isSent]);

  const answers: SurveyAnswer[] = props.questions.flatMap((q): SurveyAnswer[] => {
    const value = values[q.question_id];
    const said = words[q.question_id]?.trim() ?? '';
    if (q.kind === 'text') return said === '' ? [] : [{ question_id: q.question_id, words: said }];
    return value === undefined ? [] : [{ question_id: q.question_id, value }];
  });

  if (isSent) {
    return (
      <div role="status">
        <h2 ref={heading} tabIndex={-1} className="text-lg">
          <T id="survey.thanks" />
        </h2>
        <p>
          <T id="survey.thanks.text" />
        </p>
      </div>
    );
  }
  return (
    <form
      className="space-y-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (state === 'sending' || answers.length === 0) return;
        setState('sending');
        void sendSurvey(props.which, { responseId, locale, answers }).then((problem) =>
          setState(problem ?? 'sent'),
        );
      }}
    >
      <div>
        <h2 ref={heading} tabIndex={-1} className="text-lg">
          <T id="survey.title" />
        </h2>
        <p className="text-kawara">
          <T id="survey.about" />
        </p>
      </div>
      {props.questions.map(({ kind, ...q }) =>
        kind === 'text' ? (
          <label key={q.question_id} className="block space-y-1">
            <span className="font-bold">
              <Words of={q.words} />
            </span>
            <span className="block text-sm text-kawara">
              <T id="survey.noNames" />
            </span>
            <textarea
              rows={3}
              maxLength={maxAnswerWords}
              className={inputClass}
              value={words[q.question_id] ?? ''}
              onChange={(event) => setWords((w) => ({ ...w, [q.question_id]: event.target.value }))}
            />
          </label>
        ) : (
          <fieldset key={q.question_id} className="space-y-2">
            <legend className="font-bold">
              <Words of={q.words} />
            </legend>
            <div className="flex flex-wrap gap-2">
              {scales[kind].map((value) => (
                <label
                  key={value}
                  className={
                    'flex min-h-11 cursor-pointer items-center gap-2 rounded-full border border-kawara/40 ' +
                    'bg-white px-4 has-checked:border-ink has-checked:bg-paper has-checked:font-bold ' +
                    'has-focus-visible:outline-4 has-focus-visible:outline-black'
                  }
                >
                  <input
                    type="radio"
                    name={`${q.question_id}-${responseId}`}
                    className="size-5 accent-moegi"
                    checked={values[q.question_id] === value}
                    onChange={() => setValues((v) => ({ ...v, [q.question_id]: value }))}
                  />
                  <T id={answerKey(kind, value)} />
                </label>
              ))}
            </div>
          </fieldset>
        ),
      )}
      {state !== 'open' && state !== 'sending' && (
        <Notice tone="problem" live title={t('survey.failed')}>
          <T id={state === 'refused' ? 'survey.failed.refused' : 'survey.failed.later'} />
        </Notice>
      )}
      <div className="flex flex-wrap gap-3">
        <Button
          kind="primary"
          type="submit"
          pending={state === 'sending'}
          aria-disabled={answers.length === 0}
        >
          <T id="survey.send" />
        </Button>
        <Button kind="quiet" onClick={props.onSkip}>
          <T id="survey.leave" />
        </Button>
      </div>
    </form>
  );
}
