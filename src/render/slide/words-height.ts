import type { Token } from 'markdown-it';
import { textWidth } from '../../util/text-width.ts';
import { closingOf } from '../markdown/token-tree.ts';
import { metaText } from '../markdown/token-meta.ts';

/*
 * How far down words reach, as `page/styles` sets them. An estimate, since no browser is there to ask, and rather too
 * little than too much: what nobody can know (pictures, what is listed later) has no height.
 */

/** How a text is set. */
export interface TypeStyle {
  /** CSS px. */
  readonly size: number;
  /** In parts of the size. */
  readonly line: number;
  readonly weight?: number;
  /** Room in CSS px. */
  readonly width: number;
  /** Size of the name below a quotation; otherwise a share of the quotation's own. */
  readonly attribution?: number;
  /** Inside an item of a list, where a list is a smaller one. */
  readonly inItem?: boolean;
}

/** What a height is read with. */
export interface HeightReader {
  /** Text of inline tokens, as it is read. */
  readonly textOf: (inline: Token) => string;
  /** Whether the slide has the class `large-table`. */
  readonly largeTables: boolean;
  /** Is told how far each line's block reaches, in the order of the text. */
  readonly reached: (token: Token, bottom: number) => void;
}

/** A block among its neighbours, for the distances between them. */
type Kind = 'flow' | 'heading' | 'callout' | 'columns' | 'other';

interface Block {
  readonly open: Token;
  /** Tokens between its first and its last, or itself alone. */
  readonly inner: readonly Token[];
  readonly kind: Kind;
}

/**
 * Where blocks under each other end.
 * @param top where they begin, in CSS px
 */
export function bottomOf(tokens: readonly Token[], style: TypeStyle, top: number, reader: HeightReader): number {
  let y = top;
  let before: Kind | null = null;
  for (const block of blocksOf(tokens)) {
    const bare = heightStyle(block, style);
    const gap = gapBetween(before, block, bare);
    const bottom = blockBottom(block, bare, y + gap, reader);
    reader.reached(block.open, bottom);
    y = bottom;
    before = block.kind;
  }
  return y;
}

function blocksOf(tokens: readonly Token[]): readonly Block[] {
  const blocks: Block[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const open = tokens[i] as Token;
    const end = closingOf(tokens, i);
    blocks.push({ open, inner: end === i ? [open] : tokens.slice(i + 1, end), kind: kindOf(open) });
    i = end;
  }
  return blocks;
}

function kindOf({ type, meta, hidden }: Token): Kind {
  if (type === 'heading_open') return 'heading';
  if (type === 'container_open') {
    const name: unknown = meta?.['name'];
    return name === 'callout' || name === 'columns' ? name : name === 'fragment' ? 'flow' : 'other';
  }
  return hidden ? 'other' : flowing.has(type) ? 'flow' : 'other';
}

const flowing = new Set([
  ...['paragraph_open', 'bullet_list_open', 'ordered_list_open', 'blockquote_open', 'table_open', 'fence'],
  'code_block',
]);

/** Distance of a block from the one before it, in CSS px, by its own size. */
function gapBetween(before: Kind | null, { open, kind }: Block, { size, inItem }: TypeStyle): number {
  if (before === 'heading') return 0.4 * size;
  if (before === 'flow' && (kind === 'flow' || kind === 'heading')) return 0.7 * size;
  if (inItem === true && isList(open)) return 0.35 * size;
  if (before === null) return 0;
  return before === 'callout' || kind === 'callout' || kind === 'columns' ? 0.8 * size : 0;
}

function isList({ type }: Token): boolean {
  return type === 'bullet_list_open' || type === 'ordered_list_open';
}

const headings: Readonly<Record<string, readonly [size: number, line: number]>> = {
  h1: [38, 1.2],
  h2: [38, 1.2],
  h3: [28, 1.25],
};

/** How a block's own words are set. */
function heightStyle({ open }: Block, style: TypeStyle): TypeStyle {
  const classes = ` ${String(open.attrGet('class') ?? '')} `;
  const sized: TypeStyle = classes.includes(' small ')
    ? { ...style, size: 20 }
    : classes.includes(' big ')
      ? { ...style, size: 44, line: 1.15, weight: 700 }
      : style;
  if (open.type === 'heading_open') {
    const [size, line] = headings[open.tag] ?? [24, 1.3];
    return { ...sized, size, line, weight: 600 };
  }
  if (metaText(open, 'name') === 'callout' && !classes.includes(' small ')) return { ...sized, size: 24 };
  return style.inItem === true && isList(open) ? { ...sized, size: 0.88 * sized.size } : sized;
}

