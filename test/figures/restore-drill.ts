// What differs after a backup is restored. A town of 2,000 families (HIROBA_FAMILIES) is backed up, encrypted, while
// three writers add more, and once more at rest; both are restored into other folders. Compared: at rest every row of
// every table (accounts too) and every kept file with the living server's; from the backup in use every family that was
// acknowledged before it, whole families only, four sign-ins, a family's page; and that whoever erased itself, withdrew
// or renewed its link since the backup is as it wished. Not measured: how long it takes, a hosted project.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { restoreDrill } from '../support/restoreDrill.ts';
import { sendVisits } from '../support/sendVisits.ts';
import { startServer, staffPassword } from '../support/server.ts';
import type { Figure } from './figure.ts';

const families = Number(process.env.HIROBA_FAMILIES ?? 2_000);

export default async function measure(): Promise<Figure> {
  const server = await startServer({ env: { HIROBA_SEED_PASSWORD: staffPassword } });
  const folder = mkdtempSync(path.join(tmpdir(), 'hiroba-drill-'));
  try {
    await sendVisits(server, {
      count: 50,
      region: 'JP-13',
      spotId: 'school-library',
      placeId: 'hoshimi-elementary',
    });
    const { differences, compared } = await restoreDrill(server, folder, {
      families,
      key: 'a drill, not a secret',
    });
    return {
      figure: 'restore-drill',
      value: differences.length,
      unit: 'differences',
      target: 0,
      holds: differences.length === 0 && compared.rows > families * 5,
      detail: { compared, differences: differences.slice(0, 20) },
    };
  } finally {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
