import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { pageAt } from '../../supabase/functions/_shared/contract/pages.ts';
import { configureData } from '../data/client.ts';
import { I18nProvider, initialLocale, loadCatalog } from '../i18n/I18nProvider.tsx';
import { applyTextScale, storedTextScale } from '../ui/textScale.ts';
import { App } from './App.tsx';
import { loadDataConfig } from './env.ts';
import { startPage } from './visitor/pageCode.ts';

/** The app, in `root`. Rejects when not even its words could be fetched. */
export async function start(root: HTMLElement): Promise<void> {
  applyTextScale(storedTextScale());
  startPage(location.pathname);
  const locale = initialLocale();
  const [config] = await Promise.all([loadDataConfig(), loadCatalog(locale)]);
  configureData(config);
  createRoot(root).render(
    <StrictMode>
      <I18nProvider first={locale}>
        <App />
      </I18nProvider>
    </StrictMode>,
  );
  // Fonts are the last thing: words are readable at once in the reader's own font, and the square comes before them.
  const loadFonts = (): void => requestIdle(() => void import('../ui/fonts.ts'));
  if (pageAt(location.pathname) === 'tour') afterFirstFrame(loadFonts);
  else loadFonts();
}

/** Once the first 3D picture stands, or after a while where there is none to come. */
function afterFirstFrame(work: () => void): void {
  const done = (): void => {
    clearTimeout(patience);
    watcher.disconnect();
    work();
  };
  const patience = setTimeout(done, 15_000);
  const watcher = new PerformanceObserver((list) => {
    if (list.getEntriesByName('hiroba-first-frame').length > 0) done();
  });
  watcher.observe({ type: 'mark', buffered: true });
}

/** Safari has no requestIdleCallback. */
function requestIdle(work: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(work, { timeout: 4000 });
  else setTimeout(work, 1500);
}
