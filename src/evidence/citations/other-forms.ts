import { diagnose } from '../../diagnostics/diagnose.ts';
import type { RenderedSlide } from '../../model/deck.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import type { TextPart, TextRun } from '../../model/evidence.ts';
import type { References } from '../../model/references.ts';
import type { SourceFile, Span } from '../../model/text.ts';
import { spanAt } from '../../util/mapped-text.ts';

/** Texts in which a citation would be read. */
const parts: ReadonlySet<TextPart> = new Set(['title', 'prose', 'source', 'notes']);

const key = '[\\p{L}\\p{N}_](?:[\\p{L}\\p{N}_:.#$%&+?<>~/-]{0,200}[\\p{L}\\p{N}_])?';
/** `[see @key]`, `[-@key]`: brackets round more than a key. */
const bracketed = new RegExp(`\\[(-|[^\\[\\]@]{1,80}[\\s(]-?)@(${key})[^\\[\\]]{0,200}\\]`, 'gu');
/** `@key` behind a space or a bracket: no address, no path. */
const bare = new RegExp(`(?<=^|[\\s(\\[“‘"'—–-])@(${key})`, 'gu');
/** Words that introduce a citation, so that what follows is one even where its key is misspelt. */
const introduces =
  /(?:^|[\s(])(?:see(?: also)?|cf\.?|compare|e\.\s?g\.,?|i\.\s?e\.,?|siehe|vgl\.?|z\.\s?B\.|voir|cfr\.?)\s*-?$/iu;

/**
 * Forms in which pandoc takes a citation and Plenary does not: they stay text, so they are told. A name behind `@`
 * counts only where it is a key of the talk's references: all else are handles.
 */
export function otherForms(
  slide: RenderedSlide,
  { byKey }: References,
  sources: ReadonlyMap<string, SourceFile>,
): readonly Diagnostic[] {
  const isKnown = (name: string): boolean => byKey.has(name);
  return slide.texts
    .filter(({ part, text }) => text.text.includes('@') && parts.has(part))
    .flatMap((run) => [...inBrackets(run, isKnown), ...alone(run, isKnown)])
    .filter(({ span }) => !isMeant(span, sources))
    .map(({ text, span }) => diagnose('references/citation-syntax', span, { text }));
}

interface Found {
  readonly text: string;
  readonly span: Span;
}

function inBrackets({ text }: TextRun, isKnown: (name: string) => boolean): readonly Found[] {
  return [...text.text.matchAll(bracketed)].flatMap((match) => {
    const [whole, before = '', name = ''] = match;
    if (before !== '-' && !isKnown(name) && !introduces.test(before)) return [];
    return found(text, match.index, whole);
  });
}

function alone({ text }: TextRun, isKnown: (name: string) => boolean): readonly Found[] {
  const outside = text.text.replace(bracketed, (whole) => ' '.repeat(whole.length));
  return [...outside.matchAll(bare)].flatMap((match) =>
    isKnown(match[1] ?? '') ? found(text, match.index, match[0]) : [],
  );
}

function found(text: TextRun['text'], at: number, words: string): readonly Found[] {
  const span = spanAt(text, at, at + words.length);
  return span === null ? [] : [{ text: words, span }];
}

/** Behind a backslash it is meant to be seen; behind `[@` it belongs to a slip that is told already, or to a link. */
function isMeant({ file, start }: Span, sources: ReadonlyMap<string, SourceFile>): boolean {
  const before = sources.get(file)?.text.slice(Math.max(0, start - 200), start) ?? '';
  return before.endsWith('\\') || /\[(?:@[^\]\n]*)?$/.test(before);
}
