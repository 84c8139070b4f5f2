import type { Diagnostic, Staged } from '../model/diagnostic.ts';
import type { FileSystem } from '../model/effects.ts';
import type { SourceFile } from '../model/text.ts';
import { byIdentity } from '../util/by-identity.ts';
import { joinPath } from '../util/paths.ts';
import { readSource } from './read-source.ts';

const textOf = byIdentity((bytes: Uint8Array) => new TextDecoder().decode(bytes));

/** Templates by name, and those of them that the user wrote. */
export interface Templates {
  readonly all: ReadonlyMap<string, SourceFile>;
  readonly own: readonly SourceFile[];
}

/**
 * Reads layouts and partials: the shipped ones, with the user's own of the same file name laid over them.
 * @param folder the user's template folder, from the root
 */
export async function loadTemplates(folder: string, fs: FileSystem): Promise<Staged<Templates>> {
  const all = new Map<string, SourceFile>();
  for (const path of await fs.listShipped('templates')) {
    if (!path.endsWith('.hbs')) continue;
    all.set(templateName(path, 'templates'), { path: `plenary:${path}`, text: textOf(await fs.shipped(path)) });
  }
  const own: SourceFile[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const path of await fs.list(folder)) {
    if (!path.endsWith('.hbs')) continue;
    const read = await readSource(path, fs);
    diagnostics.push(...read.diagnostics);
    if (read.value === null) continue;
    own.push(read.value);
    all.set(templateName(path, folder), read.value);
  }
  return { value: { all, own }, diagnostics };
}

function templateName(path: string, folder: string): string {
  return path.slice(joinPath(folder, '').length, -'.hbs'.length);
}
