import { diagnose } from '../../diagnostics/diagnose.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import type { InVariants, PlacedWords } from '../../model/variants.ts';
import { contentSpan, lineStart, trimmedLine, type Content } from '../content.ts';
import type { Container, Outline } from '../outline.ts';
import type { Range } from '../ranges.ts';
import type { Piece } from '../split/split-slides.ts';
import { admits, type VariantChoice } from './admit.ts';

/** A part of a slide or of its notes that is for some variants: `::: in short full`. Offsets are those of the slide's text. */
export interface SlidePart {
  readonly value: InVariants;
  /** The lines that open and close it; the second is empty where it is not closed. */
  readonly marks: readonly [open: Range, close: Range];
  readonly whole: Range;
}

/** The parts of a slide that are for some variants. */
export interface SlideParts {
  readonly all: readonly SlidePart[];
  /** Where the slide stands in its text. */
  readonly piece: Piece;
  /** What is wrong with the parts themselves, whichever of them are shown. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The name of the container. */
export const partName = 'in';

/** Finds the parts of a slide that are for some variants; `null` where there are none. */
export function findParts(content: Content, { containers }: Outline, piece: Piece): SlideParts | null {
  const found = containers.filter(({ name }) => name === partName);
  if (found.length === 0) return null;
  const diagnostics: Diagnostic[] = [];
  const all = found.map((container) => {
    const part = partOf(content, container);
    if (part.value.names.length === 0) diagnostics.push(diagnose('parse/part-for-none', part.value.span, {}));
    if (!container.closed) diagnostics.push(diagnose('parse/unclosed-container', part.value.span, { name: partName }));
    return part;
  });
  return { all, piece, diagnostics };
}

function partOf(content: Content, { line, endLine, closed }: Container): SlidePart {
  const { start, end } = trimmedLine(content, line);
  const mark = content.text.slice(start, end);
  const at = start + mark.indexOf(':::');
  const word = at + (/^:{3,}[ \t]*in/.exec(content.text.slice(at, end)) as RegExpExecArray)[0].length;
  const names = [...content.text.slice(word, end).matchAll(/[^\s,]+/g)].map(({ 0: text, index }): PlacedWords => {
    const from = word + index;
    return { text, span: contentSpan(content, from, from + text.length) };
  });
  const range = (from: number, to: number): Range => ({ start: content.base + from, end: content.base + to });
  const closing = lineStart(content, endLine);
  const close = lineStart(content, closed ? endLine + 1 : endLine);
  return {
    value: { names, span: contentSpan(content, at, end) },
    // What the line stands in stays: `- ::: in short` leaves its list item.
    marks: [
      range(at, lineStart(content, line + 1)),
      range(closed ? trimmedLine(content, endLine).start : closing, close),
    ],
    whole: range(at, close),
  };
}

/** What a variant leaves out of a slide's text: the parts that are not for it, and of the others the lines that mark them. */
export function rangesLeftOut({ all }: SlideParts, { variants, variant }: VariantChoice): readonly Range[] {
  const ranges = all.flatMap((part) => (admits([part], variant?.name ?? null, variants) ? part.marks : [part.whole]));
  return ranges.filter(({ start, end }) => end > start);
}
