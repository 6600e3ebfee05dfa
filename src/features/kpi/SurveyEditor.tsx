import { localeRow, locales, type Locale } from '../../../supabase/functions/_shared/contract/locales.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { questionKinds, type SurveyQuestion } from '../../../supabase/functions/_shared/contract/survey.ts';
import { saveSurvey, type StaffSurvey, type SurveyDoc } from '../../data/surveys.ts';
import { problemCode } from '../../data/staffProblem.ts';
import { useT } from '../../i18n/I18nProvider.tsx';
import { randomUuid } from '../../lib/randomUuid.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Checkbox } from '../../ui/ChoiceGroup.tsx';
import { Field, inputClass } from '../../ui/Field.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { ProblemNotice } from '../../ui/staff/ProblemNotice.tsx';
import { ConflictNotice } from './ConflictNotice.tsx';
import type { KpiPageProps } from './kpiWords.ts';

const mostQuestions = 5;

/** The questions that staff begin from; saved only when they press save. */
const firstDoc: SurveyDoc = {
  open: true,
  questions: [
    {
      question_id: 'satisfied',
      kind: 'five',
      words: {
        ja: 'この案内に満足しましたか',
        'ja-easy': 'このサイトは、よかったですか',
        en: 'Are you satisfied with what you found here?',
      },
    },
    {
      question_id: 'image',
      kind: 'image',
      words: {
        ja: '町の印象は、見る前と比べてどうですか',
        'ja-easy': '｜町《まち》は、｜見《み》る｜前《まえ》と｜比《くら》べて、どうですか',
        en: 'How is your picture of the town now, compared with before?',
      },
    },
  ],
};

function newQuestion(): SurveyQuestion {
  return { question_id: `q-${randomUuid().slice(0, 8)}`, kind: 'five', words: { ja: '' } };
}

/**
 * What is asked at one moment: one to five questions, each in three languages; Japanese stands in where one is left
 * out.
 */
export function SurveyEditor({ townId, mayWrite, survey }: KpiPageProps & { survey: StaffSurvey }) {
  const t = useT();
  const queries = useQueryClient();
  const [doc, setDoc] = useState<SurveyDoc>(survey.doc ?? { ...firstDoc, open: false });
  // What one writes upon: another's newer version is not written over unseen.
  const [base, setBase] = useState({ version: survey.version, doc });
  const save = useMutation({
    mutationFn: (next: SurveyDoc) => saveSurvey(townId, survey.moment, next, base.version),
    onSuccess: (answer, next) => {
      if (answer.status === 'saved') setBase({ version: answer.version, doc: next });
      return queries.invalidateQueries({ queryKey: ['surveys', townId] });
    },
  });
  const takeNewer = () => {
    if (!survey.doc) return;
    setDoc(survey.doc);
    setBase({ version: survey.version, doc: survey.doc });
    save.reset();
  };
  const change = (at: number, next: SurveyQuestion | null) =>
    setDoc((d) => ({
      ...d,
      questions: d.questions.flatMap((q, i) => (i !== at ? [q] : next === null ? [] : [next])),
    }));
  const write = (at: number, q: SurveyQuestion, language: Locale, text: string) => {
    const words = { ...q.words, [language]: text };
    const kept = Object.entries(words).filter(([key, value]) => key === 'ja' || value !== '');
    change(at, { ...q, words: { ja: '', ...Object.fromEntries(kept) } });
  };
  const isChanged = JSON.stringify(doc) !== JSON.stringify(base.doc);
  const heading = t(`kpi.surveys.moment.${survey.moment}`);
  return (
    <Card className="space-y-4">
      <h2 className="text-lg">{heading}</h2>
      <p className="text-sm text-kawara">
        {survey.version === 0
          ? t('kpi.surveys.neverAsked')
          : t(survey.doc?.open ? 'kpi.surveys.isOpen' : 'kpi.surveys.isClosed', { version: survey.version })}
      </p>
      {!mayWrite && (
        <ol className="list-decimal space-y-1 pl-6">
          {doc.questions.map((q) => (
            <li key={q.question_id}>
              {q.words.ja} <span className="text-sm text-kawara">{t(`kpi.surveys.kind.${q.kind}`)}</span>
            </li>
          ))}
        </ol>
      )}
      {mayWrite && (
        <form
          className="space-y-4"
          onSubmit={(event) => {
            event.preventDefault();
            if (!save.isPending) save.mutate(doc);
          }}
        >
          <Checkbox
            name={`${survey.moment}-open`}
            label={t('kpi.surveys.open')}
            hint={t('kpi.surveys.openHint')}
            checked={doc.open}
            onChange={(open) => setDoc((d) => ({ ...d, open }))}
          />
          <ol className="space-y-4">
            {doc.questions.map((q, at) => (
              <li
                key={q.question_id}
                className="grid gap-3 border-l-4 border-hairline pl-4 md:grid-cols-[12rem_minmax(0,1fr)]"
              >
                <div className="space-y-3">
                  <Field
                    name={`${survey.moment}-kind-${q.question_id}`}
                    label={t('kpi.surveys.question', { n: at + 1 })}
                    required
                  >
                    {(aria) => (
                      <select
                        {...aria}
                        className={inputClass}
                        value={q.kind}
                        onChange={(event) => {
                          const kind = questionKinds.find((k) => k === event.target.value);
                          if (kind) change(at, { ...q, kind });
                        }}
                      >
                        {questionKinds.map((kind) => (
                          <option key={kind} value={kind}>
                            {t(`kpi.surveys.kind.${kind}`)}
                          </option>
                        ))}
                      </select>
                    )}
                  </Field>
                  {doc.questions.length > 1 && (
                    <Button kind="quiet" onClick={() => change(at, null)}>
                      {t('kpi.surveys.remove', { n: at + 1 })}
                    </Button>
                  )}
                </div>
                <div className="space-y-3">
                  {locales.map((language) => (
                    <Field
                      key={language}
                      name={`${survey.moment}-${q.question_id}-${language}`}
                      label={localeRow(language).name}
                      required={language === 'ja'}
                    >
                      {(aria) => (
                        <input
                          {...aria}
                          required={language === 'ja'}
                          maxLength={language === 'ja' ? 200 : 300}
                          lang={localeRow(language).lang}
                          className={inputClass}
                          value={q.words[language] ?? ''}
                          onChange={(event) => write(at, q, language, event.target.value)}
                        />
                      )}
                    </Field>
                  ))}
                </div>
              </li>
            ))}
          </ol>
          {save.isError && <ProblemNotice problem={problemCode(save.error)} kind="act" />}
          {save.data?.status === 'conflict' && <ConflictNotice onTakeNewer={takeNewer} />}
          {save.data?.status === 'invalid' && (
            <Notice tone="problem" live>
              {t('kpi.surveys.invalid')}
            </Notice>
          )}
          <div className="flex flex-wrap items-center gap-3">
            {doc.questions.length < mostQuestions && (
              <Button onClick={() => setDoc((d) => ({ ...d, questions: [...d.questions, newQuestion()] }))}>
                {t('kpi.surveys.addQuestion')}
              </Button>
            )}
            <Button type="submit" pending={save.isPending}>
              {t('kpi.surveys.save', { moment: heading })}
            </Button>
            <span role="status" className="text-kawara">
              {isChanged
                ? t('kpi.report.unsaved')
                : save.data?.status === 'saved'
                  ? t('kpi.report.saved')
                  : null}
            </span>
          </div>
        </form>
      )}
    </Card>
  );
}
