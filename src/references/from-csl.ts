import type { Author, Reference } from '../model/references.ts';
import type { Span } from '../model/text.ts';
import { cleanDoi, cleanPages, cleanPmid, cleanText, cleanUrl } from './clean.ts';

/** An item of CSL JSON, of which anything may be missing or of the wrong kind. */
export type CslItem = Readonly<Record<string, unknown>>;

/** What an item of CSL does not say by itself. */
export interface Extras {
  readonly key: string;
  readonly span: Span;
  /** Words that may say that only an abstract is known: keywords, how it was published. */
  readonly hints: readonly string[];
  /** Whole names that stand for a group, where the format marks them. */
  readonly groups: ReadonlySet<string>;
}

/** Takes from an item of CSL JSON what a reference needs; what is missing stays unknown. */
export function fromCsl(item: CslItem, { key, span, hints, groups }: Extras): Reference {
  const text = (...names: string[]): string | null => firstText(item, names);
  const type = text('type') ?? 'document';
  const written = [...namesOf(item['author']), ...(hasNames(item['author']) ? [] : namesOf(item['editor']))];
  const authors = written.map((name) => authorOf(name, groups)).filter((author) => author !== null);
  const note = text('note');
  const year = yearOf(item['issued']);
  return {
    key,
    type,
    authors: authors.filter((author) => !isOthers(author)),
    moreAuthors: authors.some(isOthers),
    title: text('title'),
    container: text('container-title-short', 'journalAbbreviation', 'container-title', 'event-title'),
    publisher: text('publisher'),
    year,
    volume: text('volume'),
    issue: text('issue'),
    page: cleanPages(text('page', 'number', 'article-number')),
    doi: cleanDoi(typeof item['DOI'] === 'string' ? item['DOI'] : null),
    pmid: cleanPmid(text('PMID') ?? /\bPMID:?\s*(\d{1,9})\b/i.exec(note ?? '')?.[1] ?? null),
    url: cleanUrl(text('URL')),
    isAbstract: isAbstract(type, [note ?? '', text('genre') ?? '', ...hints], text('issue', 'volume') ?? ''),
    note: note === null || /^(?:meeting |conference )?abstract\.?$/i.test(note) ? unknownYear(item, year) : note,
    span,
  };
}

function firstText(item: CslItem, names: readonly string[]): string | null {
  for (const name of names) {
    const value = Array.isArray(item[name]) ? (item[name] as unknown[])[0] : item[name];
    const text = typeof value === 'string' || typeof value === 'number' ? cleanText(String(value)) : '';
    if (text !== '') return text;
  }
  return null;
}

function hasNames(value: unknown): boolean {
  return namesOf(value).length > 0;
}

function namesOf(value: unknown): CslItem[] {
  return Array.isArray(value) ? value.filter((name): name is CslItem => typeof name === 'object' && name !== null) : [];
}

function authorOf(name: CslItem, groups: ReadonlySet<string>): Author | null {
  const literal = firstText(name, ['literal']);
  const family = literal ?? firstText(name, ['family']) ?? firstText(name, ['given']);
  if (family === null) return null;
  const isGroup = literal !== null || (firstText(name, ['given']) === null && groups.has(family));
  const particles = [firstText(name, ['dropping-particle']), firstText(name, ['non-dropping-particle'])];
  const particle = particles.filter((part) => part !== null).join(' ');
  const given = literal !== null || firstText(name, ['family']) === null ? null : firstText(name, ['given']);
  return {
    family,
    given,
    particle: particle === '' ? null : particle,
    suffix: firstText(name, ['suffix'])?.replace(/\.$/, '') ?? null,
    isGroup,
  };
}

function isOthers({ family, given }: Author): boolean {
  return given === null && /^(?:others|et al\.?)$/i.test(family);
}

function yearOf(issued: unknown): number | null {
  if (typeof issued !== 'object' || issued === null) return null;
  const { 'date-parts': parts, year, literal, raw } = issued as Record<string, unknown>;
  const first = Array.isArray(parts) && Array.isArray(parts[0]) ? (parts[0] as unknown[])[0] : undefined;
  const found = /\d{4}/.exec(String(first ?? year ?? literal ?? raw ?? ''));
  return found === null ? null : Number(found[0]);
}

/** `in press`: words in the place of a year are worth printing. */
function unknownYear(item: CslItem, year: number | null): string | null {
  const issued = item['issued'];
  if (year !== null || typeof issued !== 'object' || issued === null) return null;
  return firstText(issued as CslItem, ['literal', 'raw']);
}

/**
 * Whether only a meeting's abstract is known: it says so (`note = {abstract}`, a keyword), or it is a contribution to
 * a meeting that stands in a supplement.
 */
function isAbstract(type: string, words: readonly string[], issue: string): boolean {
  if (words.some((word) => /^(?:(?:meeting|conference|poster|oral)[ -])?abstract\b/i.test(word))) return true;
  return type === 'paper-conference' && /suppl/i.test([issue, ...words].join(' '));
}
