import type { MeasuredSlot, Padding, Paragraph, TextBlock } from '../../../model/measured.ts';
import type { Box } from '../parts.ts';
import { emu } from '../units.ts';
import { attributes } from '../xml.ts';

/** How a text stands in its box. */
export interface TextFrame {
  readonly box: Box;
  readonly insets: Padding;
  readonly anchor: 'top' | 'middle' | 'bottom';
  /** Lines break at the box's edge. */
  readonly wraps: boolean;
}

/** Height of a line of common faces for a size of 1: ascent and descent. */
const naturalLine = 1.117;

/**
 * How much higher a browser sets a text than a program that puts all of a line's additional height above it; kept within
 * what still counts as the same place.
 */
export function lineShift(size: number, lineHeight: number): number {
  return Math.max(-1, Math.min(3.5, ((lineHeight - naturalLine * size) / 2) * 0.9));
}

/** A shift that nobody sees: paragraphs keep the distance of their level for it. */
const unseen = 0.6;

/**
 * Paragraphs under a first one with which the box was lifted: where one would be lifted more or less by itself, as a text
 * under a heading, the space above it makes up for that.
 */
export function inPlace(paragraphs: readonly Paragraph[]): readonly Paragraph[] {
  const shiftOf = ({ inlines, lineHeight }: Paragraph): number => {
    const [inline] = inlines;
    return lineShift(sizeOf(inline?.style.size, lineHeight), lineHeight);
  };
  const [first] = paragraphs;
  let lifted = first === undefined ? 0 : shiftOf(first);
  return paragraphs.map((paragraph, i) => {
    const more = shiftOf(paragraph) - lifted;
    if (i === 0 || Math.abs(more) < unseen) return paragraph;
    const before = Math.max(0, paragraph.before - more);
    lifted += paragraph.before - before;
    return { ...paragraph, before };
  });
}

/** The frame of a block of text: such that each line ends where the browser ends it. */
export function textFrame(block: TextBlock, slot: MeasuredSlot | null): TextFrame {
  const [first] = block.paragraphs;
  const shift =
    first === undefined ? 0 : lineShift(sizeOf(first.inlines[0]?.style.size, first.lineHeight), first.lineHeight);
  const wrap = wrapWidth(block);
  const moved = moveText(block, shift);
  const anchor = block.anchor ?? slot?.anchor ?? 'top';
  return {
    box: { ...moved.box, width: moved.box.width + wrap.wider },
    insets: { ...moved.insets, right: block.padding.right + wrap.narrower },
    anchor,
    wraps: wrap.wraps,
  };
}

function sizeOf(size: number | undefined, lineHeight: number): number {
  return size ?? lineHeight / 1.4;
}

/** The frame of a layout's slot. */
export function slotFrame(slot: MeasuredSlot): TextFrame {
  const size = slot.plain.inlines[0]?.style.size ?? 20;
  const shift = lineShift(size, slot.plain.lineHeight);
  const box = { ...slot.box, y: slot.box.y - shift };
  return { box, insets: slot.padding, anchor: slot.anchor, wraps: true };
}

/** Lifts a text by the shift: inside of its box where there is space, for a box that is seen must stay where it is. */
function moveText(block: TextBlock, shift: number): { readonly box: Box; readonly insets: Padding } {
  const { box, padding } = block;
  if (block.fill === null && block.line === null) return { box: { ...box, y: box.y - shift }, insets: padding };
  const lift = Math.min(shift, padding.top);
  return { box, insets: { ...padding, top: padding.top - lift } };
}

interface WrapWidth {
  /** px to add to the box. */
  readonly wider: number;
  /** px to add to the inset at its end; less than none where it gives some away. */
  readonly narrower: number;
  readonly wraps: boolean;
}

function wrapWidth(block: TextBlock): WrapWidth {
  const asIs: WrapWidth = { wider: 0, narrower: 0, wraps: !block.keepLines };
  if (block.keepLines || block.wrap === null) return asIs;
  const { least, most } = block.wrap;
  const width = block.box.width - block.padding.left - block.padding.right;
  const isOneLine = block.paragraphs.every(({ lines }) => lines === 1);
  // A ground that is seen stays as wide as it is: what its text might want more is taken from its padding.
  const spare = block.fill === null ? 0 : Math.min(12, block.padding.right / 2);
  if (isOneLine) return width - least < 4 ? { ...asIs, narrower: -spare, wraps: false } : asIs;
  if (width > least + 2 && width < most - 2) return asIs;
  const aim = Math.min(width + 3, (least + Math.min(most, least + 40)) / 2);
  return aim > width ? { ...asIs, wider: aim - width } : { ...asIs, narrower: width - aim };
}

/** `a:bodyPr`: all of it, or only what differs from the placeholder's. */
export function bodyProperties(frame: TextFrame, base: TextFrame | null): string {
  const differs = (own: number, inherited: number | undefined): number | null =>
    inherited !== undefined && Math.abs(own - inherited) < 0.5 ? null : Math.max(0, emu(own));
  const given = attributes({
    wrap: base !== null && base.wraps === frame.wraps ? null : frame.wraps ? 'square' : 'none',
    lIns: differs(frame.insets.left, base?.insets.left),
    tIns: differs(frame.insets.top, base?.insets.top),
    rIns: differs(frame.insets.right, base?.insets.right),
    bIns: differs(frame.insets.bottom, base?.insets.bottom),
    anchor: base !== null && base.anchor === frame.anchor ? null : anchors[frame.anchor],
  });
  return base === null ? `<a:bodyPr${given}><a:noAutofit/></a:bodyPr>` : `<a:bodyPr${given}/>`;
}

const anchors = { top: 't', middle: 'ctr', bottom: 'b' } as const;
