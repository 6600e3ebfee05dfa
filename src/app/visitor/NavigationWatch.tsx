import { useEffect, useLayoutEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import { pageAt } from '../../../supabase/functions/_shared/contract/pages.ts';
import { expectHeading } from '../../ui/pageFocus.ts';
import { leaveFirstPicture } from '../../world/first/handover.ts';

/** A new address by a link starts at the top with the focus on its heading; going back keeps the place on the page. */
export function NavigationWatch() {
  const [path] = useLocation();
  const wentBack = useRef(false);

  useEffect(() => {
    const remember = () => {
      wentBack.current = true;
    };
    window.addEventListener('popstate', remember);
    return () => {
      window.removeEventListener('popstate', remember);
    };
  }, []);

  // In the layout phase, so that it comes before the headings' own effects.
  useLayoutEffect(() => {
    expectHeading();
    if (!wentBack.current && !window.location.hash) window.scrollTo(0, 0);
    wentBack.current = false;
    if (pageAt(path) !== 'tour') leaveFirstPicture();
  }, [path]);

  return null;
}
