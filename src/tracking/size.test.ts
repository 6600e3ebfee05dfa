import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { expect, test } from 'vitest';

test('every visitor downloads at most 4 KB of tracking, and no parser with it', async () => {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      rollupOptions: { input: 'src/tracking/index.ts', preserveEntrySignatures: 'strict' },
    },
  });
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((one) =>
    'output' in one ? one.output : [],
  );
  const code = outputs.map((one) => (one.type === 'chunk' ? one.code : '')).join('');
  expect(code).toContain('hiroba.event.');
  expect(code).not.toContain('Invalid type');
  expect(gzipSync(code, { level: 9 }).byteLength).toBeLessThanOrEqual(4096);
}, 30_000);
