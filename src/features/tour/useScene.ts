import { useCallback, useEffect, useState } from 'react';
import { fetchScene, type SceneAnswer } from '../../data/scene.ts';

/** The scene's manifest; null while it is on its way. */
export function useScene(manifestUrl: string): { answer: SceneAnswer | null; retry: () => void } {
  const [answer, setAnswer] = useState<{ url: string; answer: SceneAnswer } | null>(null);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    const leaving = new AbortController();
    void fetchScene(manifestUrl, leaving.signal).then((given) => {
      if (!leaving.signal.aborted) setAnswer({ url: manifestUrl, answer: given });
    });
    return () => {
      leaving.abort();
    };
  }, [manifestUrl, tries]);
  const retry = useCallback(() => {
    setAnswer(null);
    setTries((n) => n + 1);
  }, []);
  return { answer: answer?.url === manifestUrl ? answer.answer : null, retry };
}
