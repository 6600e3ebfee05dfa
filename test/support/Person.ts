import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { phone } from './browser.ts';
import type { PeopleBrowser } from './peopleBrowser.ts';

declare global {
  interface Window {
    /** ms since 1970, by the browser; 0 for never. */
    actTimes: { shown: number; hidden: number };
  }
}

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** The content of each page, by which one knows that it is there to be read. */
const isThere = {
  page: 'h1[tabindex="-1"], main h1',
  map: 'table tbody tr',
  tour: '[data-testid=tour][data-ready=true]',
};
export type Surface = keyof typeof isThere;

/**
 * Someone with a browser of their own. Every second in which the page is in front of them is on the stopwatch, also
 * what the machine took to do as it was told: `late` is by how much more it was than the act says.
 */
export class Person {
  readonly context: BrowserContext;
  page: Page;
  readonly visitors = new Set<string>();
  late = 0;
  readonly #machine: PeopleBrowser;
  readonly #url: string;
  #frontSince: number | null = null;
  #said = 0;

  private constructor(machine: PeopleBrowser, url: string, context: BrowserContext, page: Page) {
    this.#machine = machine;
    this.#url = url;
    this.context = context;
    this.page = page;
  }

  static async at(
    machine: PeopleBrowser,
    url: string,
    device: BrowserContextOptions = phone,
  ): Promise<Person> {
    const context = await machine.browser.newContext(device);
    await context.addInitScript((shown) => {
      // When the page had something to read, and when it was hidden last: the browser's word, not that of what is
      // tested.
      const now = () => performance.timeOrigin + performance.now();
      const times = { shown: 0, hidden: 0 };
      new MutationObserver((_, observer) => {
        if (!document.querySelector(shown)) return;
        times.shown = now();
        observer.disconnect();
      }).observe(document, { childList: true, subtree: true, attributes: true });
      document.addEventListener('visibilitychange', () => (times.hidden = now()), true);
      Object.assign(window, { actTimes: times });
      localStorage.setItem('hiroba.tour.settings', JSON.stringify({ chosenTier: 1, opensByStaying: false }));
      // A wall clock that can be set, as in a phone's settings; the monotonic one is left alone.
      const RealDate = Date;
      let ahead = 0;
      window.addEventListener('act:clock', (event) => (ahead += (event as CustomEvent<number>).detail));
      window.Date = new Proxy(RealDate, {
        construct: (target, args: number[]) =>
          args.length === 0 ? new target(target.now() + ahead) : (Reflect.construct(target, args) as Date),
        get: (target, name, self): unknown =>
          name === 'now' ? () => target.now() + ahead : Reflect.get(target, name, self),
      });
    }, Object.values(isThere).join());
    return new Person(machine, url, context, await context.newPage());
  }

