import type { Draft, Stretch } from '../draft.ts';
import { headingOf, isRule, linesOf, type Line } from '../lines.ts';
import { attributesAt, type Attribute } from './attributes.ts';
import { divOf } from './divs.ts';

/** A heading as written. */
export interface Heading extends Stretch {
  readonly level: number;
  /** Its words, without marks and attributes. */
  readonly words: Stretch;
  readonly attributes: readonly Attribute[];
  /** The lines that it takes: two where dashes stand below it. */
  readonly lines: number;
}

/** A slide as it stands in the document. */
export interface CutSlide {
  readonly at: number;
  readonly heading: Heading | null;
  readonly lines: readonly Line[];
}

/** Cuts a document at its headings and rules. @param level `null`: found from the document, as Pandoc does */
export function cutSlides(
  draft: Draft,
  from: number,
  level: number | null,
): { readonly slides: readonly CutSlide[]; readonly level: number } {
  const lines = linesOf(draft.text, from);
  const headings = topHeadings(draft, lines);
  const cutAt = level ?? foundLevel(lines, headings);
  const slides: { at: number; heading: Heading | null; lines: Line[]; ruled: boolean }[] = [
    { at: from, heading: null, lines: [], ruled: false },
  ];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as Line;
    const heading = headings.get(i);
    if (heading === 'rule') slides.push({ at: line.end, heading: null, lines: [], ruled: true });
    else if (heading !== undefined && heading.level <= cutAt) {
      const open = slides.at(-1);
      // A rule right before a heading begins the same slide.
      if (open?.ruled === true && open.heading === null && open.lines.every(({ text }) => text.trim() === ''))
        slides.pop();
      slides.push({ at: line.start, heading, lines: [], ruled: false });
      i += heading.lines - 1;
    } else slides.at(-1)?.lines.push(line);
  }
  const says = (slide: (typeof slides)[number]): boolean =>
    slide.heading !== null || slide.ruled || slide.lines.some(({ text }) => text.trim() !== '');
  return { slides: slides.filter(says), level: cutAt };
}

/** Headings and rules that stand in no container. */
function topHeadings(draft: Draft, lines: readonly Line[]): ReadonlyMap<number, Heading | 'rule'> {
  const found = new Map<number, Heading | 'rule'>();
  let depth = 0;
  for (const [i, line] of lines.entries()) {
    if (line.kind !== 'text') continue;
    const div = divOf(line.text);
    if (div !== null) depth = Math.max(0, depth + (div.opens === null ? -1 : 1));
    if (depth > 0) continue;
    const heading = headingAt(draft, lines, i);
    if (heading !== null) found.set(i, heading);
    else if (isRule(line.text) && (lines[i - 1]?.text ?? '').trim() === '') found.set(i, 'rule');
  }
  return found;
}

/** The heading that a line is, or that dashes below make of it. */
export function headingAt(draft: Draft, lines: readonly Line[], at: number): Heading | null {
  const line = lines[at] as Line;
  const below = lines[at + 1];
  const marked = headingOf(line.text);
  const underlined = below?.kind === 'text' && /^(?:=+|-+)[ \t]*$/.test(below.text) && /^[^\s#>|:*+-]/.test(line.text);
  const before = (lines[at - 1]?.text ?? '').trim() === '' || at === 0;
  if (marked === null && !(underlined && before)) return null;
  const start = line.start + (marked?.at ?? 0);
  const { words, attributes } = headingWords(draft, start, line.end);
  const level = marked?.level ?? (below?.text.startsWith('=') === true ? 1 : 2);
  return {
    start: line.start,
    end: marked === null ? (below as Line).end : line.end,
    level,
    words,
    attributes,
    lines: marked === null ? 2 : 1,
  };
}

function headingWords(draft: Draft, start: number, end: number): { words: Stretch; attributes: readonly Attribute[] } {
  const text = draft.text.slice(start, end).replace(/[ \t]+#*[ \t]*$/, '');
  const brace = text.lastIndexOf('{');
  const read = brace === -1 ? null : attributesAt(draft.text, start + brace);
  if (read === null || read.end !== start + text.trimEnd().length)
    return { words: { start, end: start + text.length }, attributes: [] };
  return { words: { start, end: start + text.slice(0, brace).trimEnd().length }, attributes: read.items };
}

/** The highest heading that is followed by something else than a heading. */
function foundLevel(lines: readonly Line[], headings: ReadonlyMap<number, Heading | 'rule'>): number {
  let level = 7;
  for (const [i, heading] of headings) {
    if (heading === 'rule') continue;
    let next = i + heading.lines;
    while (next < lines.length && lines[next]?.text.trim() === '') next++;
    if (next < lines.length && !headings.has(next)) level = Math.min(level, heading.level);
  }
  return level === 7 ? 2 : level;
}
