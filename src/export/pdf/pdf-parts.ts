/** A text as PDF writes it: plain where it is plain, else UTF-16. */
export function pdfText(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return `(${text.replace(/[\\()]/g, '\\$&')})`;
  const units = Array.from({ length: text.length }, (_, i) => text.charCodeAt(i).toString(16).padStart(4, '0'));
  return `<feff${units.join('')}>`;
}

/** A moment in UTC: `D:20260601120000Z`. */
export function pdfDate(seconds: number): string {
  return `(D:${new Date(seconds * 1000)
    .toISOString()
    .replace(/\.\d+Z$/, '')
    .replace(/\D/g, '')}Z)`;
}

/** A bookmark. */
export interface Bookmark {
  readonly title: string;
  /** The object of its page. */
  readonly page: number;
  /** 1 below the bookmark before it that is 0. */
  readonly level: 0 | 1;
}

/**
 * Bookmarks as objects.
 * @param first number of the first object that is free: that of the list itself
 */
export function outlineObjects(bookmarks: readonly Bookmark[], first: number): ReadonlyMap<number, string> {
  const items = bookmarks.map((bookmark, i) => ({ ...bookmark, object: first + 1 + i }));
  const parentOf = (at: number): number => {
    const above = items.slice(0, at).findLastIndex(({ level }) => level === 0);
    return items[at]?.level === 1 && above !== -1 ? above : -1;
  };
  const parents = items.map((_, i) => parentOf(i));
  const kids = (parent: number) => items.filter((_, i) => parents[i] === parent);
  const reference = (item: { readonly object: number } | undefined): string => `${item?.object ?? 0} 0 R`;
  const ends = (list: readonly { readonly object: number }[], count: number): string =>
    list.length === 0 ? '' : `\n/First ${reference(list[0])}\n/Last ${reference(list.at(-1))}\n/Count ${count}`;
  const entry = ({ title, page }: Bookmark, at: number): string => {
    const parent = parents[at] ?? -1;
    const siblings = kids(parent);
    const place = siblings.findIndex(({ object }) => object === items[at]?.object);
    const before = siblings[place - 1];
    const after = siblings[place + 1];
    const links = [
      `\n/Parent ${parent === -1 ? first : items[parent]?.object} 0 R`,
      before === undefined ? '' : `\n/Prev ${reference(before)}`,
      after === undefined ? '' : `\n/Next ${reference(after)}`,
    ];
    const below = kids(at);
    return `<</Title ${pdfText(title)}${links.join('')}${ends(below, below.length)}\n/Dest [${page} 0 R /Fit]>>`;
  };
  const list = `<</Type /Outlines${ends(kids(-1), items.length)}>>`;
  return new Map([[first, list], ...items.map((item, i) => [item.object, entry(item, i)] as const)]);
}

/** A label for each page, as a number tree in which runs of the same label need one entry each. */
export function pageLabels(labels: readonly string[]): string {
  const entries = labels.map((label, i) => `${i} <</P ${pdfText(label)}>>`);
  return `<</Nums [${entries.join('\n')}]>>`;
}
