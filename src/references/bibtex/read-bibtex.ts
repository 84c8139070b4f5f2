import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import { diagnose } from '../../diagnostics/diagnose.ts';
import type { Diagnostic, Staged } from '../../model/diagnostic.ts';
import type { Reference } from '../../model/references.ts';
import type { SourceFile, Span } from '../../model/text.ts';
import { cleanText } from '../clean.ts';
import { fromCsl, type CslItem } from '../from-csl.ts';
import type { ReadReferences } from '../read-result.ts';
import { scanEntries, type ScanFault, type ScannedEntry, type ScannedMacro } from './scan-entries.ts';

/** Reads a BibTeX or BibLaTeX file entry by entry, so that a broken one costs no other. */
export function readBibtex(source: SourceFile): Staged<ReadReferences> {
  const { text, path } = source;
  const file = scanEntries(text);
  const span = (start: number, end: number): Span => ({ file: path, start, end });
  const diagnostics: Diagnostic[] = file.faults.map((fault) => faultAt(fault, span(fault.at, fault.end)));
  const macros = new Map(file.macros.map((macro) => [macro.name, macro]));
  for (const { name, macros: used } of file.macros) {
    const itself = used.find((use) => use.name.toLowerCase() === name);
    if (itself === undefined) continue;
    diagnostics.push(diagnose('references/macro-of-itself', span(itself.at, itself.at + name.length), { name }));
  }
  const byKey = new Map(file.entries.map((entry) => [entry.key, entry]));
  const references: Reference[] = [];
  const broken = new Set(file.faults.map(({ key }) => key).filter((key) => key !== null));
  for (const entry of file.entries) {
    const place = span(entry.keyAt, entry.keyAt + entry.key.length);
    const context = { text, macros, byKey };
    for (const { name, at } of unknownMacros(entry, macros)) {
      const facts = { name, key: entry.key, macros: [...macros.keys()] };
      diagnostics.push(diagnose('references/unknown-macro', span(at, at + name.length), facts));
    }
    diagnostics.push(...doubtsAbout(entry, span));
    try {
      references.push(readEntry(entry, context, place));
    } catch (error) {
      broken.add(entry.key);
      diagnostics.push(diagnose('references/broken-entry', place, { name: entry.key, why: reasonOf(error) }));
    }
  }
  return { value: { references, broken, isUnreadable: false }, diagnostics };
}

interface FileContext {
  readonly text: string;
  readonly macros: ReadonlyMap<string, ScannedMacro>;
  readonly byKey: ReadonlyMap<string, ScannedEntry>;
}

interface RawEntry {
  readonly type: string;
  readonly label: string;
  readonly properties: Readonly<Record<string, string | number>>;
}

function readEntry(entry: ScannedEntry, file: FileContext, span: Span): Reference {
  const [raw] = parse(entry, file);
  if (raw === undefined) throw new SyntaxError('nothing could be read');
  const fields = fieldsOf(raw);
  const parent = parentOf(fields, entry, file);
  if (parent.length === 0) fields.delete('crossref');
  const [item] = plugins.input.data(
    [{ ...raw, properties: forLibrary(fields) }, ...parent],
    '@biblatex/entries+list',
  ) as CslItem[];
  const field = (name: string): string => cleanText(String(fields.get(name) ?? '').replace(/[{}]/g, ''));
  const howPublished = field('howpublished');
  return fromCsl(
    { ...item, ...(howPublished === '' || item?.['publisher'] ? {} : { publisher: howPublished }) },
    {
      key: entry.key,
      span,
      hints: [...field('keywords').split(/\s*[,;]\s*/), howPublished, field('entrysubtype')],
      groups: groupsIn(String(fields.get('author') ?? fields.get('editor') ?? '')),
    },
  );
}

/** The library's own reading of an entry; undefined macros are empty. */
function parse(entry: ScannedEntry, { text, macros }: FileContext): RawEntry[] {
  const used = macrosOf(entry, macros).map(({ start, end }) => text.slice(start, end));
  const input = [...used, text.slice(entry.start, entry.end)].join('\n');
  return plugins.input.data(input, '@biblatex/text') as RawEntry[];
}

function fieldsOf({ properties }: RawEntry): Map<string, string | number> {
  return new Map(Object.entries(properties));
}

