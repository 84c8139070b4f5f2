import type { Stretch } from '../draft.ts';

/** One part of `{#id .class key="value"}`. */
export interface Attribute extends Stretch {
  readonly kind: 'id' | 'class' | 'key';
  readonly name: string;
  readonly value: string;
}

const part = /#([^\s{}]+)|\.([^\s{}=]+)|([A-Za-z_:][\w:.-]*)\s*=\s*("[^"]*"|'[^']*'|[^\s{}"']+)|(-)(?=[\s}])/y;

/**
 * Reads attributes as Pandoc writes them.
 * @param at offset of the opening brace
 * @returns `null` where the braces hold something else
 */
export function attributesAt(
  text: string,
  at: number,
): { readonly items: readonly Attribute[]; readonly end: number } | null {
  const items: Attribute[] = [];
  let i = at + 1;
  for (;;) {
    while (/[\s]/.test(text[i] ?? '')) i++;
    if (text[i] === '}') return { items, end: i + 1 };
    part.lastIndex = i;
    const match = part.exec(text);
    if (match === null) return null;
    const [whole, id, name, key, written = '', dash] = match;
    const place = { start: i, end: i + whole.length };
    if (id !== undefined) items.push({ kind: 'id', name: 'id', value: id, ...place });
    else if (name !== undefined || dash !== undefined)
      items.push({ kind: 'class', name: 'class', value: name ?? 'unnumbered', ...place });
    else items.push({ kind: 'key', name: key as string, value: written.replace(/^(["'])([^]*)\1$/, '$2'), ...place });
    i += whole.length;
  }
}

/** The names of the classes among attributes. */
export function classesOf(items: readonly Attribute[]): readonly string[] {
  return items.filter(({ kind }) => kind === 'class').map(({ value }) => value);
}

/** The value of a key, with or without `data-` before it. */
export function valueOf(items: readonly Attribute[], key: string): string | null {
  return items.find(({ kind, name }) => kind === 'key' && name.replace(/^data-/, '') === key)?.value ?? null;
}
