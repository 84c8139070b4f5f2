import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { checkProfile } from '../../src/check/profile/check-profile.ts';
import type { CheckedTalk, TypeSample } from '../../src/check/profile/checked-talk.ts';
import { findProfile } from '../../src/check/profile/find-profile.ts';
import { exitCodeOf } from '../../src/cli/exit-code.ts';
import { compile } from '../../src/compile.ts';
import { readSettings } from '../../src/config/read-settings.ts';
import { profileEntries } from '../../src/diagnostics/catalogue/profile.ts';
import { locate, type LocatedDiagnostic } from '../../src/diagnostics/locate.ts';
import { memoryFileSystem } from '../support/memory-file-system.ts';
import { shippedOnce } from '../support/shipped-once.ts';
import { readExamples, withExpected, type Example } from './examples.ts';

/*
 * Examples as in `diagnostics/`, with three files besides: `profile` names the profile, `type.json` says what a browser
 * would measure, `file.json` what is exported. What the talk says without a profile is left out.
 */
const folder = join(import.meta.dirname, 'profiles');
const profiles = join(import.meta.dirname, '../../templates/profiles');
const update = process.env['UPDATE'] === '1';

const shipped = new Map(
  readdirSync(profiles).map((name) => {
    const path = `templates/profiles/${name}`;
    return [name.replace('.yaml', ''), { path, text: readFileSync(join(profiles, name), 'utf8') }] as const;
  }),
);
const raised = new Set<string>();

const specifications = readdirSync(folder)
  .sort()
  .map((name) => ({ name, path: join(folder, name), markdown: readFileSync(join(folder, name), 'utf8') }));

for (const { name, path, markdown } of specifications) {
  const rewritten = new Map<Example, string>();
  describe(name, () => {
    for (const example of readExamples(markdown)) {
      test(`${example.heading} (line ${example.line})`, async () => {
        const actual = await run(example);
        if (update) rewritten.set(example, actual);
        else expect(actual).toBe(example.expected);
      });
    }
    afterAll(() => {
      if (update) writeFileSync(path, withExpected(markdown, rewritten));
    });
  });
}

test('every rule has an example', () => {
  expect(Object.keys(profileEntries).filter((code) => !raised.has(code))).toEqual([]);
});

test.each([...shipped.keys()])('%s has no mistake in it', (name) => {
  expect(findProfile(name, { own: null, shipped })).toMatchObject({ value: { name }, diagnostics: [] });
});

async function run({ files }: Example): Promise<string> {
  const text = (name: string): string | null => {
    const bytes = files[name];
    return bytes === undefined ? null : new TextDecoder().decode(bytes);
  };
  const source = { path: 'plenary.config.yaml', text: text('plenary.config.yaml') ?? '' };
  const settings = readSettings(source);
  const found = findProfile((text('profile') ?? '').trim(), { own: settings.value.profiles, shipped });
  const fs = { ...memoryFileSystem(files), shipped: shippedOnce };
  const config = { deck: 'deck.md', dataFolder: 'data', templateFolder: 'templates', levels: {} };
  const log = { progress: () => {} };
  const compilation = await compile(config, { fs, log }, { notes: true, draft: false, fonts: true });
  const samples = text('type.json');
  const type: CheckedTalk['type'] =
    samples === null
      ? { why: 'none here' }
      : new Map(Object.entries(JSON.parse(samples) as Record<string, readonly TypeSample[]>));
  const file = JSON.parse(text('file.json') ?? 'null') as CheckedTalk['file'];
  const judged = found.value === null ? [] : checkProfile(found.value, { compilation, type, file });
  const diagnostics = [...settings.diagnostics, ...found.diagnostics, ...judged];
  const located = locate(diagnostics, new Map([...compilation.sources, [source.path, source]]));
  for (const { code } of located) raised.add(code);
  return [...located.map(printed), `exit ${exitCodeOf(diagnostics)}`].join('\n');
}

function printed({ file, line, column, severity, code, message, hint }: LocatedDiagnostic): string {
  const place = file === null ? '-' : line === null ? file : `${file}:${line}:${column}`;
  return `${place} ${severity} ${code} ${message}${hint === null ? '' : `\n  ${hint}`}`;
}
