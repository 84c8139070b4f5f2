import type { Stretch } from '../draft.ts';
import type { Line } from '../lines.ts';
import type { CutSlide } from './cut-slides.ts';

/** A footnote as it is defined somewhere in the document. */
export interface Footnote extends Stretch {
  readonly slide: CutSlide;
  readonly lines: readonly Line[];
}

const definition = /^\[\^([^\]\s]+)\]:/;

/** Finds the footnotes of a document: ours stand on the slide that refers to them. */
export function findFootnotes(slides: readonly CutSlide[]): ReadonlyMap<string, Footnote> {
  const found = new Map<string, Footnote>();
  for (const slide of slides) {
    for (let at = 0; at < slide.lines.length; at++) {
      const end = footnoteEnd(slide.lines, at);
      const name = definition.exec(slide.lines[at]?.text ?? '')?.[1];
      if (end === null || name === undefined) continue;
      const lines = slide.lines.slice(at, end);
      found.set(name, { slide, lines, start: (lines[0] as Line).start, end: (lines.at(-1) as Line).end });
      at = end - 1;
    }
  }
  return found;
}

/** The line after a footnote that begins at a line; `null` where none does. */
export function footnoteEnd(lines: readonly Line[], at: number): number | null {
  const line = lines[at];
  if (line?.kind !== 'text' || !definition.test(line.text)) return null;
  let next = at + 1;
  while (next < lines.length && continues(lines, next)) next++;
  return next;
}

function continues(lines: readonly Line[], at: number): boolean {
  const { text } = lines[at] as Line;
  if (text.trim() === '') return /^(?: {4}|\t)\S/.test(lines[at + 1]?.text ?? '');
  if (/^(?: {4}|\t)/.test(text)) return true;
  return (
    (lines[at - 1] as Line).text.trim() !== '' && !definition.test(text) && !/^(?:#|:{3}|[-*+] |\d+[.)] |\|)/.test(text)
  );
}

/** The footnotes that a slide refers to and that stand on another. */
export function awayFootnotes(slide: CutSlide, all: ReadonlyMap<string, Footnote>, text: string): readonly Footnote[] {
  const names = new Set([...text.matchAll(/\[\^([^\]\s]+)\](?!:)/g)].map((match) => match[1] as string));
  return [...names].flatMap((name) => {
    const note = all.get(name);
    return note === undefined || note.slide === slide ? [] : [note];
  });
}
