import type { Token } from 'markdown-it';
import { diagnose } from '../../diagnostics/diagnose.ts';
import type { ExpandedSlide, Slot } from '../../model/deck.ts';
import type { RenderContext } from '../context.ts';
import { plainText } from '../markdown/plain-text.ts';
import { firstLine } from '../places.ts';
import type { SlotContent } from './slots.ts';
import { bottomOf, linesOf, type HeightReader, type TypeStyle } from './words-height.ts';

/** UTF-16 units of a slide whose words are measured. */
const longest = 20_000;
/** Words that go a little over their place still stand above the footer. In CSS px. */
const slack = 12;
const body = { size: 26, line: 1.4 };
const heading = { size: 38, line: 46 / 38, weight: 700 };

/** How `page/styles/layouts.css` sets the slots that are not set as all others are. */
const styles: Readonly<Record<string, Readonly<Record<string, Omit<TypeStyle, 'width'>>>>> = {
  'chart-text': { text: { size: 22, line: 1.45 } },
  disclosure: { main: { size: 24, line: 1.4 } },
  quote: { main: { size: 42, line: 1.26, weight: 600, attribution: 22 } },
  title: { main: { size: 20, line: 1.4 } },
};

/** Layouts that ship; what is known of sizes is of theirs. */
const shipped: ReadonlySet<string> = new Set([
  ...['chart', 'chart-text', 'content', 'disclosure', 'end', 'image', 'quote', 'references', 'section', 'table'],
  ...['title', 'two-columns'],
]);

/** Slots that have no height to keep to: a picture's, a list that fills its own pages, covers with room above. */
const open: Readonly<Record<string, readonly string[]>> = {
  image: ['main'],
  references: ['main', 'title'],
  title: ['title', 'subtitle'],
  section: ['title'],
  end: ['title'],
};

/**
 * Says where words run off their slide, by an estimate of their height: at the first line that has no room.
 * Call it before code, formulas and pictures are filled in.
 */
export function reportNoRoom(
  context: RenderContext,
  slide: ExpandedSlide,
  contents: ReadonlyMap<string, SlotContent>,
): void {
  const { layout, settings } = slide;
  // What is longer by far than any slide is told elsewhere, and not worth the time.
  if (context.places.mapped.text.length > longest) return;
  if (!shipped.has(layout.name) || settings.class.some((name) => name.startsWith('picture-'))) return;
  for (const slot of layout.slots) {
    const tokens = contents.get(slot.name)?.tokens ?? [];
    if (slot.name === 'source' || tokens.length === 0 || open[layout.name]?.includes(slot.name) === true) continue;
    if (slot.name === 'title') reportTitle(context, slide, { slot, tokens, isAlone: contents.size === 1 });
    else if (isKnown(tokens)) reportSlot(context, slide, { slot, tokens, hasMain: contents.has('main') });
  }
}

function reportTitle(
  context: RenderContext,
  slide: ExpandedSlide,
  { slot, tokens, isAlone }: { readonly slot: Slot; readonly tokens: readonly Token[]; readonly isAlone: boolean },
): void {
  const inline = tokens.find(({ type }) => type === 'inline');
  if (inline === undefined || isAlone) return;
  const text = plainText(context, inline.children ?? []);
  // Headlines are set tighter than text: each letter by 0.016 of their size, each blank by 0.03 more.
  const tighter = 0.02;
  const lines = linesOf(text, { ...heading, width: slot.width * (1 + 2 * tighter) });
  const room = Math.floor(slot.height / (heading.size * heading.line));
  if (room < 1 || lines <= room) return;
  const span = firstLine(context.places, inline.map);
  context.report(diagnose('render/long-title', span, { id: slide.id, lines, room }));
}

interface Words {
  readonly slot: Slot;
  readonly tokens: readonly Token[];
  readonly hasMain: boolean;
}

function reportSlot(context: RenderContext, slide: ExpandedSlide, { slot, tokens, hasMain }: Words): void {
  const { layout, settings } = slide;
  const { name, width } = slot;
  const isColumn = layout.name === 'two-columns' && name !== 'main';
  // Words above two columns take from these what they need.
  const height = layout.name !== 'two-columns' ? slot.height : isColumn && hasMain ? 440 : 500;
  const style = { ...body, ...styles[layout.name]?.[name], width };
  const limit = height + slack;
  if (mostHeight(tokens, style, context) <= limit) return;
  let first: Token | null = null;
  const reader: HeightReader = {
    textOf: (inline) => linesIn(context, inline),
    largeTables: settings.class.includes('large-table'),
    reached: (token, bottom) => {
      if (bottom > limit && first === null) first = token;
    },
  };
  const bottom = bottomOf(tokens, style, 0, reader);
  if (bottom <= limit) return;
  const lines = Math.ceil((bottom - height) / (style.size * style.line));
  const map = (first as Token | null)?.map ?? tokens[0]?.map ?? null;
  const facts = { id: slide.id, lines, inColumns: isColumn };
  context.report(diagnose('render/no-room', firstLine(context.places, map), facts));
}

/** A text with the lines that its author broke. */
function linesIn(context: RenderContext, inline: Token): string {
  const children = inline.children ?? [];
  const at = children.findIndex(({ type }) => type === 'hardbreak');
  if (at === -1) return plainText(context, children);
  const rest = { ...inline, children: children.slice(at + 1) } as Token;
  return `${plainText(context, children.slice(0, at))}\n${linesIn(context, rest)}`;
}

/** HTML and styles of one's own have sizes that are not known here; a chart is told of by what stands beside it. */
function isKnown(tokens: readonly Token[]): boolean {
  return !tokens.some(
    (token) =>
      token.type === 'html_block' ||
      (token.type === 'fence' && token.info.startsWith('plenary-chart')) ||
      /(?:^| )s-[0-9a-f]{8}/.test(String(token.attrGet('class') ?? '')),
  );
}

/** More than words can take, without a look at each letter: most slides are far from it. */
function mostHeight(tokens: readonly Token[], { size, line, width }: TypeStyle, { values }: RenderContext): number {
  const lineHeight = Math.max(size, 28) * line;
  // Narrow where columns or lists share the room.
  const room = (tokens.some(({ type }) => type === 'container_open') ? 0.3 : 0.8) * width;
  const shown = values.reduce((sum, { text }) => sum + text.length, 0);
  return tokens.reduce((sum, { type, content }) => {
    if (type === 'fence' || type === 'code_block') return sum + content.split('\n').length * lineHeight + 60;
    if (type !== 'inline') return sum + (type === 'container_open' || type === 'math_block' ? 70 : 0);
    const wide = content.includes('\u{FDD0}') ? shown : 0;
    return sum + (1 + ((content.length + wide) * 0.7 * size) / room) * lineHeight + 0.8 * size;
  }, 0);
}
