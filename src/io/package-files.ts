import { existsSync, readFileSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of this package: the nearest above this module with a `package.json` of our name. */
const packageRoot = rootOf(dirname(fileURLToPath(import.meta.url)), 'plenary');

/**
 * Reads a file that came with Plenary or with one of its dependencies.
 * @param path `templates/…`, `lib/…` or `package.json` from the package's root; else `<package>/<path in it>`
 * @throws the system's error where the installation is broken
 */
export async function readShipped(path: string): Promise<Uint8Array> {
  return readFile(shippedPath(path));
}

/** Files of the package below a folder, sorted by code unit, as paths that {@link readShipped} takes. */
export async function listShippedFiles(folder: string): Promise<readonly string[]> {
  const entries = await readdir(shippedPath(folder), { withFileTypes: true }).catch(() => []);
  const nested = entries.map(async (entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? listShippedFiles(path) : [path];
  });
  return (await Promise.all(nested)).flat().sort();
}

/** Where a file of the package or of a dependency is. @throws where there is no such package */
export function shippedPath(path: string): string {
  if (/^(?:templates\/|lib\/|package\.json$)|^templates$/.test(path)) return join(packageRoot, path);
  const [name, ...rest] = path.startsWith('@') ? splitScoped(path) : path.split('/');
  return join(dependencyRoot(name as string), ...rest);
}

function splitScoped(path: string): string[] {
  const [scope, name, ...rest] = path.split('/');
  return [`${scope}/${name}`, ...rest];
}

/**
 * The folder of an installed dependency: the nearest `node_modules` above ours that has it, where Node would look too.
 * Where there is none, as with a package manager that has a layout of its own, Node resolves its entry, and the folder is
 * walked up from there, since many packages do not export their `package.json`.
 * @throws where there is no such package
 */
function dependencyRoot(name: string): string {
  const known = dependencies.get(name);
  if (known !== undefined) return known;
  const found = besideOurs(name) ?? rootOf(dirname(fileURLToPath(import.meta.resolve(name))), name);
  dependencies.set(name, found);
  return found;
}

const dependencies = new Map<string, string>();

function besideOurs(name: string): string | null {
  for (let at = packageRoot; ; at = dirname(at)) {
    const candidate = join(at, 'node_modules', name);
    if (existsSync(join(candidate, 'package.json'))) return candidate;
    if (dirname(at) === at) return null;
  }
}

function rootOf(folder: string, name: string): string {
  for (let at = folder; ; at = dirname(at)) {
    const file = join(at, 'package.json');
    if (existsSync(file) && (JSON.parse(readFileSync(file, 'utf8')) as { name?: string }).name === name) return at;
    if (dirname(at) === at) throw new Error(`the package ${name} is not complete`);
  }
}
