import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { saveReport, type Report } from '../../data/reports.ts';
import { thousandYen } from '../../domain/plainNumber.ts';
import { keepWords, readKeptWords, type KeptWords } from './keptWords.ts';

/**
 * What is written in a draft: kept through a reload, saved upon the version it was begun from, merged when someone else
 * was first.
 */
export function useReportDraft(props: {
  townId: string;
  report: Report;
  userId: string;
  onSaved: () => Promise<void>;
  onUnsaved: (hasUnsaved: boolean) => void;
}) {
  const { townId, report, userId, onUnsaved } = props;
  // What one writes upon: another's newer version neither takes one's words away nor is written over unseen.
  const [kept] = useState(() => readKeptWords(userId, report.report_id));
  const [base, setBase] = useState<KeptWords['base']>(kept?.base ?? report);
  const [title, setTitle] = useState(kept?.title ?? report.title);
  const [words, setWords] = useState(kept?.words ?? report.words);
  const [wrong, setWrong] = useState<ReadonlySet<string>>(new Set());
  const save = useMutation({
    mutationFn: (sent: Pick<Report, 'title' | 'words'>) =>
      saveReport(
        townId,
        { report_id: report.report_id, from: report.from, to: report.to, ...sent },
        base.version,
      ),
    // What was sent is saved; what was typed meanwhile is not.
    onSuccess: (answer, sent) => {
      if (answer.status === 'saved') setBase({ ...base, ...sent, version: answer.version });
      return props.onSaved();
    },
  });
  const isChanged = title !== base.title || JSON.stringify(words) !== JSON.stringify(base.words);
  useEffect(() => onUnsaved(isChanged), [onUnsaved, isChanged]);
  useEffect(() => {
    const { version, title: was, words: before } = base;
    keepWords(
      userId,
      report.report_id,
      isChanged ? { base: { version, title: was, words: before }, title, words } : null,
    );
  }, [userId, report.report_id, isChanged, base, title, words]);

  const writeUpon = (newer: Report, onTop: { title?: string; words?: Report['words'] }) => {
    setBase(newer);
    setTitle(onTop.title ?? newer.title);
    setWords({ ...newer.words, ...onTop.words });
    save.reset();
  };
  /** Money as digits alone, or the fields where it is none. */
  const submit = () => {
    const money = report.form.fields
      .filter((field) => field.kind === 'thousand_yen')
      .map((field) => field.key);
    const read = Object.fromEntries(money.map((key) => [key, thousandYen(words[key] ?? '')]));
    const bad = money.filter((key) => read[key] === null);
    setWrong(new Set(bad));
    if (bad[0] !== undefined) {
      document.getElementById(`field-words-${bad[0]}`)?.focus();
      return;
    }
    const digits = money.flatMap((key): [string, string][] => (words[key] ? [[key, read[key] ?? '']] : []));
    const sent = { ...words, ...Object.fromEntries(digits) };
    setWords(sent);
    if (title.trim() !== '' && !save.isPending && report.frozen_at === null)
      save.mutate({ title, words: sent });
  };
  return {
    title,
    setTitle,
    words,
    write: (key: string, value: string) => setWords((before) => ({ ...before, [key]: value })),
    wrong,
    isChanged,
    save,
    submit,
    /** Drops what one wrote for what stands there now. */
    takeNewer: () => writeUpon(report, {}),
    /** Lays one's own changes over what stands there now. */
    merge: () =>
      writeUpon(report, {
        ...(title !== base.title && { title }),
        words: Object.fromEntries(Object.entries(words).filter(([key, w]) => w !== base.words[key])),
      }),
  };
}
