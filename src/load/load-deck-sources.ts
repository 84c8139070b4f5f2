import { diagnose } from '../diagnostics/diagnose.ts';
import type { Diagnostic, Staged } from '../model/diagnostic.ts';
import type { FileSystem } from '../model/effects.ts';
import type { SourceFile } from '../model/text.ts';
import { extensionOf, resolveReference } from '../util/paths.ts';
import { decodeSource } from './decode.ts';
import { readSource, textLimit } from './read-source.ts';

/** Files of Markdown in one talk, the deck included. */
const mostFiles = 500;

/**
 * Reads the deck and every Markdown file that a `src:` line of it or of an included file may name. The scan is
 * generous: a line in a code example counts. A named file that is not read is `parse`'s to report, which knows the
 * lines that count.
 */
export async function loadDeckSources(deck: string, fs: FileSystem): Promise<Staged<ReadonlyMap<string, SourceFile>>> {
  const first = await readSource(deck, fs);
  const source = first.value ?? { path: deck, text: '' };
  const diagnostics: Diagnostic[] = [...first.diagnostics];
  if (first.value !== null && source.text.trim() === '') {
    diagnostics.push(diagnose('load/empty-deck', { file: deck, start: 0, end: source.text.length }, { path: deck }));
  }
  const sources = new Map([[deck, source]]);
  const waiting = includeCandidates(source);
  const seen = new Set([deck]);
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (seen.has(path)) continue;
    seen.add(path);
    const read = await fs.read(path, textLimit);
    if (!read.ok) continue;
    if (sources.size >= mostFiles) {
      diagnostics.push(diagnose('load/too-many-files', { file: deck, start: 0, end: 0 }, { limit: mostFiles }));
      break;
    }
    const decoded = decodeSource(path, read.bytes);
    diagnostics.push(...decoded.diagnostics);
    sources.set(path, decoded.value);
    waiting.push(...includeCandidates(decoded.value));
  }
  return { value: sources, diagnostics };
}

/** Paths from the root of the Markdown files that `src:` lines name. */
function includeCandidates(source: SourceFile): string[] {
  const paths: string[] = [];
  for (const [, value] of source.text.matchAll(/^[ \t]*src[ \t]*:[ \t]*(\S.*)$/gm)) {
    const written = unquote(value as string);
    const resolved = resolveReference(source.path, written.split('#', 1)[0] as string);
    if (resolved.ok && ['md', 'markdown'].includes(extensionOf(resolved.path))) paths.push(resolved.path);
  }
  return paths;
}

/** A plain or quoted YAML scalar, without a comment after it. */
function unquote(value: string): string {
  const quoted = /^(["'])(.*?)\1/.exec(value);
  return quoted ? (quoted[2] as string) : (value.split(/[ \t]#/, 1)[0] as string).trim();
}
