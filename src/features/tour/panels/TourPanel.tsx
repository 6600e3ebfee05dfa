import X from 'lucide-react/icons/x';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useT } from '../../../i18n/I18nProvider.tsx';
import { classNames } from '../../../ui/classNames.ts';
import { useGuide } from '../tourContext.ts';
import { focusCanvas } from '../focusCanvas.ts';

interface Props {
  title: ReactNode;
  above?: ReactNode;
  /** Acts that stay under the thumb. */
  acts?: ReactNode;
  /** False: it opened by itself, so the focus stays where it is. */
  takesFocus: boolean;
  /** Leaves more of the town in sight. */
  isLow?: boolean;
  testId: string;
  onClose: () => void;
  children: ReactNode;
}

/** A sheet from the bottom on phones, a page at the right elsewhere. The town stays in view beside it, and usable. */
export function TourPanel(props: Props) {
  const { takesFocus } = props;
  const guide = useGuide();
  const t = useT();
  const titleId = useId();
  const panel = useRef<HTMLElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);

  // Keys must be able to scroll long words even where nothing in them takes the focus.
  useEffect(() => {
    if (scroller.current) scroller.current.tabIndex = 0;
  }, []);

  useEffect(() => {
    if (takesFocus) heading.current?.focus({ preventScroll: true });
  }, [takesFocus]);

  // What one looks at moves to the middle of what is left free.
  useEffect(() => {
    const element = panel.current;
    if (!element) return;
    const { lens } = guide.world;
    const observer = new ResizeObserver(() => {
      const isSheet = element.offsetWidth >= lens.width - 40;
      lens.setInsets(isSheet ? 0 : element.offsetWidth + 16, isSheet ? element.offsetHeight : 0);
      guide.world.wake();
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      lens.setInsets(0, 0);
      guide.world.wake();
    };
  }, [guide]);

  return (
    <aside
      ref={panel}
      aria-labelledby={titleId}
      data-own-keys=""
      data-testid={props.testId}
      className={classNames(
        'absolute inset-x-0 bottom-0 z-30 flex flex-col rounded-t-card border border-hairline bg-paper ' +
          'shadow-card select-text sm:right-3 sm:left-auto sm:w-[26rem] sm:rounded-card',
        props.isLow ? 'max-h-[44%] sm:bottom-3 sm:max-h-[60%]' : 'max-h-[62%] sm:inset-y-3 sm:max-h-none',
      )}
    >
      <header className="flex items-center gap-2 border-b border-hairline py-3 pr-2 pl-4">
        <div className="min-w-0 flex-1">
          {props.above && <div className="text-sm leading-snug text-kawara">{props.above}</div>}
          <h2 ref={heading} id={titleId} tabIndex={-1} className="text-xl outline-offset-4">
            {props.title}
          </h2>
        </div>
        <button
          type="button"
          aria-label={t('tour.close')}
          className="flex size-11 shrink-0 cursor-pointer items-center justify-center rounded-full hover:bg-hinoki"
          onClick={() => {
            props.onClose();
            focusCanvas();
          }}
        >
          <X aria-hidden className="size-5" />
        </button>
      </header>
      <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-4 py-4">
        {props.children}
      </div>
      {props.acts && (
        <footer className="flex gap-1 border-t border-hairline px-2 py-2 pb-[max(0.5rem,env(safe-area-inset-bottom))]">
          {props.acts}
        </footer>
      )}
    </aside>
  );
}
