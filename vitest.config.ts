import { defineConfig } from 'vitest/config';

/* Tests of the compiler run side by side; those that start processes or a browser wait for their turn. */
const env = { TZ: 'UTC' };

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
      { test: { name: 'cli', env, include: ['tests/cli/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000 } },
      {
        test: {
          name: 'browser',
          env,
          include: ['tests/browser/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
