import { plugins } from '@citation-js/core';
import '@citation-js/plugin-ris';
import { diagnose } from '../diagnostics/diagnose.ts';
import type { Diagnostic, Staged } from '../model/diagnostic.ts';
import type { Reference } from '../model/references.ts';
import type { SourceFile, Span } from '../model/text.ts';
import { fromCsl, type CslItem } from './from-csl.ts';
import type { ReadReferences } from './read-result.ts';

/**
 * Reads a RIS file record by record. A record's key is its `ID` or `LB`; without one it is made of the first author's
 * family name and the year, `litzow2024`, with a letter for the second of the same.
 */
export function readRis(source: SourceFile): Staged<ReadReferences> {
  const references: Reference[] = [];
  const diagnostics: Diagnostic[] = [];
  const taken = new Set<string>();
  const broken = new Set<string>();
  for (const [i, { start, end }] of recordsOf(source.text).entries()) {
    const record = source.text.slice(start, end);
    const id = /^(?:ID|LB) {2}-[ \t]*(\S+)[ \t]*$/m.exec(record);
    const at = start + (id === null ? 0 : id.index + id[0].indexOf(id[1] as string, 5));
    const span: Span = { file: source.path, start: at, end: at + (id?.[1]?.length ?? 2) };
    if (!/^ER {2}-/m.test(record)) {
      const facts = { name: id?.[1] ?? `record ${i + 1}`, why: 'its last line `ER  -` is missing' };
      if (id !== null) broken.add(id[1] as string);
      diagnostics.push(diagnose('references/broken-entry', span, facts));
      continue;
    }
    const item = itemOf(record);
    const extras = { span, hints: keywordsOf(record), groups: new Set<string>() };
    const reference = fromCsl(item, { ...extras, key: '' });
    const key = id?.[1] ?? freeKey(madeKey(reference), taken);
    taken.add(key);
    references.push({ ...reference, key });
  }
  return { value: { references, broken, isUnreadable: false }, diagnostics };
}

/** Records begin with `TY  -` and end before the next. */
function recordsOf(text: string): { start: number; end: number }[] {
  const starts = [...text.matchAll(/^TY {2}-/gm)].map((match) => match.index);
  return starts.map((start, i) => ({ start, end: starts[i + 1] ?? text.length }));
}

function itemOf(record: string): CslItem {
  const end = /^ER {2}-/m.exec(record)?.index ?? record.length;
  const [fields] = plugins.input.data(record.slice(0, end), '@ris/file') as Record<string, unknown>[];
  const item = plugins.input.data(fields, '@ris/record') as CslItem | readonly CslItem[];
  const [first] = Array.isArray(item) ? (item as readonly CslItem[]) : [item as CslItem];
  const short = fields?.['JA'] ?? fields?.['J2'] ?? fields?.['J1'];
  return short === undefined ? (first ?? {}) : { ...first, 'container-title-short': short };
}

function keywordsOf(record: string): string[] {
  return [...record.matchAll(/^(?:KW|M3|N1) {2}-[ \t]*(.+)$/gm)].map((match) => (match[1] as string).trim());
}

function madeKey({ authors, year }: Reference): string {
  const family = authors[0]?.family ?? 'anonymous';
  const plain = family
    .normalize('NFD')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase();
  return `${plain === '' ? 'anonymous' : plain}${year ?? ''}`;
}

function freeKey(key: string, taken: ReadonlySet<string>): string {
  for (let i = 0; ; i++) {
    const free = i === 0 ? key : `${key}${i < 25 ? String.fromCharCode(97 + i) : `-${i}`}`;
    if (!taken.has(free)) return free;
  }
}
