/// <reference types="vitest/config" />
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { playwright } from '@vitest/browser-playwright';
import { earlyTour } from './supabase/local/earlyTour.ts';
import { browserFlags, browserPath } from './test/support/browser.ts';

/**
 * Files with servers and browsers of their own: they wait more than they work, and more than two at once would starve
 * each other. After the unit tests.
 */
const twoAtATime = { maxWorkers: 2, sequence: { groupOrder: 1 } };

/** Dwell held to the second: with the machine to themselves, after all others. */
const timed = ['test/flows/acts.test.ts', 'test/flows/family.test.ts'];

/** A slow machine's page may take longer than the usual second to say what is asked for again and again. */
const patient = { poll: { timeout: 30_000 } };

/** What every page needs, and the small things that several of a family's pages share: alone each costs more. */
const startModules = [
  'app/start',
  'features/welcome/NothingPublished',
  'lib/townTime',
  'shared/shareAddress',
  'shared/useShortlist',
  'ui/ThemeIcon',
  'ui/useMediaQuery',
];

export default defineConfig({
  root: 'src',
  publicDir: '../public',
  envDir: '..',
  plugins: [react(), tailwindcss(), earlyTour()],
  // wouter asks a shim for what React has had since 18.
  resolve: { alias: { 'use-sync-external-store/shim/index.js': 'react' } },
  build: {
    outDir: '../dist',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    // Browsers that know ES2022 know modulepreload, or do without.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // What every page needs travels as one file: it packs better, and costs one request. Apart from it only what
        // runs before: see src/app/main.ts.
        codeSplitting: {
          groups: [
            { name: 'early', test: /src\/world\/first\/handover|vite\/preload-helper/, priority: 2 },
            // The small things that several of a family's pages share come along: files of their own cost more.
            { name: 'start', test: new RegExp(`/src/(${startModules.join('|')})\\.tsx?$`), priority: 1 },
          ],
        },
      },
    },
  },
  test: {
    root: '.',
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{src,supabase}/**/*.test.{ts,tsx}', 'test/architecture/**/*.test.ts'],
          exclude: ['supabase/{local,worker}/**', '**/*.browser.test.tsx'],
          environment: 'node',
        },
      },
      {
        test: {
          name: 'scenes',
          include: ['{scenes,test/scenes}/**/*.test.ts'],
          environment: 'node',
        },
      },
      {
        // Components in the very browser of the flows, with the app's own plugins.
        extends: true,
        test: {
          name: 'components',
          include: ['src/**/*.browser.test.tsx'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            instances: [{ browser: 'chromium' }],
            provider: playwright({
              launchOptions: { executablePath: await browserPath(), args: browserFlags },
            }),
          },
        },
      },
      {
        test: {
          name: 'database',
          include: ['test/database/**/*.test.ts', 'supabase/{local,worker}/**/*.test.ts'],
          environment: 'node',
          testTimeout: 60_000,
          hookTimeout: 180_000,
          expect: patient,
          ...twoAtATime,
        },
      },
      {
        test: {
          name: 'flows',
          include: ['test/flows/**/*.test.ts', 'test/visual/**/*.test.ts'],
          exclude: timed,
          environment: 'node',
          testTimeout: 240_000,
          hookTimeout: 240_000,
          expect: patient,
          ...twoAtATime,
        },
      },
      {
        test: {
          name: 'timed',
          include: timed,
          environment: 'node',
          testTimeout: 240_000,
          hookTimeout: 240_000,
          expect: patient,
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
