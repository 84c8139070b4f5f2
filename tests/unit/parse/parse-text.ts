import { locate } from '../../../src/diagnostics/locate.ts';
import type { ParsedDeck } from '../../../src/model/deck.ts';
import type { Diagnostic } from '../../../src/model/diagnostic.ts';
import type { Project } from '../../../src/model/project.ts';
import type { SourceFile } from '../../../src/model/text.ts';
import { parseDeck } from '../../../src/parse/parse-deck.ts';
import { asWritten } from '../../support/as-written.ts';

/** A parsed deck with short forms of what tests ask about. */
export interface ParsedText {
  readonly deck: ParsedDeck;
  readonly diagnostics: readonly Diagnostic[];
  /** `file:line:column code`, in order of place. */
  readonly codes: readonly string[];
  /** What a span was written as. */
  readonly written: (span: { readonly file: string; readonly start: number; readonly end: number } | null) => string;
}

/** Settings that make a deck complete, for tests of what stands below them. */
export const head = '---\ntitle: T\nlang: en\n---\n';

/** A project of these files and no more; its deck is `deck.md`. */
export function projectOf(texts: Readonly<Record<string, string>>): Project {
  const files: SourceFile[] = Object.entries(texts).map(([path, text]) => ({ path, text }));
  return {
    deckPath: 'deck.md',
    sources: new Map(files.map((file) => [file.path, file])),
    templates: new Map(),
    themes: new Map([['congress', { name: 'congress', css: '', chart: {}, colors: new Map() }]]),
    data: { folder: 'data', files: [], descriptor: null },
    shell: { css: '', script: '', fonts: [], version: '0' },
  } as unknown as Project;
}

/** Parses a deck, `deck.md`, with other files beside it. */
export function parseText(text: string, others: Readonly<Record<string, string>> = {}): ParsedText {
  const project = projectOf({ ...others, 'deck.md': text });
  const { sources } = project;
  const parsed = parseDeck(project);
  const all = new Map([...sources, ...parsed.value.texts]);
  // Made when asked for: tests of what parsing takes do not ask.
  let deck: ParsedDeck | undefined;
  let diagnostics: readonly Diagnostic[] | undefined;
  return {
    get deck() {
      return (deck ??= asWritten(parsed.value, all));
    },
    get diagnostics() {
      return (diagnostics ??= asWritten(parsed.diagnostics, all));
    },
    get codes() {
      return locate(parsed.diagnostics, all).map((d) => `${d.file}:${d.line}:${d.column} ${d.code}`);
    },
    written: (span) => (span === null ? '' : (sources.get(span.file)?.text.slice(span.start, span.end) ?? '')),
  };
}

/** Parses slides below complete settings. */
export function parseSlides(slides: string, others: Readonly<Record<string, string>> = {}): ParsedText {
  return parseText(head + slides, others);
}

/** The text that each slide shows, without white space round it. */
export function bodies({ deck }: ParsedText): string[] {
  return deck.slides.map((slide) => slide.text.body.text.trim());
}
