import { bodyPieces, type BodyRules, type TakenLines } from '../body.ts';
import { endOfItem } from '../common.ts';
import { drop, keep, tell, write, type Draft, type Piece } from '../draft.ts';
import { beginsBlock, itemOf, type Line } from '../lines.ts';
import { trimmed } from '../write-deck.ts';
import { classesOf, valueOf } from './attributes.ts';
import { codeFence } from './code.ts';
import { headingAt, type CutSlide } from './cut-slides.ts';
import { divOf, keptAttributes, readDiv, writeDiv, type Div } from './divs.ts';
import { awayFootnotes, footnoteEnd, type Footnote } from './footnotes.ts';
import { inlineRules } from './inline-rules.ts';
import { drawnTable } from './tables.ts';
import { textBlock } from './text-blocks.ts';

/** What holds in the whole document. */
export interface Around {
  /** Is there a file of references? */
  readonly known: boolean;
  readonly incremental: boolean;
  readonly footnotes: ReadonlyMap<string, Footnote>;
}

/** A slide's words, what is said, its small print, and whether it is the list of references. */
export interface PandocSlide {
  readonly body: readonly Piece[];
  readonly notes: readonly (readonly Piece[])[];
  readonly source: readonly (readonly Piece[])[];
  readonly isReferences: boolean;
}

interface Frame {
  readonly closes: boolean;
  /** A part that comes after `. . .` is open. */
  paused: boolean;
  /** The first heading in it is the title of a box. */
  wantsTitle: boolean;
}

interface State {
  readonly frames: Frame[];
  readonly notes: (readonly Piece[])[];
  readonly source: (readonly Piece[])[];
  isReferences: boolean;
}

/** Reads the lines of a slide below its heading. */
export function readPandocSlide(draft: Draft, slide: CutSlide, around: Around): PandocSlide {
  const { lines } = slide;
  const state: State = { frames: [newFrame(false)], notes: [], source: [], isReferences: false };
  const inline = inlineRules(draft, around.known);
  const rules: BodyRules = {
    inline,
    containers: true,
    inserts: stepItems(lines, around.incremental),
    fence: (all, first, last) => codeFence(draft, all, first, last),
    line: (all, at) => lineOf(draft, all, at, { state, rules: () => rules, slide, around }),
  };
  const pieces = bodyPieces(draft, lines, rules);
  const end = lines.at(-1)?.end ?? slide.at;
  const open = state.frames.reverse().map((frame) => closing(frame, end));
  const text = draft.text.slice(slide.heading?.start ?? slide.at, end);
  const away = awayFootnotes(slide, around.footnotes, text).flatMap((note) => [
    write('\n\n', end),
    ...bodyPieces(draft, note.lines, { ...rules, line: () => null }),
  ]);
  return {
    body: [...pieces, ...open.flat(), ...away],
    notes: state.notes,
    source: state.source,
    isReferences: state.isReferences,
  };
}

function newFrame(closes: boolean, wantsTitle = false): Frame {
  return { closes, paused: false, wantsTitle };
}

function closing({ closes, paused }: Frame, at: number): Piece[] {
  return [...(paused ? [write('\n:::\n', at)] : []), ...(closes ? [write('\n:::\n', at)] : [])];
}

interface LineTools {
  readonly state: State;
  readonly rules: () => BodyRules;
  readonly slide: CutSlide;
  readonly around: Around;
}

function lineOf(draft: Draft, lines: readonly Line[], at: number, tools: LineTools): TakenLines | null {
  const line = lines[at] as Line;
  const { state } = tools;
  const frame = state.frames.at(-1) as Frame;
  if (/^[ \t]*\. \. \.[ \t]*$/.test(line.text)) {
    const before = frame.paused ? ':::\n\n' : '';
    frame.paused = true;
    return { pieces: [write(`\n${before}::: fragment\n`, line.start, line.end)], next: at + 1 };
  }
  const div = divOf(line.text);
  if (div !== null) return div.opens === null ? closeDiv(draft, line, at, state) : openDiv(draft, lines, at, tools);
  const table = drawnTable(draft, lines, at);
  if (table !== null) return table;
  const note = footnoteEnd(lines, at);
  if (note !== null) return footnote(draft, lines, { at, end: note }, tools);
  const text = textBlock(draft, lines, at, (one, start) => trimmed(draft, running(draft, one, start, tools)));
  if (text !== null) return text;
  if (captionMark.test(line.text) && /^\s*(?:\||\+|$)/.test(lines[at - 1]?.text ?? ''))
    return caption(draft, line, at, tools);
  return innerHeading(draft, lines, at, frame);
}

function closeDiv(draft: Draft, line: Line, at: number, { frames }: State): TakenLines {
  if (frames.length === 1) return { pieces: drop(draft, line, 'it closes nothing'), next: at + 1 };
  return { pieces: closing(frames.pop() as Frame, line.end), next: at + 1 };
}

