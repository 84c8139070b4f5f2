import { bodyPieces, saidPieces, type BodyRules } from '../body.ts';
import { asText, endOfItem, languageName } from '../common.ts';
import { drop, keep, tell, write, type Draft, type Piece, type Stretch } from '../draft.ts';
import { closingEnd, htmlTag } from '../html.ts';
import type { InlineRules, Tag, Taken } from '../inline.ts';

import { beginsBlock, headingOf, itemOf, type Line } from '../lines.ts';
import { commentDirectives, type Directives } from './directives.ts';
import { backdropOf, inlinePicture, type Backdrop } from './images.ts';

/** A slide of Marp, taken apart. */
export interface MarpSlide {
  readonly at: number;
  readonly lines: readonly Line[];
  readonly directives: readonly Directives[];
  readonly backdrops: readonly Backdrop[];
  readonly notes: readonly (readonly Piece[])[];
  /** Rules of `<style scoped>`. */
  readonly styles: readonly (Stretch & { readonly css: string; readonly scoped: boolean })[];
  /** The heading that begins it, where one does. */
  readonly heading: readonly Piece[];
  readonly body: readonly Piece[];
}

/** Reads the lines of one slide. @param math are formulas between `$`? */
export function readMarpSlide(draft: Draft, lines: readonly Line[], math: boolean): MarpSlide {
  const directives: Directives[] = [];
  const backdrops: Backdrop[] = [];
  const notes: (readonly Piece[])[] = [];
  const styles: MarpSlide['styles'][number][] = [];
  const comment = (at: Stretch): readonly Piece[] | null => {
    const inner = draft.text.slice(at.start + 4, at.end - 3);
    if (/^\s*fit\s*$/.test(inner)) return drop(draft, at, 'headings find their size by themselves');
    if (/^\s*(?:prettier-ignore|markdownlint-)/.test(inner)) return drop(draft, at, 'it speaks to another tool');
    const found = commentDirectives(draft, at);
    if (found === null) notes.push(saidPieces(draft, { start: at.start + 4, end: at.end - 3 }));
    else directives.push(found);
    return [];
  };
  const inline: InlineRules = {
    ...asText,
    math,
    comment,
    tag: (tag) => styleTag(draft, tag, styles) ?? htmlTag(draft, tag),
    picture: (picture) => {
      const backdrop = backdropOf(draft, picture);
      if (backdrop === null) return inlinePicture(draft, picture);
      backdrops.push(backdrop);
      return { pieces: [], end: picture.end };
    },
  };
  const rules: BodyRules = {
    inline,
    inserts: insertsOf(draft, lines),
    fence: (all, first) => fenceHead(draft, all, first),
  };
  const split = headingLines(lines);
  const heading = bodyPieces(draft, lines.slice(0, split), rules);
  const body = bodyPieces(draft, lines.slice(split), rules);
  const at = lines[0]?.start ?? draft.text.length;
  return { at, lines, directives, backdrops, notes, styles, heading, body };
}

/** How many lines lead to the end of the heading that begins a slide; 0 where none does. */
function headingLines(lines: readonly Line[]): number {
  const at = lines.findIndex(({ kind, text }) => kind !== 'comment' && !/^\s*(?:$|<!--.*-->\s*$|!\[bg)/.test(text));
  const line = lines[at];
  return line !== undefined && line.kind === 'text' && headingOf(line.text) !== null ? at + 1 : 0;
}

function styleTag(draft: Draft, tag: Tag, styles: MarpSlide['styles'][number][]): Taken | null {
  if (tag.name.toLowerCase() !== 'style' || tag.closing) return null;
  const end = closingEnd(draft.text, 'style', tag.end);
  const css = draft.text.slice(tag.end, end).replace(/<\/style\s*>$/i, '');
  (styles as (typeof styles)[number][]).push({
    start: tag.start,
    end,
    css,
    scoped: tag.attributes.some(({ name }) => name === 'scoped'),
  });
  return { pieces: [], end };
}

/** Items that come one after the other, and lines that Marp breaks where the source does. */
function insertsOf(draft: Draft, lines: readonly Line[]): ReadonlyMap<number, string> {
  const inserts = new Map<number, string>();
  for (const [i, line] of lines.entries()) {
    if (line.kind !== 'text') continue;
    const item = itemOf(line.text);
    if (item !== null && /^(?:\*|\d+\))$/.test(item.mark)) {
      inserts.set(endOfItem(lines, i, beginsBlock), ' {.fragment}');
      const at = line.start + item.indent;
      if (item.mark === '*')
        tell(draft, 'changed', { start: at, end: line.end }, 'the item comes with a click: `{.fragment}`');
    }
    const next = lines[i + 1];
    if (next?.kind !== 'text' || !isWords(line.text) || beginsBlock(next.text) || isTableRule(next.text)) continue;
    if (!/(?:\\| {2})$/.test(line.text) && !inserts.has(line.end)) inserts.set(line.end, '\\');
  }
  return inserts;
}

/** A line of a paragraph or of an item, not a heading, a table or HTML. */
function isWords(line: string): boolean {
  return (
    line.trim() !== '' && !/^\s*(?:#{1,6}\s|\||<|>|!\[bg|:{3}|\$\$)/.test(line) && !/(?:-->|\$\$|>)\s*$/.test(line)
  );
}

function isTableRule(line: string): boolean {
  return /^\s*\|?[ :|-]*-[ :|-]*$/.test(line);
}

function fenceHead(draft: Draft, lines: readonly Line[], first: number): readonly Piece[] | null {
  const line = lines[first] as Line;
  const word = /^[\w+#-]+/.exec(line.opens?.info ?? '')?.[0] ?? '';
  if (word === '') return null;
  const at = line.start + line.text.indexOf(word, (line.opens?.indent.length ?? 0) + (line.opens?.marks.length ?? 0));
  let last = first + 1;
  while (last < lines.length && lines[last]?.kind === 'code') last++;
  const end = (lines[Math.min(last, lines.length - 1)] as Line).end;
  return [
    keep(line.start, at),
    ...languageName(draft, word, { start: at, end: at + word.length }),
    keep(at + word.length, end),
    write('', end),
  ];
}
