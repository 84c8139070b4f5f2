import { bodyPieces, saidPieces, type BodyRules, type TakenLines } from '../body.ts';
import { asText, endOfItem, remotePicture, whereIs } from '../common.ts';
import { change, drop, keep, tell, write, type Draft, type Piece } from '../draft.ts';
import type { InlineRules, Picture, Taken } from '../inline.ts';
import { beginsBlock, headingOf, itemOf, type Line } from '../lines.ts';
import { codeFence, mathSteps, snippet } from './code.ts';
import { publicPath } from './slide-settings.ts';
import { slidevTag, type OpenTags } from './tags.ts';

/** A region of a slide: what stands before the first `::name::` is `default`. */
export interface Region {
  readonly name: string;
  readonly lines: readonly Line[];
  readonly heading: readonly Piece[];
  readonly body: readonly Piece[];
}

/** A slide's regions, and what is said. */
export interface SlidevSlide {
  readonly regions: readonly Region[];
  readonly notes: readonly (readonly Piece[])[];
}

/** Reads the lines of a slide. @param mdc are `{.class}` attributes? */
export function readSlidevSlide(draft: Draft, lines: readonly Line[], mdc: boolean): SlidevSlide {
  const notes: (readonly Piece[])[] = [];
  const last = lines.at(-1);
  const end = (lines[0]?.start ?? 0) + draft.text.slice(lines[0]?.start ?? 0, last?.end ?? 0).trimEnd().length;
  const open: OpenTags = [];
  const inline: InlineRules = {
    ...asText,
    ...(mdc ? { attributes: () => null } : {}),
    math: true,
    braces: (at) => (at.end - at.start > 2 ? drop(draft, at, 'expressions of Vue are not run') : asText.braces(at)),
    tag: (tag) => slidevTag(draft, tag, open),
    picture: (picture) => pictureOf(draft, picture),
    comment: (at) => {
      if (at.end !== end) return null;
      notes.push(
        saidPieces(
          draft,
          { start: at.start + 4, end: at.end - 3 },
          {
            attributes: () => null,
            other: (from, stop) => clickMark(draft, from, stop),
          },
        ),
      );
      return [];
    },
  };
  const rules: BodyRules = {
    inline,
    inserts: stepItems(lines),
    line: (all, i) => ownLine(draft, all[i] as Line, i),
    fence: (all, first, close) => codeFence(draft, all, first, close),
  };
  const regions = cutRegions(draft, lines).map((region): Region => {
    const split = headingEnd(region.lines);
    return {
      ...region,
      heading: bodyPieces(draft, region.lines.slice(0, split), rules),
      body: bodyPieces(draft, region.lines.slice(split), rules),
    };
  });
  return { regions, notes };
}

function headingEnd(lines: readonly Line[]): number {
  const at = lines.findIndex(({ text }) => text.trim() !== '');
  const line = lines[at];
  return line?.kind === 'text' && headingOf(line.text) !== null ? at + 1 : 0;
}

function cutRegions(draft: Draft, lines: readonly Line[]): { name: string; lines: Line[] }[] {
  const regions: { name: string; lines: Line[] }[] = [{ name: 'default', lines: [] }];
  for (const line of lines) {
    const name = line.kind === 'text' ? /^::([\w-]+)::\s*$/.exec(line.text)?.[1] : undefined;
    if (name === undefined) regions.at(-1)?.lines.push(line);
    else {
      regions.push({ name, lines: [] });
      tell(draft, 'changed', line, 'the slot of the layout, or what comes nearest');
    }
  }
  return regions;
}

function ownLine(draft: Draft, line: Line, at: number): TakenLines | null {
  if (/^\s*<<<\s+\S/.test(line.text)) return { pieces: snippet(draft, line), next: at + 1 };
  if (/^\s*\$\$\s*\{[^}]*\}.*$/.test(line.text)) return { pieces: mathSteps(draft, line), next: at + 1 };
  return null;
}

function pictureOf(draft: Draft, picture: Picture): Taken | null {
  const address = draft.text.slice(picture.address.start, picture.address.end);
  const path = publicPath(address);
  if (path === address || whereIs(path) !== 'file') return remotePicture(draft, picture);
  const pieces = [
    keep(picture.start, picture.address.start),
    ...change(draft, picture.address, path, `\`${path}\`: paths begin at the deck’s file`),
  ];
  return { pieces: [...pieces, keep(picture.address.end, picture.end)], end: picture.end };
}

/** Items between `<v-clicks>` and its end come one by one. */
function stepItems(lines: readonly Line[]): ReadonlyMap<number, string> {
  const inserts = new Map<number, string>();
  let depth: number | null = null;
  let indents: number[] = [];
  for (const [i, line] of lines.entries()) {
    if (line.kind !== 'text') continue;
    const opening = /<v-clicks\b([^>]*)>/.exec(line.text);
    if (opening !== null) {
      depth = Number(/depth="(\d+)"/.exec(opening[1] as string)?.[1] ?? 1);
      indents = [];
    }
    const item = depth === null ? null : itemOf(line.text);
    if (item !== null) {
      while ((indents.at(-1) ?? -1) >= item.indent) indents.pop();
      indents.push(item.indent);
      if (indents.length <= (depth ?? 0)) inserts.set(endOfItem(lines, i, beginsBlock), ' {.fragment}');
    }
    if (line.text.includes('</v-clicks>')) depth = null;
  }
  return inserts;
}

function clickMark(draft: Draft, at: number, end: number): Taken | null {
  const match = /^\[click:\d+\]/.exec(draft.text.slice(at, Math.min(end, at + 20)))?.[0];
  if (match === undefined) return null;
  tell(draft, 'changed', { start: at, end: at + match.length }, '`[click]`: each stands for the next step');
  return { pieces: [write('[click]', at, at + match.length)], end: at + match.length };
}
