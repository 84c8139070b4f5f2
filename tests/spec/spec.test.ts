import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { exitCodeOf } from '../../src/cli/exit-code.ts';
import { compile } from '../../src/compile.ts';
import { catalogue } from '../../src/diagnostics/catalogue.ts';
import { locate, type LocatedDiagnostic } from '../../src/diagnostics/locate.ts';
import type { Config } from '../../src/model/config.ts';
import { memoryFileSystem } from '../support/memory-file-system.ts';
import { shippedOnce } from '../support/shipped-once.ts';
import { readExamples, withExpected, type Example } from './examples.ts';

const folder = join(import.meta.dirname, 'diagnostics');
const update = process.env['UPDATE'] === '1';
const config: Config = { deck: 'deck.md', dataFolder: 'data', templateFolder: 'templates', levels: {} };

/** Codes that no deck can raise here: of the command line, of settings, of the disk, of a package that is not there, of other formats,
 * of rules that a deck is only held against on demand (`tests/spec/profiles`). */
const notOfDecks = /^(?:cli|io|config|export|library|profile)\/|^references\/broken-style$|^chart\/too-slow$/;

const raised = new Set<string>();

const specifications = readdirSync(folder)
  .filter((name) => name.endsWith('.md'))
  .sort()
  .map((name) => ({ name, path: join(folder, name), markdown: readFileSync(join(folder, name), 'utf8') }));

for (const { name, path, markdown } of specifications) {
  const rewritten = new Map<Example, string>();

  describe(name, () => {
    for (const example of readExamples(markdown)) {
      test(`${example.heading} (line ${example.line})`, async () => {
        const actual = await run(example);
        expect(actual).not.toContain('[object Object]');
        if (update) rewritten.set(example, actual);
        else expect(actual).toBe(example.expected);
      });
    }
    afterAll(() => {
      if (update) writeFileSync(path, withExpected(markdown, rewritten));
    });
  });
}

test('every code that a deck can raise has an example', () => {
  const missing = Object.keys(catalogue).filter((code) => !notOfDecks.test(code) && !raised.has(code));
  expect(missing).toEqual([]);
});

async function run(example: Example): Promise<string> {
  const fs = { ...memoryFileSystem(example.files), shipped: shippedOnce };
  const log = { progress: () => {} };
  const lang = / --lang (\S+)/.exec(example.heading)?.[1] ?? null;
  const { diagnostics, sources } = await compile(
    { ...config, lang },
    { fs, log },
    { notes: true, draft: false, fonts: false },
  );
  const located = locate(diagnostics, sources);
  for (const { code } of located) raised.add(code);
  return [...located.map(printed), `exit ${exitCodeOf(diagnostics)}`].join('\n');
}

function printed({ file, line, column, severity, code, message, hint }: LocatedDiagnostic): string {
  const place = file === null ? '-' : line === null ? file : `${file}:${line}:${column}`;
  return `${place} ${severity} ${code} ${message}${hint === null ? '' : `\n  ${hint}`}`;
}
