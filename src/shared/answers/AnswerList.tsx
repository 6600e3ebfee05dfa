import { useId } from 'react';
import { T } from '../../i18n/Ruby.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { AnswerItem, type AnswerPaths } from './AnswerItem.tsx';
import type { Asked } from './useAnswers.ts';

/** Answers shown at once; what is only near is less. */
const shown = 5;
const shownNear = 3;

/** What the town answers; where it does not, that it does not, what is near, and the way to ask a person. */
export function AnswerList(props: {
  asked: Asked | null;
  paths: AnswerPaths;
  askHref: (words: string) => string;
}) {
  const heading = useId();
  const { asked, paths } = props;
  if (asked === null) return null;
  const { words, searched } = asked;
  if ('failed' in searched)
    return (
      <Notice tone="problem" live>
        <p>
          <T id={searched.failed === 'offline' ? 'search.offline' : 'search.failed'} />
        </p>
      </Notice>
    );
  const answers = searched.found.filter((one) => one.is_answer).slice(0, shown);
  const near = searched.found.filter((one) => !one.is_answer).slice(0, shownNear);
  const items = answers.length > 0 ? answers : near;
  return (
    <section aria-labelledby={heading} className="space-y-3">
      <div role="status">
        <h2 id={heading} className="text-xl">
          <T id={answers.length > 0 ? 'search.answers' : 'search.none'} values={{ words }} />
        </h2>
      </div>
      {answers.length === 0 && near.length > 0 && (
        <p>
          <T id="search.near" />
        </p>
      )}
      {items.length > 0 && (
        <ul className="grid grid-cols-1 gap-3">
          {items.map((answer) => (
            <AnswerItem
              key={`${answer.kind} ${answer.place_id ?? ''} ${answer.id} ${answer.name}`}
              answer={answer}
              paths={paths}
            />
          ))}
        </ul>
      )}
      <p>
        <LinkButton href={props.askHref(words)}>
          <T id={answers.length > 0 ? 'search.askMore' : 'search.ask'} values={{ words }} />
        </LinkButton>
      </p>
    </section>
  );
}
