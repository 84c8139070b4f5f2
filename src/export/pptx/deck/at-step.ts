import type { Block, Inline, MeasuredStyle, Paragraph, TextBlock } from '../../../model/measured.ts';

/**
 * A block as it is after some clicks; `null` where it is not there yet. What is still to come in a text is left out at
 * its end and stays blank within it, so that all else keeps its place.
 */
export function blockAtStep(block: Block, step: number): Block | null {
  if (block.step !== null && block.step > step) return null;
  if (block.kind === 'table')
    return {
      ...block,
      rows: block.rows.map((row) => ({
        ...row,
        cells: row.cells.map((cell) => ({ ...cell, paragraphs: cell.paragraphs.map((one) => paragraphAt(one, step)) })),
      })),
    };
  return block.kind === 'text' ? textAtStep(block, step) : block;
}

function textAtStep(block: TextBlock, step: number): TextBlock | null {
  let { length } = block.paragraphs;
  while (length > 0 && isToCome(block.paragraphs[length - 1] as Paragraph, step)) length -= 1;
  if (length === 0)
    return block.fill === null && block.line === null ? null : { ...block, paragraphs: blank(block, step) };
  return { ...block, paragraphs: block.paragraphs.slice(0, length).map((one) => paragraphAt(one, step)) };
}

function blank({ paragraphs }: TextBlock, step: number): Paragraph[] {
  return paragraphs.slice(0, 1).map((one) => paragraphAt(one, step));
}

function isToCome({ step }: Paragraph, now: number): boolean {
  return step !== null && step > now;
}

function paragraphAt(paragraph: Paragraph, step: number): Paragraph {
  if (isToCome(paragraph, step)) return { ...paragraph, bullet: { kind: 'none' }, inlines: emptyLines(paragraph) };
  return { ...paragraph, inlines: paragraph.inlines.map((inline) => inlineAt(inline, step)) };
}

/** As many ends of lines as the paragraph has lines, but for its last. */
function emptyLines({ inlines, lines }: Paragraph): Inline[] {
  const style = inlines[0]?.style;
  return style === undefined ? [] : Array.from({ length: Math.max(1, lines - 1) }, () => ({ kind: 'break', style }));
}

/** A word in a line cannot be taken out without moving the others: it is there, and cannot be seen. */
function inlineAt(inline: Inline, step: number): Inline {
  if (inline.kind !== 'text' || inline.step === null || inline.step <= step) return inline;
  const style: MeasuredStyle = {
    ...inline.style,
    color: `${inline.style.color.slice(0, 6)}00`,
    highlight: null,
    href: null,
  };
  return { ...inline, style };
}
