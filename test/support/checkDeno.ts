// Type-checks every edge function under real Deno, the runtime they have on a hosted project.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';

const functions = readdirSync('supabase/functions').filter((f) => !f.startsWith('_') && !f.includes('.'));
const run = spawnSync(
  'deno',
  [
    'check',
    '--config',
    'supabase/functions/deno.json',
    ...functions.map((f) => `supabase/functions/${f}/index.ts`),
  ],
  {
    stdio: 'inherit',
    env: { ...process.env, DENO_NO_UPDATE_CHECK: '1' },
  },
);
process.exit(run.status ?? 1);
