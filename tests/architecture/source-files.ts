import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';

/** The repository's folder. */
export const root = join(import.meta.dirname, '../..');

/** A file of the compiler and what it imports. */
export interface SourceModule {
  /** Path from the repository, with `/`. */
  readonly path: string;
  readonly text: string;
  /** Files of ours, as paths from the repository, type imports included. */
  readonly imports: readonly string[];
  /** Names of packages, and of Node's modules with `node:`. */
  readonly packages: readonly string[];
}

/** All TypeScript files below a folder of the repository, in order. */
export function sourceModules(folder = 'src'): SourceModule[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()
    .map(readModule);
}

const specifier =
  /^\s*(?:import|export)\b[^'"`;]*?from\s*['"]([^'"]+)['"]|^\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm;

function readModule(path: string): SourceModule {
  const text = readFileSync(join(root, path), 'utf8');
  const names = [...withoutComments(text).matchAll(specifier)].map(
    (match) => (match[1] ?? match[2] ?? match[3]) as string,
  );
  const ours = names.filter((name) => name.startsWith('.'));
  const packages = names.filter((name) => !name.startsWith('.')).map(packageName);
  return { path, text, imports: ours.map((name) => posix.join(dirname(path), name)), packages };
}

function packageName(name: string): string {
  if (name.startsWith('node:')) return name;
  return name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');
}

/** The text with comments blanked, line by line; good enough for a scan, since a line that starts a string is no comment. */
export function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, (comment) => comment.replace(/[^\n]/g, ' '));
}
