// The share of the town's spots that one reaches, sees named and can read with 3D switched off: Chromium without WebGL,
// every 3D file refused, starting at the welcome page and following links only. Measured on the published revision of
// 星見町, in Japanese, at 390 px. Not measured: whether the words are good, and towns without spots.
import postgres from 'postgres';
import type { Place } from '../../supabase/functions/_shared/contract/town.ts';
import { launchBrowser, phone } from '../support/browser.ts';
import { startServer } from '../support/server.ts';
import type { Figure } from './figure.ts';

export default async function measure(): Promise<Figure> {
  const server = await startServer();
  const sql = postgres(server.databaseUrl, { max: 1, onnotice: () => undefined });
  const browser = await launchBrowser({ webgl: false });
  try {
    const rows = await sql<{ doc: Place }[]>`
      select p.doc from public.revision_places p join public.towns t on t.town_id = p.town_id and t.current_revision =
        p.revision
      where p.town_id = 'hoshimi' order by p.position`;
    const page = await browser.newPage(phone);
    await page.route(/\/scenes\/|TourRoute|\.glb$/, (route) => route.abort());
    const unread: string[] = [];
    let spots = 0;
    for (const { doc } of rows) {
      await page.goto(`${server.url}/hoshimi`);
      await page.getByRole('link', { name: '読んでみる' }).first().click();
      await page.getByRole('link', { name: doc.name.ja }).first().click();
      await page.getByRole('heading', { level: 1, name: doc.name.ja }).waitFor();
      for (const spot of doc.spots) {
        spots += 1;
        const named = await page.getByRole('heading', { name: spot.name.ja, exact: true }).isVisible();
        const texts = [spot.words, spot.good, spot.inconvenient, ...spot.facts.map((f) => f.value)].flatMap(
          (w) => (w ? [w.ja] : []),
        );
        const readable = await Promise.all(texts.map((text) => page.getByText(text).first().isVisible()));
        if (!named || readable.includes(false)) unread.push(spot.spot_id);
      }
    }
    const value = spots === 0 ? 0 : Math.round(((spots - unread.length) / spots) * 1000) / 10;
    return {
      figure: 'twin-parity',
      value,
      unit: '%',
      target: 100,
      holds: value === 100,
      detail: { spots, unread },
    };
  } finally {
    await browser.close();
    await sql.end();
    await server.close();
  }
}
