import { finish, draftOf, type Conversion } from '../draft.ts';
import { readFront } from '../front.ts';
import { headingOf, isRule, linesOf, type Line } from '../lines.ts';
import { wordsOf, type Entry } from '../settings.ts';
import { deckPieces, type SlideOut } from '../write-deck.ts';
import type { SourceFile } from '../../model/text.ts';
import { marpSettings } from './deck-settings.ts';
import { directivesOf, noLocal, type Local } from './directives.ts';
import { readMarpSlide, type MarpSlide } from './read-slide.ts';
import { writeMarpSlide } from './write-slide.ts';

/**
 * Marp's Markdown as ours: https://marpit.marp.app/markdown and https://github.com/marp-team/marp-core. Slides are cut at
 * every thematic break, directives hold from their slide on.
 */
export function convertMarp(source: SourceFile): Conversion {
  const draft = draftOf(source);
  const front = readFront(draft);
  const head = directivesOf(draft, front.block);
  const global: Entry[] = [...head.global];
  const lines = linesOf(draft.text, front.next);
  const dividers = headingLevels([...global, ...globalsAhead(lines)]);
  const math = !global.some(({ key, value }) => key === 'math' && value === false);
  const slides: SlideOut[] = [];
  let local: Local = { ...noLocal, ...head.from };
  let first: Local | null = null;
  for (const [i, cut] of cutSlides(lines, dividers).entries()) {
    const slide: MarpSlide = readMarpSlide(draft, cut, math);
    global.push(...slide.directives.flatMap((each) => each.global));
    for (const { from } of slide.directives) local = { ...local, ...from };
    const spot = i === 0 ? head.spot : {};
    const own = slide.directives.reduce<Partial<Local>>((all, each) => ({ ...all, ...each.spot }), spot);
    first ??= local;
    slides.push(writeMarpSlide(draft, slide, { local, own, first, isFirst: i === 0 }));
  }
  const settings = marpSettings(draft, global, first ?? local);
  return finish(draft, deckPieces(settings, slides));
}

/** The levels at which `headingDivider` cuts. */
function headingLevels(global: readonly Entry[]): ReadonlySet<number> {
  const said = global.find(({ key }) => key.replace('$', '') === 'headingDivider');
  if (said === undefined) return new Set();
  if (Array.isArray(said.value)) return new Set(said.value.map(Number));
  const deepest = Number(wordsOf(said.value) ?? 0);
  return new Set([1, 2, 3, 4, 5, 6].filter((level) => level <= deepest));
}

/** `headingDivider` in a comment holds for the whole deck, also above it. */
function globalsAhead(lines: readonly Line[]): readonly Entry[] {
  return lines.flatMap((line): Entry[] => {
    const match = line.kind === 'text' ? /^<!--\s*\$?headingDivider:\s*(\d)\s*-->/.exec(line.text) : null;
    const at = { start: line.start, end: line.end };
    return match === null ? [] : [{ key: 'headingDivider', value: Number(match[1]), at, valueAt: at }];
  });
}

/** The lines of each slide, without the rules between them. */
function cutSlides(lines: readonly Line[], dividers: ReadonlySet<number>): readonly (readonly Line[])[] {
  const slides: Line[][] = [[]];
  for (const [i, line] of lines.entries()) {
    const open = slides.at(-1) as Line[];
    if (line.kind === 'text' && isRule(line.text) && !isUnderline(lines, i)) slides.push([]);
    else if (line.kind === 'text' && dividers.has(headingOf(line.text)?.level ?? 0) && saysSomething(open))
      slides.push([line]);
    else open.push(line);
  }
  return slides;
}

function saysSomething(lines: readonly Line[]): boolean {
  return lines.some(({ text }) => text.replace(/<!--.*?-->/g, '').trim() !== '');
}

/** Dashes right under a paragraph make it a heading, as everywhere in Markdown. */
function isUnderline(lines: readonly Line[], at: number): boolean {
  const above = lines[at - 1];
  const isDashes = /^ {0,3}-+[ \t]*$/.test((lines[at] as Line).text);
  return isDashes && above?.kind === 'text' && above.text.trim() !== '' && /^ {0,3}[^\s#>|<*+-]/.test(above.text);
}