/** BibTeX's own names for fields that the library knows under BibLaTeX's names only. */
function forLibrary(fields: ReadonlyMap<string, string | number>): Record<string, string | number> {
  const own = Object.fromEntries(
    [...fields].filter(
      ([name, value]) => String(value).trim() !== '' && !/^(?:__proto__|month|note|abstract|file)$/.test(name),
    ),
  );
  // The library drops a hyphen that stands beside a brace in a name.
  for (const name of ['author', 'editor']) {
    if (own[name] !== undefined) own[name] = String(own[name]).replace(/-(?=\{)|(?<=\})-/g, '{-}');
  }
  const note = fields.get('note');
  if (note !== undefined) own['note'] = note;
  const month = String(fields.get('month') ?? '');
  if (/^(?:0?[1-9]|1[0-2])$/.test(month)) own['month'] = month;
  return own;
}

/** The entry that `crossref` names, which lends what is missing. */
function parentOf(fields: ReadonlyMap<string, string | number>, entry: ScannedEntry, file: FileContext): RawEntry[] {
  const parent = file.byKey.get(String(fields.get('crossref') ?? ''));
  if (parent === undefined || parent === entry) return [];
  const [raw] = parse(parent, file);
  if (raw === undefined) return [];
  const { crossref: _, ...properties } = forLibrary(fieldsOf(raw));
  return [{ ...raw, properties }];
}

/** The macros that an entry needs, those before that they need. */
function macrosOf(entry: ScannedEntry, macros: ReadonlyMap<string, ScannedMacro>): ScannedMacro[] {
  const needed = new Set<ScannedMacro>();
  const visit = (uses: ScannedEntry['macros']): void => {
    for (const { name } of uses) {
      const macro = macros.get(name.toLowerCase());
      if (macro === undefined || needed.has(macro)) continue;
      needed.add(macro);
      visit(macro.macros);
    }
  };
  visit(entry.macros);
  return [...needed].sort((a, b) => a.start - b.start);
}

/** Macros that BibTeX's standard styles bring along. */
const months = /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)$/i;

function unknownMacros(entry: ScannedEntry, macros: ReadonlyMap<string, ScannedMacro>): ScannedEntry['macros'] {
  return entry.macros.filter(({ name }) => !months.test(name) && !macros.has(name.toLowerCase()));
}

/** What the library reads without a word: of a field that stands twice only one counts, and none make no reference. */
function doubtsAbout({ key, keyAt, fields }: ScannedEntry, span: (start: number, end: number) => Span): Diagnostic[] {
  if (fields.length === 0) return [diagnose('references/no-field', span(keyAt, keyAt + key.length), { key })];
  const twice = fields.filter(({ name }, i) => fields.findIndex((one) => one.name === name) < i);
  return twice.map(({ name, at }) => diagnose('references/repeated-field', span(at, at + name.length), { key, name }));
}

/** Authors written whole in braces, `{GIMEMA Working Party}`: groups, not persons. */
function groupsIn(names: string): ReadonlySet<string> {
  const groups = names.split(/\s+and\s+(?![^{]*\})/i).map((name) => /^\{(.*)\}$/s.exec(name.trim())?.[1]);
  return new Set(groups.filter((name) => name !== undefined).map((name) => cleanText(name.replace(/[{}]/g, ''))));
}

function faultAt({ name, why }: ScanFault, span: Span): Diagnostic {
  return diagnose('references/broken-entry', span, { name, why: reasons[why] });
}

const reasons: Readonly<Record<ScanFault['why'], string>> = {
  unclosed: 'its closing brace is missing',
  'no-brace': 'no `{` follows',
  'no-key': 'it has no key',
  'closed-early': 'a brace too many ends it before its last field',
  'too-deep': 'its braces go too deep',
};

/** The library's message in a few words. */
function reasonOf(error: unknown): string {
  const [, wanted, got] = /expected "(\w+)", got "?(\w+)"?/.exec(String(error)) ?? [];
  const word = (token: string): string => tokenWords[token] ?? `\`${token}\``;
  if (wanted === undefined || got === undefined) return 'something in it is not BibTeX';
  return wanted === 'rbrace'
    ? `a comma is missing before ${word(got)}`
    : `${word(wanted)} should stand where ${word(got)} is`;
}

const tokenWords: Readonly<Record<string, string>> = {
  rbrace: 'the closing brace',
  lbrace: 'a brace',
  identifier: 'a field',
  equals: '`=`',
  comma: 'a comma',
  quote: 'a quote',
  number: 'a number',
  label: 'a key',
  EOF: 'the end',
};
