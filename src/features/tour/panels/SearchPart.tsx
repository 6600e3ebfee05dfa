import { useMemo, useState } from 'react';
import { AnswerList } from '../../../shared/answers/AnswerList.tsx';
import { answerPaths, askHref } from '../../../shared/answers/answerPaths.ts';
import { SearchInput } from '../../../shared/answers/SearchInput.tsx';
import { useAnswers } from '../../../shared/answers/useAnswers.ts';
import { useTour } from '../tourContext.ts';

/** The town's search, from within the 3D: an answer's spot is walked to. */
export function SearchPart() {
  const { town, openSpot } = useTour();
  const [typed, setTyped] = useState({ words: '', isComposing: false });
  const asked = useAnswers(town.town_id, typed.words, typed.isComposing);
  const paths = useMemo(
    () => ({ ...answerPaths(town.town_id, true), onWalk: openSpot }),
    [town.town_id, openSpot],
  );
  return (
    <form
      role="search"
      className="space-y-3"
      onSubmit={(event) => {
        event.preventDefault();
      }}
    >
      <SearchInput
        value={typed.words}
        onType={(words, isComposing) => {
          setTyped({ words, isComposing });
        }}
      />
      <AnswerList asked={asked} paths={paths} askHref={(words) => askHref(town.town_id, words)} />
    </form>
  );
}