function blockBottom(block: Block, style: TypeStyle, y: number, reader: HeightReader): number {
  const { open, inner } = block;
  switch (open.type) {
    case 'inline':
      return y + linesOf(reader.textOf(open), style) * style.size * style.line;
    case 'fence':
    case 'code_block':
      return y + codeHeight(open);
    case 'math_block':
      return y + 2 * style.size;
    case 'hr':
      return y + 1.6 * style.size;
    case 'bullet_list_open':
    case 'ordered_list_open':
      return listBottom(block, style, y, reader);
    case 'blockquote_open':
      return quoteBottom(block, style, y, reader);
    case 'table_open':
      return tableBottom(inner, style, y, reader);
    case 'container_open':
      return containerBottom(block, style, y, reader);
    case 'paragraph_open':
    case 'heading_open':
      return bottomOf(inner, style, y, reader);
    default:
      // Footnotes, definitions, HTML of one's own.
      return y;
  }
}

/** A quotation, with a last paragraph that says whose it is. */
function quoteBottom({ inner }: Block, style: TypeStyle, y: number, reader: HeightReader): number {
  const { attribution } = style;
  const own = attribution === undefined ? { ...style, width: style.width - 31 } : style;
  const last = blocksOf(inner).length < 2 ? -1 : inner.findLastIndex(({ type }) => type === 'paragraph_open');
  if (last === -1) return bottomOf(inner, own, y, reader);
  const above = bottomOf(inner.slice(0, last), own, y, reader);
  const size = attribution ?? 0.85 * style.size;
  return bottomOf(inner.slice(last), { ...own, size, weight: 400 }, above + 0.7 * size, reader);
}

/** Twenty px, in a frame; drawings stand in fences as well, and nobody knows how tall. */
function codeHeight({ type, info, content }: Token): number {
  if (type === 'fence' && info.trim().startsWith('plenary-chart')) return 0;
  return content.replace(/\n$/, '').split('\n').length * 29 + 38;
}

function listBottom({ open, inner }: Block, style: TypeStyle, top: number, reader: HeightReader): number {
  const indent = (open.type === 'ordered_list_open' ? 1.5 : 1.2) * style.size;
  const own = { ...style, width: style.width - indent, inItem: true };
  return blocksOf(inner).reduce((y, item, i) => {
    const bottom = bottomOf(item.inner, own, i === 0 ? y : y + 0.45 * style.size, reader);
    reader.reached(item.open, bottom);
    return bottom;
  }, top);
}

function containerBottom(block: Block, style: TypeStyle, y: number, reader: HeightReader): number {
  const { open, inner } = block;
  const name = metaText(open, 'name');
  if (name === 'callout') return bottomOf(inner, { ...style, width: style.width - 52 }, y + 16, reader) + 18;
  if (name !== 'columns') return bottomOf(inner, style, y, reader);
  const columns = blocksOf(inner);
  const room = style.width - 40 * (columns.length - 1);
  const bottoms = columns.map((column) => {
    const share = /^([\d.]+)%$/.exec(metaText(column.open, 'width'))?.[1];
    const width = share === undefined ? room / columns.length : (room * Number(share)) / 100;
    return blockBottom(column, { ...style, width }, y, reader);
  });
  return Math.max(y, ...bottoms);
}

/** Rows of one line, or of more where the cells together are wider than the slide. */
function tableBottom(inner: readonly Token[], style: TypeStyle, top: number, reader: HeightReader): number {
  const [size, padding] = reader.largeTables ? [26, 22] : [22, 14];
  const rows = blocksOf(inner).flatMap((part) => blocksOf(part.inner));
  const cells = rows.map((row) =>
    blocksOf(row.inner).map((cell) => cell.inner.map((token) => reader.textOf(token)).join('')),
  );
  const widest = (cells[0] ?? []).map((_, i) => Math.max(...cells.map((row) => textWidth(row[i] ?? '', size))));
  const room = style.width - 28 * (widest.length - 1);
  const share = Math.min(1, room / widest.reduce((sum, width) => sum + width, 0));
  let y = top + 4;
  rows.forEach((row, i) => {
    const lines = widest.map((width, at) =>
      share === 1 ? 1 : linesOf(cells[i]?.[at] ?? '', { size, line: 1.3, width: width * share }),
    );
    y += Math.max(1, ...lines) * size * 1.3 + padding + (i === 0 ? 0 : 1);
    reader.reached(row.open, y);
  });
  return y;
}

/** A browser's lines take a little more than the widths of letters say, which are without kerning. */
const ease = 1.01;

/** Lines of a text, broken between words as a browser breaks them. */
export function linesOf(text: string, { size, weight = 400, width }: TypeStyle): number {
  const room = Math.max(1, width) * ease;
  const space = textWidth(' ', size, weight);
  let lines = 0;
  for (const part of text.split('\n')) {
    lines += part.trim() === '' && lines > 0 ? 0 : 1;
    let at = 0;
    for (const word of part.split(' ')) {
      const needed = textWidth(word, size, weight);
      if (at > 0 && at + space + needed > room) [lines, at] = [lines + 1, needed];
      else at += (at === 0 ? 0 : space) + needed;
    }
  }
  return text.trim() === '' ? 0 : lines;
}
