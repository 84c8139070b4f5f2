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
const column = { width: 524, height: 560, line: 21.44, gap: 5, size: 16, columns: 2 };

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
export function paginate(list: readonly ListedReference[], atLeast: number): (readonly ListedReference[])[] {
  const count = Math.max(1, atLeast, pagesOf(list, column.height).length);
  const least = atLeast > 1 ? column.line : column.height / 2;
  for (let height = least; height < column.height; height += 20) {
    const pages = pagesOf(list, height);
    if (pages.length <= count && pages.length > 0) return filledUp(pages, count);
  }
  return filledUp(pagesOf(list, column.height), count);
}

function filledUp(pages: (readonly ListedReference[])[], count: number): (readonly ListedReference[])[] {
  return [...pages, ...Array.from({ length: Math.max(0, count - pages.length) }, () => [])];
}

/** Fills columns of a height one after the other; an entry is never split. */
function pagesOf(list: readonly ListedReference[], height: number): (readonly ListedReference[])[] {
  const pages: ListedReference[][] = [];
  let columns = 0;
  let used = Infinity;
  for (const entry of list) {
    const needed = heightOf(entry);
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

function heightOf({ parts }: ListedReference): number {
  const text = parts.map((part) => part.text).join('');
  return lineCount(text, { width: column.width, size: column.size }) * column.line;
}

/** A page of the list. Its numbers are those of the superscripts. */
export function listHtml(page: readonly ListedReference[]): string {
  const [first] = page;
  if (first === undefined) return '';
  const items = page.map(({ parts }) => `<li>${parts.map(partHtml).join('')}</li>`);
  return `<ol class="references" start="${first.number}">\n${items.join('\n')}\n</ol>`;
}

const tags = { plain: null, italic: 'em', bold: 'strong' } as const;

function partHtml({ text, style, href }: StyledPart): string {
  const tag = tags[style];
  const inner = tag === null ? escapeHtml(text) : `<${tag}>${escapeHtml(text)}</${tag}>`;
  if (href === null || !/^https?:\/\//.test(href)) return inner;
  return `<a href="${escapeHtml(href)}" target="_blank" rel="noopener noreferrer">${inner}</a>`;
}
