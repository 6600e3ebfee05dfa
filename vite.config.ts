/// <reference types="vitest/config" />
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { earlyTour } from './supabase/local/earlyTour.ts';

export default defineConfig({
  root: 'src',
  publicDir: '../public',
  envDir: '..',
  plugins: [react(), tailwindcss(), earlyTour()],
  build: {
    outDir: '../dist',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
  test: {
    root: '.',
    reporters: process.env.CI ? ['default'] : ['default'],
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{src,scenes,supabase}/**/*.test.{ts,tsx}', 'test/{architecture,scenes}/**/*.test.ts'],
          exclude: ['supabase/local/**'],
          environment: 'node',
        },
      },
      {
        test: {
          name: 'database',
          include: ['test/database/**/*.test.ts', 'supabase/local/**/*.test.ts'],
          environment: 'node',
          testTimeout: 60_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'flows',
          include: ['test/flows/**/*.test.ts', 'test/visual/**/*.test.ts'],
          environment: 'node',
          testTimeout: 240_000,
          hookTimeout: 240_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
