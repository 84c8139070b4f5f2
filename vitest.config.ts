import { defineConfig } from 'vitest/config';

/* Tests of the compiler run side by side; those that start processes or a browser wait for their turn. */
const env = { TZ: 'UTC' };

/* Reveal writes a slide's address once a second at most, just as long as Vitest polls unless told. */
const patient = { poll: { timeout: 15_000 } };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'compiler',
          env,
          include: ['tests/{architecture,unit,property,spec,golden,dialects}/**/*.test.ts'],
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'cli',
          env,
          expect: patient,
          include: ['tests/cli/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'browser',
          env,
          expect: patient,
          include: ['tests/browser/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
