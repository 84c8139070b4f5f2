import type { CitedReference } from '../../model/evidence.ts';
import type { StyledPart } from '../../model/references.ts';
import { escapeHtml } from '../../util/html.ts';
import { lineCount } from '../footers/text-width.ts';

/** A reference as a line of the list. */
export interface ListedReference {
  readonly number: number;
  readonly parts: readonly StyledPart[];
}

/** The list that the layout `references` has room for, as `prose.css` and `layouts.css` set it, in CSS px. */
const column = { width: 564, height: 560, gap: 5, columns: 2 };

/** Sizes of its letters, the largest that need no more pages than the smallest; the least that a slide may have is 16. */
const sizes = [20, 18, 16] as const;
const [smallest] = sizes.slice(-1) as [number];

/** The list over its pages. */
export interface ReferencePages {
  readonly pages: readonly (readonly ListedReference[])[];
  /** CSS px. */
  readonly size: number;
}

/** What is cited, printed in the talk's style. */
export function listed(
  cited: readonly CitedReference[],
  printed: ReadonlyMap<string, readonly StyledPart[]>,
): ListedReference[] {
  return cited.map(({ number, reference }) => ({
    number,
    parts: printed.get(reference.key) ?? [{ text: reference.key, style: 'plain', href: null }],
  }));
}

/**
 * Splits the list over pages of two columns, of about the same length.
 * @param atLeast pages that there must be: slides that the author made for the list
 */
export function paginate(list: readonly ListedReference[], atLeast: number): ReferencePages {
  const count = Math.max(1, atLeast, pagesOf(list, smallest, column.height).length);
  const size = sizes.find((one) => pagesOf(list, one, column.height).length <= count) ?? smallest;
  const least = atLeast > 1 ? lineOf(size) : column.height / 2;
  for (let height = least; height < column.height; height += 20) {
    const pages = pagesOf(list, size, height);
    if (pages.length <= count && pages.length > 0) return { pages: filledUp(pages, count), size };
  }
  return { pages: filledUp(pagesOf(list, size, column.height), count), size };
}

function filledUp(pages: (readonly ListedReference[])[], count: number): (readonly ListedReference[])[] {
  return [...pages, ...Array.from({ length: Math.max(0, count - pages.length) }, () => [])];
}

/** Fills columns of a height one after the other; an entry is never split. */
function pagesOf(list: readonly ListedReference[], size: number, height: number): (readonly ListedReference[])[] {
  const pages: ListedReference[][] = [];
  let columns = 0;
  let used = Infinity;
  for (const entry of list) {
    const needed = heightOf(entry, size);
    if (used + column.gap + needed > height) {
      if (columns % column.columns === 0) pages.push([]);
      columns++;
      used = -column.gap;
    }
    used += column.gap + needed;
    pages.at(-1)?.push(entry);
  }
  return pages;
}

function heightOf({ parts }: ListedReference, size: number): number {
  const text = parts.map((part) => part.text).join('');
  // Behind the numbers, with a little to spare: widths are estimates.
  const width = column.width - 2.5 * size;
  return lineCount(text, { width, size }) * lineOf(size);
}

function lineOf(size: number): number {
  return size * 1.34;
}

/** A page of the list. Its numbers are those of the superscripts. */
export function listHtml(page: readonly ListedReference[], size: number): string {
  const [first] = page;
  if (first === undefined) return '';
  const items = page.map(({ parts }) => `<li>${parts.map(partHtml).join('')}</li>`);
  const large = size === smallest ? '' : ` size-${size}`;
  return `<ol class="references${large}" start="${first.number}">\n${items.join('\n')}\n</ol>`;
}

const tags = { plain: null, italic: 'em', bold: 'strong' } as const;

function partHtml({ text, style, href }: StyledPart): string {
  const tag = tags[style];
  const inner = tag === null ? escapeHtml(text) : `<${tag}>${escapeHtml(text)}</${tag}>`;
  if (href === null || !/^https?:\/\//.test(href)) return inner;
  return `<a href="${escapeHtml(href)}" target="_blank" rel="noopener noreferrer">${inner}</a>`;
}
