import { availableParallelism } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { defineConfig } from 'vitest/config';
import { isBuilt } from './scripts/is-built.mjs';

const env = { TZ: 'UTC' };

/* Reveal writes a slide's address once a second at most, just as long as Vitest polls unless told. */
const patient = { poll: { timeout: 15_000 } };

const root = import.meta.dirname;

/*
 * What is built is what is shipped, and Node loads it in a fifth of the time that Vite takes for the sources: tests run
 * on it as long as it is newer than these, and otherwise, or where they are watched, on the sources.
 */
const onBuilt = process.argv.includes('run') && isBuilt(root);
const built = {
  name: 'built',
  enforce: 'pre',
  resolveId(source: string, importer: string | undefined): string | null {
    if (importer === undefined || !source.startsWith('.') || !source.endsWith('.ts')) return null;
    const path = relative(join(root, 'src'), join(dirname(importer), source));
    return /^(?:\.\.|page)[\\/]/.test(path) ? null : join(root, 'lib', path.replace(/ts$/, 'js'));
  },
} as const;
const plugins = onBuilt ? [built] : [];
const server = { deps: { external: [/[\\/]lib[\\/].*\.js$/] } };

/* As many files at a time as there are cores, in processes that keep the compiler loaded: to load it takes longer than most files do. */
const shared = { env, isolate: false, pool: 'forks', maxWorkers: availableParallelism(), server } as const;

/* A process ends where the next file is of another project, and loads compiler and browser anew: so one after the other. */
const projects = ['browser', 'cli', 'compiler'];

/* The longest files of each, so that none of them runs alone at the end. */
const longest = [
  'browser/upfront',
  'browser/flagship-notes',
  'browser/export-faults',
  'browser/export',
  'browser/page',
  'cli/process',
  'cli/talk',
  'property/incremental/random-edits',
  'spec/spec',
  'unit/privacy-leaks',
  'unit/io/kill',
  'property/parse-hostile',
  'property/privacy',
  'golden/golden',
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId, project }: TestSpecification): number => {
      const at = longest.findIndex((name) => moduleId.includes(`/tests/${name}`));
      return projects.indexOf(project.name) * 100 + (at === -1 ? longest.length : at);
    };
    return [...files].sort((a, b) => rank(a) - rank(b));
  }
}

export default defineConfig({
  test: {
    maxWorkers: availableParallelism(),
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        plugins,
        test: {
          ...shared,
          name: 'compiler',
          include: ['tests/{architecture,unit,property,spec,golden,dialects}/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        plugins,
        test: {
          ...shared,
          name: 'cli',
          expect: patient,
          include: ['tests/cli/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        plugins,
        test: {
          ...shared,
          name: 'browser',
          expect: patient,
          include: ['tests/browser/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
