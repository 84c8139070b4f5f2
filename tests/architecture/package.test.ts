import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { root } from './source-files.ts';

interface PackageJson {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly bin: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, unknown>>;
  readonly scripts: Readonly<Record<string, string>>;
}

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as PackageJson;

describe('what package.json promises', () => {
  test('each dependency is stated with its reason in docs/architecture.md, and no other', () => {
    const page = readFileSync(join(root, 'docs/architecture.md'), 'utf8');
    const section = page.split(/^## /m).find((part) => part.startsWith('Dependencies\n')) ?? '';
    const rows = [...section.matchAll(/^\| ([^|]+) \|/gm)].map((match) => match[1]?.trim() ?? '').slice(1);
    const stated = rows.flatMap((cell) => cell.replace(/`| \(optional\)/g, '').split(/,\s*/));
    const needed = { ...manifest.dependencies, ...manifest.optionalDependencies };
    expect(stated.sort()).toEqual(Object.keys(needed).sort());
  });

  test('versions are exact', () => {
    const { dependencies, optionalDependencies, devDependencies } = manifest;
    const all = Object.entries({ ...dependencies, ...optionalDependencies, ...devDependencies });
    expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });

  test('only the entries and package.json are public', () => {
    expect(Object.keys(manifest.exports)).toEqual(['.', './statistics', './package.json']);
  });

  test('nothing runs at install', () => {
    const hooks = ['preinstall', 'install', 'postinstall', 'prepare', 'prepublish'];
    expect(hooks.filter((hook) => hook in manifest.scripts)).toEqual([]);
  });
});

describe('the tarball', () => {
  let files: readonly string[] = [];

  beforeAll(() => {
    const output = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      shell: process.platform === 'win32',
    });
    files = packed(output).map((file) => file.path);
  }, 60_000);

  test('holds the program, its templates and its documents, and nothing else', () => {
    const expected = /^(?:lib|templates|docs)\/|^(?:package\.json|README\.md|LICENSE|CHANGELOG\.md)$/;
    expect(files.filter((file) => !expected.test(file))).toEqual([]);
    for (const file of ['lib/cli/main.cjs', 'lib/index.js', 'lib/index.d.ts', 'templates/init/deck.md'])
      expect(files).toContain(file);
  });

  test('names no path of the machine that packed it', () => {
    const text = files.filter((file) => /\.(?:js|ts|json|md|css|hbs|map)$/.test(file));
    const marked = text.filter((file) => readFileSync(join(root, file), 'utf8').includes(root));
    expect(marked).toEqual([]);
  });
});

/* npm gives a list up to version 11, an object by package name from then on. */
function packed(output: string): readonly { path: string }[] {
  const parsed = JSON.parse(output) as { files: { path: string }[] }[] | Record<string, { files: { path: string }[] }>;
  return Object.values(parsed)[0]?.files ?? [];
}