  /** Opens an address of the town in this tab and waits until it is there to be read. */
  async opens(surface: Surface, path: string): Promise<void> {
    if (this.#frontSince !== null) this.#behind();
    await this.page.goto(`${this.#url}/hoshimi${path}`);
    await this.page.locator(isThere[surface]).first().waitFor({ timeout: 60_000 });
    this.#front(await this.page.evaluate(() => window.actTimes.shown));
    await this.#note();
  }

  /** Looks at the page with a hand on it. */
  async reads(forSeconds: number): Promise<void> {
    this.#said += forSeconds;
    const until = performance.now() + forSeconds * 1000;
    for (let n = 0; performance.now() < until; n += 1) {
      await this.page.mouse.move(40 + (n % 7) * 3, 300);
      await wait(Math.min(1_000, Math.max(0, until - performance.now())));
    }
    await this.#note();
  }

  /** Stays in front of the page and touches nothing. */
  async rests(forSeconds: number): Promise<void> {
    this.#said += forSeconds;
    await wait(forSeconds * 1000);
  }

  /** Another tab is in front for so long: this one is hidden and has no focus. */
  async looksAway(forSeconds: number): Promise<void> {
    await this.hides();
    await wait(forSeconds * 1000);
    await this.comesBack();
  }

  async hides(): Promise<void> {
    await this.#window('minimized');
    this.#behind(await this.page.evaluate(() => window.actTimes.hidden));
  }

  /**
   * This tab is the one in front when its window is shown again: tabs may share a window (a whole browser) or not (its
   * shell alone).
   */
  async comesBack(): Promise<void> {
    await this.page.bringToFront();
    this.#front();
    await this.#window('normal');
  }

  /** The screen goes dark, and the browser freezes the page. */
  async locks(): Promise<void> {
    await this.hides();
    await this.#lifecycle('frozen');
  }

  async unlocks(): Promise<void> {
    await this.#lifecycle('active');
    await this.comesBack();
  }

  /**
   * Another window has the focus, and this page can still be seen beside it. A headless browser has no such window:
   * told by hand.
   */
  async looksBeside(forSeconds: number): Promise<void> {
    const tell = (hasFocus: boolean) =>
      this.page.evaluate((has) => {
        document.hasFocus = () => has;
        window.dispatchEvent(new Event(has ? 'focus' : 'blur'));
      }, hasFocus);
    await tell(false);
    this.#behind();
    for (let n = 0; n < forSeconds; n += 1) {
      await this.page.mouse.move(50, 310 + n); // the mouse goes over it on its way
      await wait(1_000);
    }
    this.#front();
    await tell(true);
  }

  /**
   * Kept in memory while another page is shown, as browsers do on the way back; that page comes and goes by hand, its
   * freezing is real.
   */
  async isKeptAside(forSeconds: number): Promise<void> {
    const tell = (name: string) =>
      this.page.evaluate((type) => {
        window.dispatchEvent(new PageTransitionEvent(type, { persisted: true }));
      }, name);
    await tell('pagehide');
    this.#behind();
    await this.#window('minimized');
    await this.#lifecycle('frozen');
    await wait(forSeconds * 1000);
    await this.#lifecycle('active');
    this.#front();
    await tell('pageshow');
    await this.#window('normal');
  }

  /** The whole machine sleeps, for real: no clock of the page's own runs, and no event says that it happened. */
  async sleeps(forSeconds: number): Promise<void> {
    this.#behind();
    await this.#machine.sleep(forSeconds * 1000);
    this.#front();
  }

  /** Sets the wall clock forward or back. */
  async setsClock(bySeconds: number): Promise<void> {
    // prettier-ignore
    await this.page.evaluate(
      (ms) => window.dispatchEvent(new CustomEvent('act:clock', { detail: ms })),
      bySeconds * 1000,
    );
  }

  /** A second tab of the same browser is in front from now on; what this person does, they do there. */
  async opensTab(surface: Surface, path: string): Promise<Page> {
    const first = this.page;
    await this.hides();
    this.page = await this.context.newPage();
    await this.opens(surface, path);
    return first;
  }

  /** To a tab that was behind; answers the one that is behind now. */
  async turnsTo(tab: Page): Promise<Page> {
    const left = this.page;
    await this.hides();
    this.page = tab;
    await this.comesBack();
    return left;
  }

  /** Follows a link or uses the browser's buttons within the page; it stays in front. */
  async does(act: (page: Page) => Promise<unknown>): Promise<void> {
    await act(this.page);
    await this.#note();
  }

  /** Away to some other site, by the address bar. */
  async goesElsewhere(forSeconds: number): Promise<void> {
    await this.page.goto('data:text/html,<title>elsewhere</title>');
    this.#behind();
    await wait(forSeconds * 1000);
  }

  /** By the browser's back button; from memory where the browser kept the page, else anew. */
  async returns(): Promise<void> {
    this.#front();
    await this.page.goBack({ waitUntil: 'commit' });
    await this.page.locator(isThere.page).first().waitFor({ timeout: 60_000 });
    await this.#note();
  }

  /** A page that is opened behind this one, as by a long press on a link; this person never looks at it. */
  async opensBehind(path: string): Promise<Page> {
    const cdp = await this.context.newCDPSession(this.page);
    const { browserContextId } = (await cdp.send('Target.getTargetInfo')).targetInfo;
    const opened = this.context.waitForEvent('page');
    const asked = { url: 'about:blank', background: true, ...(browserContextId && { browserContextId }) };
    await cdp.send('Target.createTarget', asked);
    const tab = await opened;
    const mine = this.page;
    this.page = tab;
    // Where every tab has a window of its own, none is behind another.
    if (await tab.evaluate(() => document.visibilityState === 'visible')) await this.#window('minimized');
    this.page = mine;
    await tab.goto(`${this.#url}/hoshimi${path}`);
    await tab.locator(isThere.page).first().waitFor({ state: 'attached', timeout: 60_000 });
    return tab;
  }

  /** Chooses a place in the table beside the map. */
  async chooses(name: string): Promise<void> {
    await this.page.getByRole('button', { name: new RegExp(`^${name}`) }).click();
    await this.page.locator('button[aria-pressed=true]').waitFor();
    await this.#note();
  }

  /** Up to the model of the town, or down to where one stood. */
  async looksFromAbove(isAbove: boolean): Promise<void> {
    await this.page.getByTestId('overlook').click();
    await this.page.locator(`[data-testid=tour][data-above=${isAbove}]`).waitFor();
  }

  /** Says no to being recorded, by the switch of the privacy page. */
  async saysNo(): Promise<void> {
    await this.page.locator('main [aria-live] + button, main button').first().click();
    await this.page.waitForFunction(() => localStorage.getItem('hiroba.recording') === 'off');
  }

  /** Time in which the page is not in front. */
  async waits(forSeconds: number): Promise<void> {
    await wait(forSeconds * 1000);
  }

  /** The tab is closed as one closes tabs. */
  async closes(): Promise<void> {
    const closed = new Promise((resolve) => this.page.once('close', resolve));
    await this.page.close({ runBeforeUnload: true });
    await closed;
    this.#behind();
  }

  /** The system takes the page's memory: nothing of it runs any more. */
  async isThrownOut(): Promise<void> {
    const cdp = await this.context.newCDPSession(this.page);
    await Promise.race([cdp.send('Page.crash').catch(() => undefined), wait(500)]);
    this.#behind();
  }

  async setsOffline(isOffline: boolean): Promise<void> {
    await this.context.setOffline(isOffline);
  }

  /** The stopwatch, once nothing is in front any more. */
  stops(): void {
    this.#behind();
    this.late = Math.max(0, this.late - this.#said);
    this.#said = 0;
  }

  #front(since = Date.now()): void {
    this.#frontSince ??= since;
  }

  #behind(since = Date.now()): void {
    if (this.#frontSince !== null) this.late += (since - this.#frontSince) / 1000;
    this.#frontSince = null;
  }

  async #window(windowState: 'minimized' | 'normal'): Promise<void> {
    const cdp = await this.context.newCDPSession(this.page);
    const { windowId } = await cdp.send('Browser.getWindowForTarget');
    await cdp.send('Browser.setWindowBounds', { windowId, bounds: { windowState } });
    const isHidden = windowState === 'minimized';
    await this.page.waitForFunction((hidden) => document.hidden === hidden, isHidden, { polling: 50 });
    await cdp.detach();
  }

  async #lifecycle(state: 'frozen' | 'active'): Promise<void> {
    const cdp = await this.context.newCDPSession(this.page);
    await cdp.send('Page.setWebLifecycleState', { state });
    await cdp.detach();
  }

  /** Ids are drawn in the page and may change on the way (a clock set back does that). */
  async #note(): Promise<void> {
    const found = await this.page.evaluate(() => {
      const kept = JSON.parse(localStorage.getItem('hiroba.visit.hoshimi') ?? 'null') as {
        visit: { visitor_id: string };
      } | null;
      return kept?.visit.visitor_id ?? null;
    });
    if (found !== null) this.visitors.add(found);
  }
}
