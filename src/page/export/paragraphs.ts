import type { Bullet, Paragraph } from '../../model/measured.ts';
import { inlinesOf } from './inlines.ts';
import { linesOf, type Lines } from './lines.ts';
import { alignOf, hexColor, hundredth, isInline, lineHeightOf, px } from './style.ts';
import type { Surroundings } from './surroundings.ts';

/** A paragraph with the places that only its surroundings can make use of. */
export interface PlacedParagraph {
  readonly paragraph: Omit<Paragraph, 'before' | 'indent'>;
  /** On the page, at the edges of its lines. */
  readonly rect: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
  readonly lines: Lines;
  /** The same with its lines kept as they are. */
  readonly inLines: () => Paragraph['inlines'];
}

/** An item of a list that the next paragraph begins. */
export interface ListPlace {
  readonly level: number;
  /** `null` behind the first paragraph of an item. */
  readonly item: Element | null;
}

/**
 * Reads one paragraph.
 * @param nodes what it holds: all of `block`, or some inline nodes in a row
 * @returns `null` where there is nothing to read
 */
export function readParagraph(
  nodes: readonly Node[],
  block: Element,
  list: ListPlace | null,
  around: Surroundings,
): PlacedParagraph | null {
  const inlines = inlinesOf(nodes, block, around);
  if (inlines.length === 0) return null;
  const computed = getComputedStyle(block);
  const rtl = computed.direction === 'rtl';
  const lineHeight = lineHeightOf(computed);
  const rect = lineEdges(nodes, block, computed, lineHeight);
  const whole = linesOf(nodes, rtl ? rect.right : rect.left, rtl);
  return {
    paragraph: {
      inlines,
      level: list?.level ?? 0,
      bullet: list?.item == null ? { kind: 'none' } : bulletOf(list.item),
      align: alignOf(computed),
      rtl,
      lineHeight,
      step: around.stepOf(block),
      lines: whole.count,
    },
    rect,
    lines: whole,
    inLines: () => inlinesOf(nodes, block, around, whole.starts),
  };
}

/** Where the lines of a paragraph are: the content box, or what its inline nodes take of it. */
function lineEdges(
  nodes: readonly Node[],
  block: Element,
  computed: CSSStyleDeclaration,
  lineHeight: number,
): PlacedParagraph['rect'] {
  const outer = block.getBoundingClientRect();
  const left = outer.left + px(computed.paddingLeft) + px(computed.borderLeftWidth);
  const right = outer.right - px(computed.paddingRight) - px(computed.borderRightWidth);
  if (
    !isInline(computed) &&
    nodes.length === block.childNodes.length &&
    !block.querySelector(':scope > :is(ul, ol, p, pre, table)')
  ) {
    const top = outer.top + px(computed.paddingTop) + px(computed.borderTopWidth);
    const bottom = outer.bottom - px(computed.paddingBottom) - px(computed.borderBottomWidth);
    return { left, right, top, bottom };
  }
  const range = document.createRange();
  range.setStartBefore(nodes[0] as Node);
  range.setEndAfter(nodes.at(-1) as Node);
  const rects = [...range.getClientRects()].filter(({ width }) => width > 0);
  const tallest = Math.max(...rects.map(({ height }) => height));
  const full = rects.filter(({ height }) => height > tallest * 0.8);
  const middles = full.map(({ top, bottom }) => (top + bottom) / 2);
  if (middles.length === 0) return { left, right, top: outer.top, bottom: outer.top + lineHeight };
  return { left, right, top: Math.min(...middles) - lineHeight / 2, bottom: Math.max(...middles) + lineHeight / 2 };
}

function bulletOf(item: Element): Bullet {
  const before = getComputedStyle(item, '::before');
  const computed = getComputedStyle(item);
  const size = px(computed.fontSize);
  const list = item.parentElement;
  if (list instanceof HTMLOListElement) {
    const color = hexColor(getComputedStyle(item, '::marker').color) ?? '000000';
    const place = [...list.children].filter((one) => one.nodeName === 'LI').indexOf(item);
    const start = item.hasAttribute('value') ? Number(item.getAttribute('value')) : list.start + place;
    const space = Math.min(px(getComputedStyle(list).paddingLeft) || size * 1.5, size * 2.2);
    const widest = String(list.start + list.children.length - 1).length;
    return { kind: 'number', hang: hundredth(Math.min(space, size * (0.62 * widest + 0.65))), color, start };
  }
  const isOwn = before.content === '""' && px(before.borderTopWidth) > 0;
  if (!isOwn && computed.listStyleType === 'none') return { kind: 'none' };
  const start = isOwn ? -px(computed.direction === 'rtl' ? before.right : before.left) : size * 0.95;
  const color = hexColor(isOwn ? before.borderTopColor : computed.color) ?? '000000';
  return { kind: 'dash', hang: hundredth(start > 0 && start < size * 3 ? start : size * 0.95), color };
}
