import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { compile } from '../../src/compile.ts';
import { detectDialect, type DialectName } from '../../src/dialects/detect.ts';
import { adoptProject } from '../../src/dialects/adopt-project.ts';
import { reportLines } from '../../src/dialects/report.ts';
import { locate } from '../../src/diagnostics/locate.ts';
import { loadProject } from '../../src/load/load-project.ts';
import { readExamples, withExpected, type Example } from '../spec/examples.ts';
import { memoryFileSystem } from '../support/memory-file-system.ts';
import { shippedOnce } from '../support/shipped-once.ts';
import { lostWords } from './lost-words.ts';

const update = process.env['UPDATE'] === '1';
const dialects: readonly DialectName[] = ['marp', 'slidev', 'pandoc', 'reveal-md'];

for (const dialect of dialects) {
  const folder = join(import.meta.dirname, dialect);
  for (const name of readdirSync(folder).sort()) {
    const path = join(folder, name);
    const markdown = readFileSync(path, 'utf8');
    const rewritten = new Map<Example, string>();
    describe(`${dialect}/${name}`, () => {
      for (const example of readExamples(markdown)) {
        test(example.heading, async () => {
          const { actual, found, errors, lost } = await convert(example);
          if (update) rewritten.set(example, actual);
          else expect(actual).toBe(example.expected);
          expect(found).toBe(dialect);
          expect(errors).toEqual([]);
          expect(lost).toEqual([]);
        });
      }
      afterAll(() => {
        if (update) writeFileSync(path, withExpected(markdown, rewritten));
      });
    });
  }
}

async function convert({ files }: Example) {
  const fs = { ...memoryFileSystem(files), shipped: shippedOnce };
  const deck = Object.keys(files).find((path) => /\.(?:md|qmd)$/.test(path)) as string;
  const config = { deck, dataFolder: 'data', templateFolder: 'templates', levels: {} };
  const project = (await loadProject(config, fs)).value;
  const source = project.sources.get(deck) as { path: string; text: string };
  const { from, project: adopted } = adoptProject(project).value;
  const compiled = await compile(
    config,
    { fs, log: { progress: () => {} } },
    { notes: true, draft: false, fonts: false },
  );
  const located = locate(compiled.diagnostics, compiled.sources);
  const parts = (from?.files ?? []).flatMap(({ source: file, entries }) => [
    `--- ${file.path}`,
    adopted.converted?.get(file.path)?.text.trimEnd() ?? '',
    '--- report',
    ...reportLines(file, entries).map(({ line, fate, what, why }) => `${line} ${fate} ${JSON.stringify(what)}: ${why}`),
  ]);
  const said = located.map(
    ({ line, column, severity, code, message }) => `${line}:${column} ${severity} ${code} ${message}`,
  );
  return {
    actual: [...parts, '--- diagnostics', ...said].join('\n'),
    found: detectDialect(source).name,
    errors: said.filter((line) => line.includes(' error ')),
    lost: (from?.files ?? []).flatMap(({ source: file, entries }) =>
      lostWords(file.text, [adopted.converted?.get(file.path)?.text ?? '', ...entries.map(({ what }) => what)]),
    ),
  };
}
