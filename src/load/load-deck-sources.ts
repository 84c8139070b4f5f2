import { diagnose } from '../diagnostics/diagnose.ts';
import type { Diagnostic, Staged } from '../model/diagnostic.ts';
import type { FileSystem } from '../model/effects.ts';
import type { SourceFile } from '../model/text.ts';
import { byIdentity } from '../util/by-identity.ts';
import { extensionOf, resolveReference } from '../util/paths.ts';
import { holdsWord } from '../util/text-change.ts';
import { decodeSource } from './decode.ts';
import { readFailure } from './read-failure.ts';
import { readSource, textLimit } from './read-source.ts';

/** Files of Markdown in one talk, the deck included. */
const mostFiles = 500;

/** The Markdown of a talk, and why some of it could not be read. */
export interface DeckSources {
  readonly sources: ReadonlyMap<string, SourceFile>;
  readonly unread: ReadonlyMap<string, Diagnostic>;
}

/**
 * Reads the deck and every Markdown file that a `src:` line of it or of an included file may name. The scan is
 * generous: a line in a code example counts, so a file that is not there is no error yet.
 * @param deck path from the root
 */
export async function loadDeckSources(deck: string, fs: FileSystem): Promise<Staged<DeckSources>> {
  const first = await readSource(deck, fs);
  const source = first.value ?? { path: deck, text: '' };
  const diagnostics: Diagnostic[] = [...first.diagnostics];
  if (first.value !== null && source.text.trim() === '') {
    diagnostics.push(diagnose('load/empty-deck', { file: deck, start: 0, end: source.text.length }, { path: deck }));
  }
  const sources = new Map([[deck, source]]);
  const unread = new Map<string, Diagnostic>();
  const waiting = [...includeCandidates(source)];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (sources.has(path) || unread.has(path)) continue;
    if (sources.size >= mostFiles) {
      unread.set(
        path,
        diagnose('load/unreadable', null, { path, detail: `the talk has more than ${mostFiles} files` }),
      );
      continue;
    }
    const read = await fs.read(path, textLimit);
    if (!read.ok) {
      unread.set(path, await readFailure(read, { path, span: null, limit: textLimit }, fs));
      continue;
    }
    const decoded = decodeSource(path, read.bytes);
    diagnostics.push(...decoded.diagnostics);
    sources.set(path, decoded.value);
    waiting.push(...includeCandidates(decoded.value));
  }
  return { value: { sources, unread }, diagnostics };
}

/** Paths from the root of the Markdown files that `src:` lines name. */
const includeCandidates = byIdentity((source: SourceFile): readonly string[] => {
  const paths: string[] = [];
  if (!holdsWord(source, 'src')) return paths;
  for (const [, value] of source.text.matchAll(/^[ \t]*src[ \t]*:[ \t]*(\S.*)$/gm)) {
    // Slidev's paths may begin at the deck's folder: `src: /pages/more.md`.
    const written = unquote(value as string).replace(/^\/(?=[^/])/, '');
    const resolved = resolveReference(source.path, written.split('#', 1)[0] as string);
    if (resolved.ok && ['md', 'markdown'].includes(extensionOf(resolved.path))) paths.push(resolved.path);
  }
  return paths;
});

/** A plain or quoted YAML scalar, without a comment after it. */
function unquote(value: string): string {
  const quoted = /^(["'])(.*?)\1/.exec(value);
  return quoted ? (quoted[2] as string) : (value.split(/[ \t]#/, 1)[0] as string).trim();
}
