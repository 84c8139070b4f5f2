import type { SourceFile } from '../model/text.ts';
import { lineIndex, placeAt } from '../util/lines.ts';
import type { Fate, ReportEntry } from './draft.ts';
import type { ForeignDialect } from './signs.ts';

/** Names of tools, as their makers write them. */
export const toolNames: Readonly<Record<ForeignDialect | 'reveal-md' | 'plenary', string>> = {
  marp: 'Marp',
  slidev: 'Slidev',
  pandoc: 'Pandoc or Quarto',
  'reveal-md': 'reveal-md',
  plenary: 'Plenary',
};

/** What a line of the report says: where, what became of it, and what it was. */
export interface ReportLine {
  readonly line: number;
  readonly fate: Fate;
  readonly what: string;
  readonly why: string;
}

/** The report with lines of the file. */
export function reportLines(source: SourceFile, entries: readonly ReportEntry[]): readonly ReportLine[] {
  const index = lineIndex(source.text);
  return entries.map(({ start, fate, what, why }) => ({ line: placeAt(index, start).line, fate, what, why }));
}

/** How many things were kept, changed and dropped. */
export function countFates(entries: readonly { readonly fate: Fate }[]): Readonly<Record<Fate, number>> {
  const count = (fate: Fate): number => entries.filter((entry) => entry.fate === fate).length;
  return { kept: count('kept'), changed: count('changed'), dropped: count('dropped') };
}

const headings: Readonly<Record<Fate, string>> = {
  dropped: 'Dropped',
  changed: 'Changed',
  kept: 'Kept, though it could have been doubted',
};

/** A conversion of one file, as it is told. */
export interface ToldFile {
  readonly source: SourceFile;
  readonly entries: readonly ReportEntry[];
}

/**
 * `conversion.md`: what became of each thing that is not simply the same.
 * @param sign what showed which tool the deck was written for
 */
export function reportMarkdown(dialect: ForeignDialect, sign: string, files: readonly ToldFile[]): string {
  const parts = files.map(({ source, entries }) => fileReport(source, entries));
  return [
    `# Converted from ${toolNames[dialect]}`,
    '',
    `The deck was taken for one of ${toolNames[dialect]} because of \`${sign}\`. What is not listed here is as it was.`,
    '',
    ...parts,
  ].join('\n');
}

/** `conversion.md` of a deck that is read as it stands. */
export function asItStandsMarkdown(deck: string, files: readonly ToldFile[]): string {
  if (files.length === 0) return `# ${deck}\n\nThe deck is read as it stands, so nothing was written otherwise.\n`;
  const words = `# ${deck}\n\nThe deck is read as it stands. What is not listed here is as it was.\n`;
  return [words, ...files.map(({ source, entries }) => fileReport(source, entries))].join('\n');
}

function fileReport(source: SourceFile, entries: readonly ReportEntry[]): string {
  const lines = reportLines(source, entries);
  const { kept, changed, dropped } = countFates(entries);
  const parts = (['dropped', 'changed', 'kept'] as const).flatMap((fate) => {
    const own = lines.filter((line) => line.fate === fate);
    if (own.length === 0) return [];
    const rows = own.map(({ line, what, why }) => `| ${line} | ${cell(what)} | ${why.replaceAll('|', '\\|')} |`);
    return [`### ${headings[fate]}`, '', '| line | what | |', '|---:|---|---|', ...rows, ''];
  });
  const sum = `${dropped} dropped, ${changed} changed, ${kept} kept.`;
  return [`## ${source.path}`, '', sum, '', ...parts].join('\n');
}

function cell(what: string): string {
  const line = what.replace(/\s*\n\s*/g, ' ⏎ ').replaceAll('|', '\\|');
  if (line === '') return '';
  const ticks = '`'.repeat(Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length)) + 1);
  const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${ticks}${pad}${line}${pad}${ticks}`;
}
