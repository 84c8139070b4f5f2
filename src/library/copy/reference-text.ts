import type { Json } from '../../model/json.ts';
import type { Reference } from '../../model/references.ts';
import type { SourceFile } from '../../model/text.ts';
import { extensionOf } from '../../util/paths.ts';
import { addToJsonList } from './edit-text.ts';

/** An entry of a bibliography as it is written; `null` where it cannot be cut out. */
export function referenceText({ key, span }: Reference, { path, text }: SourceFile): string | null {
  const kind = extensionOf(path);
  if (kind === 'json') return jsonEntry(text, key);
  if (kind === 'ris') {
    const start = text.lastIndexOf('\nTY', span.start) + 1;
    const end = text.indexOf('\nER', span.start);
    return end === -1
      ? null
      : text.slice(start, (text.indexOf('\n', end + 1) + text.length + 1) % (text.length + 1)).trim();
  }
  const start = text.lastIndexOf('@', span.start);
  let depth = 0;
  for (let at = text.indexOf('{', start); start !== -1 && at !== -1 && at < text.length; at++) {
    if (text[at] === '{') depth += 1;
    if (text[at] === '}') depth -= 1;
    if (depth === 0) return text.slice(start, at + 1);
  }
  return null;
}

function jsonEntry(text: string, key: string): string | null {
  try {
    const entries = JSON.parse(text) as readonly { readonly id?: unknown }[];
    const entry = entries.find(({ id }) => String(id) === key);
    return entry === undefined ? null : JSON.stringify(entry);
  } catch {
    return null;
  }
}

/** A bibliography with more entries; `null` where it cannot take them. @param before `null` for a new file */
export function withReferences(path: string, before: string | null, entries: readonly string[]): string | null {
  if (extensionOf(path) === 'json')
    return addToJsonList(
      before ?? '[]\n',
      '',
      entries.map((entry) => JSON.parse(entry) as Json),
    );
  const head = before === null || before.trim() === '' ? '' : `${before.trimEnd()}\n\n`;
  return `${head}${entries.join('\n\n')}\n`;
}
