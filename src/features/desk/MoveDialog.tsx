import { useState } from 'react';
import {
  closedReasons,
  type ClosedReason,
  type Stage,
} from '../../../supabase/functions/_shared/contract/pipeline.ts';
import type { StaffProblemCode } from '../../data/staffProblem.ts';
import { allowedMoves, needsReason } from '../../domain/pipeline.ts';
import { useT } from '../../i18n/I18nProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorText, inputClass } from '../../ui/Field.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { ProblemNotice } from '../../ui/staff/ProblemNotice.tsx';

interface Props {
  from: Stage;
  /** null: one chooses. */
  to: Stage | null;
  pending: boolean;
  /** What the stage is now, when someone else was faster. */
  conflict: Stage | null;
  problem: StaffProblemCode | null;
  onSave: (move: { to: Stage; reason: ClosedReason | null; note: string }) => void;
  onClose: () => void;
}

/** Moves a lead: where to, why when it is closed, and a note. What was typed stays through conflicts and errors. */
export function MoveDialog(props: Props) {
  const t = useT();
  const moves = allowedMoves(props.from);
  const [to, setTo] = useState<Stage>(props.to ?? moves[0] ?? 'consulting');
  const [reason, setReason] = useState<ClosedReason | ''>('');
  const [note, setNote] = useState('');
  const [missing, setMissing] = useState(false);
  const stage = (s: Stage) => t(`concierge.stage.${s}`);
  const withReason = needsReason(to);
  const done = props.conflict === to;

  return (
    <Dialog
      title={
        props.to
          ? t('concierge.move.dialog', { from: stage(props.from), to: stage(to) })
          : t('concierge.move.other')
      }
      onClose={props.onClose}
    >
      <form
        className="space-y-4"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (props.pending) return;
          if (withReason && reason === '') setMissing(true);
          else props.onSave({ to, reason: withReason && reason !== '' ? reason : null, note: note.trim() });
        }}
      >
        {props.conflict && (
          <Notice tone="problem" live>
            {done
              ? t('concierge.move.conflictSame', { stage: stage(props.conflict) })
              : t('concierge.move.conflict', { stage: stage(props.conflict) })}
          </Notice>
        )}
        {props.problem && <ProblemNotice problem={props.problem} kind="act" />}
        {props.to === null && (
          <label className="block space-y-1">
            <span className="font-bold">{t('concierge.move.to')}</span>
            <select
              className={inputClass}
              value={to}
              onChange={(event) => {
                setTo(moves.find((s) => s === event.target.value) ?? to);
                setMissing(false);
              }}
            >
              {[...new Set([to, ...moves])]
                .sort((a, b) => moves.indexOf(a) - moves.indexOf(b))
                .map((s) => (
                  <option key={s} value={s}>
                    {stage(s)}
                  </option>
                ))}
            </select>
          </label>
        )}
        {withReason && (
          <div className="space-y-1">
            <label htmlFor="close-reason" className="font-bold">
              {t('concierge.move.reason')}
            </label>
            <select
              id="close-reason"
              className={inputClass}
              value={reason}
              aria-invalid={missing || undefined}
              aria-describedby="close-reason-error"
              onChange={(event) => {
                setReason(closedReasons.find((r) => r === event.target.value) ?? '');
                setMissing(false);
              }}
            >
              <option value="" />
              {closedReasons.map((r) => (
                <option key={r} value={r}>
                  {t(`concierge.reason.${r}`)}
                </option>
              ))}
            </select>
            <ErrorText id="close-reason-error">{missing && t('concierge.move.reasonMissing')}</ErrorText>
          </div>
        )}
        <label className="block space-y-1">
          <span className="font-bold">{t('concierge.move.note')}</span>
          <textarea
            rows={3}
            maxLength={2000}
            className={inputClass}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        </label>
        <div className="flex flex-wrap justify-end gap-2">
          <Button kind="quiet" onClick={props.onClose}>
            {t('desk.cancel')}
          </Button>
          {!done && (
            <Button kind="primary" type="submit" pending={props.pending}>
              {t('concierge.move.save')}
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  );
}
