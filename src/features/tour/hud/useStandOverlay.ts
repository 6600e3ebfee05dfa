import { useLocation, useSearch } from 'wouter';
import { hasStaffSession } from '../../../lib/staffSession.ts';

/** ?overlay=stand, for whoever is signed in as staff in this browser. */
export function useStandOverlay(): { isPossible: boolean; isOn: boolean; set: (isOn: boolean) => void } {
  const search = useSearch();
  const [path, navigate] = useLocation();
  const isPossible = hasStaffSession();
  return {
    isPossible,
    isOn: isPossible && new URLSearchParams(search).get('overlay') === 'stand',
    set(isOn) {
      const params = new URLSearchParams(window.location.search);
      if (isOn) params.set('overlay', 'stand');
      else params.delete('overlay');
      const text = params.toString();
      navigate(text === '' ? path : `${path}?${text}`, { replace: true });
    },
  };
}