function openDiv(draft: Draft, lines: readonly Line[], at: number, { state, rules }: LineTools): TakenLines {
  const line = lines[at] as Line;
  const div = readDiv(line.text);
  const end = endOfDiv(lines, at);
  const inside = lines.slice(at + 1, end);
  const apart = apartOf(div);
  if (apart !== null) {
    const pieces = bodyPieces(draft, inside, {
      ...rules(),
      line: (all, i) => (divOf((all[i] as Line).text) === null ? null : plainDiv(draft, all[i] as Line, i)),
    });
    state[apart].push(trimmed(draft, pieces));
    tell(
      draft,
      apart === 'notes' ? 'kept' : 'changed',
      line,
      apart === 'notes' ? 'notes for the speaker' : 'the small print of the slide: `::: source`',
    );
    return { pieces: [], next: end + 1 };
  }
  if (isHidden(div)) {
    const stretch = { start: line.start, end: lines[end]?.end ?? line.end };
    return { pieces: drop(draft, stretch, 'it is hidden in slides of Reveal.js'), next: end + 1 };
  }
  if (div.items.some(({ kind, value }) => kind === 'id' && value === 'refs') || div.classes.includes('references'))
    state.isReferences = true;
  const { pieces, closes } = writeDiv(draft, div, line);
  state.frames.push(
    newFrame(closes, div.classes.some((name) => name.startsWith('callout')) && valueOf(div.items, 'title') === null),
  );
  return { pieces, next: at + 1 };
}

/** Containers that stand elsewhere on our slides. */
function apartOf({ classes }: Div): 'notes' | 'source' | null {
  if (classes.includes('notes')) return 'notes';
  return classes.includes('aside') || classes.includes('footer') ? 'source' : null;
}

function isHidden({ classes, items }: Div): boolean {
  const format = valueOf(items, 'when-format') ?? '';
  if (classes.includes('content-hidden')) return /revealjs|html/.test(format);
  return classes.includes('content-visible') && format !== '' && !/revealjs|html/.test(format);
}

function plainDiv(draft: Draft, line: Line, at: number): TakenLines {
  tell(draft, 'changed', line, 'no container stands in notes: what stands in it stays');
  return { pieces: [write('\n', line.start, line.end)], next: at + 1 };
}

/** The line that closes a container. */
function endOfDiv(lines: readonly Line[], at: number): number {
  let depth = 0;
  for (let i = at; i < lines.length; i++) {
    const div = lines[i]?.kind === 'text' ? divOf(lines[i]?.text ?? '') : null;
    if (div !== null) depth += div.opens === null ? -1 : 1;
    if (depth === 0 && div !== null) return i;
  }
  return lines.length;
}

function footnote(
  draft: Draft,
  lines: readonly Line[],
  { at, end }: { at: number; end: number },
  { slide, around, rules }: LineTools,
): TakenLines | null {
  const name = /^\[\^([^\]]+)\]/.exec((lines[at] as Line).text)?.[1] ?? '';
  const text = draft.text.slice(slide.heading?.start ?? slide.at, slide.lines.at(-1)?.end ?? slide.at);
  if (
    text.includes(`[^${name}]`) &&
    new RegExp(`\\[\\^${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\](?!:)`).test(text)
  )
    return { pieces: bodyPieces(draft, lines.slice(at, end), { ...rules(), line: () => null }), next: end };
  return around.footnotes.has(name) ? { pieces: [], next: end } : null;
}

const captionMark = /^(?:Table)?:[ \t]+(?=\S)/;

/** `: Words` or `Table: Words` below a table are its caption. */
function caption(draft: Draft, line: Line, at: number, tools: LineTools): TakenLines {
  const mark = (captionMark.exec(line.text) as RegExpExecArray)[0];
  const start = line.start + mark.length;
  if (mark.startsWith('T')) tell(draft, 'changed', { start: line.start, end: start }, 'words below the table');
  return { pieces: [write('\n', line.start), ...running(draft, line, start, tools)], next: at + 1 };
}

/** The words of a line from a place on. */
function running(draft: Draft, line: Line, start: number, { rules }: LineTools): Piece[] {
  return bodyPieces(draft, [{ ...line, start, text: draft.text.slice(start, line.end) }], {
    ...rules(),
    line: () => null,
  });
}

/** A heading inside a slide: its attributes are ours where we have them; the first one in a box is its title. */
function innerHeading(draft: Draft, lines: readonly Line[], at: number, frame: Frame): TakenLines | null {
  const heading = (lines[at] as Line).text.trim() === '' ? null : headingAt(draft, lines, at);
  if (heading === null) return null;
  const isTitle = frame.wantsTitle;
  frame.wantsTitle = false;
  const { put } = keptAttributes(classesOf(heading.attributes), heading.attributes, 'h3');
  for (const each of heading.attributes)
    tell(draft, put.includes(each.value) ? 'kept' : 'dropped', each, 'an attribute of a heading');
  const marks = isTitle ? '**' : `${'#'.repeat(heading.level)} `;
  const pieces = [
    write(marks, heading.start),
    keep(heading.words.start, heading.words.end),
    write(isTitle ? '**' : put === '' ? '' : ` {${put}}`, heading.end),
  ];
  return { pieces: [...pieces, write('\n', heading.end)], next: at + heading.lines };
}

/** Items that come one by one, where a container or the document says so. */
function stepItems(lines: readonly Line[], always: boolean): ReadonlyMap<number, string> {
  const inserts = new Map<number, string>();
  const stack = [always];
  for (const [i, line] of lines.entries()) {
    if (line.kind !== 'text') continue;
    const div = divOf(line.text);
    if (div?.opens === null && stack.length > 1) stack.pop();
    else if (div !== null && div.opens !== null) {
      const { classes } = readDiv(line.text);
      const on =
        classes.includes('nonincremental') || classes.includes('notes')
          ? false
          : classes.includes('incremental') || stack.at(-1) === true;
      stack.push(on);
    } else if (stack.at(-1) === true && itemOf(line.text) !== null)
      inserts.set(endOfItem(lines, i, beginsBlock), ' {.fragment}');
  }
  return inserts;
}
