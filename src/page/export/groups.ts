import type { Border, MeasuredBox, Paragraph, TextBlock } from '../../model/measured.ts';
import type { PlacedParagraph } from './paragraphs.ts';
import { box, hexColor, hundredth, px } from './style.ts';
import type { Surroundings } from './surroundings.ts';

/** Paragraphs under each other that become one box. */
export interface Group {
  readonly role: TextBlock['role'];
  readonly slot: string | null;
  readonly placed: PlacedParagraph[];
  /** The element whose edges the box has; `null` for the edges of its paragraphs. */
  readonly frame: Element | null;
  /** The slot, where the group is all that it holds. */
  readonly whole: Element | null;
  readonly step: number | null;
}

/** Paragraphs with their distances from each other and from the left edge. */
export function placedParagraphs(placed: readonly PlacedParagraph[], left: number, right: number): Paragraph[] {
  return placed.map(({ paragraph, rect }, i) => {
    const above = placed[i - 1]?.rect.bottom;
    return {
      ...paragraph,
      indent: hundredth(Math.max(0, paragraph.rtl ? right - rect.right : rect.left - left)),
      before: above === undefined ? 0 : hundredth(Math.max(0, rect.top - above)),
    };
  });
}

/** A group as one block of text. */
export function textBlockOf(group: Group, around: Surroundings): TextBlock {
  const { placed, frame, whole, slot, role } = group;
  const holder = frame ?? whole;
  const lines = edgesOf(placed);
  const edges = holder === null ? lines : innerEdges(holder);
  const computed = holder === null ? null : getComputedStyle(holder);
  const own =
    formulaBox(group) ??
    box(
      edges.left - around.slide.left,
      edges.top - around.slide.top,
      edges.right - edges.left,
      edges.bottom - edges.top,
    );
  const padding = {
    top: computed === null ? 0 : px(computed.paddingTop),
    right: computed === null ? 0 : px(computed.paddingRight),
    bottom: computed === null ? 0 : px(computed.paddingBottom),
    left: computed === null ? 0 : px(computed.paddingLeft),
  };
  const anchor = whole === null ? 'top' : anchorOf(lines, edges, padding);
  const plain = placedParagraphs(placed, edges.left + padding.left, edges.right - padding.right);
  const wrap = wrapOf(placed, plain, own.width - padding.left - padding.right);
  // Lines that were balanced can be such that no width of a box gives them.
  const paragraphs = wrap === null && isBalanced(placed) ? inTheirLines(placed, plain) : plain;
  return {
    kind: 'text',
    role,
    slot,
    box: own,
    step: group.step,
    alone: whole !== null,
    anchor,
    padding: whole === null ? padding : withOffset(padding, lines, edges, anchor),
    fill: frame === null || computed === null ? null : hexColor(computed.backgroundColor),
    line: frame === null || computed === null ? null : lineOf(computed),
    radius: frame === null || computed === null ? 0 : px(computed.borderTopLeftRadius),
    wrap,
    keepLines: role === 'code' || role === 'formula' || (computed?.whiteSpace ?? '') === 'nowrap',
    paragraphs,
  };
}

interface EdgesOnPage {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function edgesOf(placed: readonly PlacedParagraph[]): EdgesOnPage {
  return {
    left: Math.min(...placed.map(({ rect, paragraph }) => rect.left - (paragraph.rtl ? 0 : hangOf(paragraph)))),
    right: Math.max(...placed.map(({ rect, paragraph }) => rect.right + (paragraph.rtl ? hangOf(paragraph) : 0))),
    top: Math.min(...placed.map(({ rect }) => rect.top)),
    bottom: Math.max(...placed.map(({ rect }) => rect.bottom)),
  };
}

/** A bullet stands in the box of its text. */
function hangOf({ bullet }: PlacedParagraph['paragraph']): number {
  return bullet.kind === 'none' ? 0 : bullet.hang;
}

/** An element's padding box: its borders are drawn apart, but for one that goes all round. */
function innerEdges(element: Element): EdgesOnPage {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  const computed = getComputedStyle(element);
  if (lineOf(computed) !== null) return { left, right, top, bottom };
  return {
    left: left + px(computed.borderLeftWidth),
    right: right - px(computed.borderRightWidth),
    top: top + px(computed.borderTopWidth),
    bottom: bottom - px(computed.borderBottomWidth),
  };
}

/** Where the text stands in its slot: what is nearest to what was laid out. */
function anchorOf(lines: EdgesOnPage, edges: EdgesOnPage, padding: TextBlock['padding']): TextBlock['anchor'] {
  const above = lines.top - edges.top - padding.top;
  const below = edges.bottom - lines.bottom - padding.bottom;
  if (above < 4 && below < 4) return null;
  if (above < 4 || above < below * 0.5) return 'top';
  return below < 4 || below < above * 0.5 ? 'bottom' : 'middle';
}

/** What stands above the text in its slot, such as a rule, belongs to its distance from the edge. */
function withOffset(
  padding: TextBlock['padding'],
  lines: EdgesOnPage,
  edges: EdgesOnPage,
  anchor: TextBlock['anchor'],
): TextBlock['padding'] {
  if (anchor === null) return padding;
  if (anchor === 'top') return { ...padding, top: hundredth(Math.max(0, lines.top - edges.top)) };
  if (anchor === 'bottom') return { ...padding, bottom: hundredth(Math.max(0, edges.bottom - lines.bottom)) };
  const shift = lines.top - edges.top - (edges.bottom - lines.bottom);
  return { ...padding, top: hundredth(Math.max(0, shift)), bottom: hundredth(Math.max(0, -shift)) };
}

function lineOf(computed: CSSStyleDeclaration): Border | null {
  const widths = [
    computed.borderTopWidth,
    computed.borderRightWidth,
    computed.borderBottomWidth,
    computed.borderLeftWidth,
  ];
  const width = px(widths[0] as string);
  const color = hexColor(computed.borderTopColor);
  return width > 0 && color !== null && widths.every((one) => px(one) === width) ? { width, color } : null;
}

/** The widths with which every paragraph breaks as it did; `null` where none breaks, or no one width serves them all. */
function wrapOf(
  placed: readonly PlacedParagraph[],
  paragraphs: readonly Paragraph[],
  width: number,
): TextBlock['wrap'] {
  let least = 0;
  let most = Infinity;
  placed.forEach(({ lines }, i) => {
    const paragraph = paragraphs[i] as Paragraph;
    if (paragraph.align === 'center' || paragraph.align === 'right') {
      if (lines.count > 1) most = 0;
      return;
    }
    least = Math.max(least, paragraph.indent + lines.least);
    most = Math.min(most, paragraph.indent + lines.most);
  });
  return least < most ? { least: hundredth(least), most: hundredth(Math.min(most, width + 200)) } : null;
}

function isBalanced(placed: readonly PlacedParagraph[]): boolean {
  return placed.some(({ lines }) => {
    const parent = lines.starts[0]?.text.parentElement;
    return parent != null && getComputedStyle(parent).textWrapStyle === 'balance';
  });
}

function inTheirLines(placed: readonly PlacedParagraph[], plain: readonly Paragraph[]): Paragraph[] {
  return plain.map((paragraph, i) => ({ ...paragraph, inlines: placed[i]?.inLines() ?? paragraph.inlines }));
}

/** A formula of its own line is as large as it is drawn: programs that make an object of it fill the box with it. */
function formulaBox({ role, placed }: Group): MeasuredBox | null {
  const [only] = placed[0]?.paragraph.inlines ?? [];
  return role === 'formula' && only?.kind === 'formula' ? only.box : null;
}
