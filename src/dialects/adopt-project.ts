import { diagnose } from '../diagnostics/diagnose.ts';
import type { Diagnostic, RelatedPlace, Staged } from '../model/diagnostic.ts';
import type { Project } from '../model/project.ts';
import type { SourceFile, Span } from '../model/text.ts';
import { resolveReference } from '../util/paths.ts';
import { convertedPath } from '../util/slide-text.ts';
import { convertDeck } from './convert.ts';
import { detectDialect, type Detected } from './detect.ts';
import { mappedPieces, type Conversion, type ReportEntry } from './draft.ts';
import { countFates, toolNames, type ToldFile } from './report.ts';
import type { ForeignDialect } from './signs.ts';

/** A deck of another tool as the talk that it becomes. */
export interface Adopted {
  readonly project: Project;
  /** `null` for a deck that is read as it stands. */
  readonly from: {
    readonly dialect: ForeignDialect;
    readonly sign: string;
    readonly files: readonly ToldFile[];
  } | null;
  /** Path from the root of the file of references that the deck names. */
  readonly references: string | null;
}

/** Converts the deck and what it includes where it was written for Marp, Slidev, Pandoc or Quarto, and says so. */
export function adoptProject(project: Project): Staged<Adopted> {
  const source = project.sources.get(project.deckPath);
  const asItIs = { project, from: null, references: null };
  if (source === undefined) return { value: asItIs, diagnostics: [] };
  const detected = detectDialect(source);
  const dialect = detected.name;
  if (dialect === 'plenary' || dialect === 'reveal-md') return { value: asItIs, diagnostics: doubts(source, detected) };
  const made = [...project.sources.values()]
    .filter(({ path }) => path === source.path || isMarkdown(path))
    .map((each) => ({ source: each, conversion: convertDeck(each, dialect, each === source ? 'deck' : 'included') }));
  const converted = new Map(made.map(({ source: each, conversion }) => [each.path, convertedSource(each, conversion)]));
  const files = made.map(({ source: each, conversion }) => ({ source: each, entries: conversion.entries }));
  const wanted = made[0]?.conversion.references ?? null;
  const references = wanted === null ? null : resolveReference(source.path, wanted);
  return {
    value: {
      project: { ...project, converted },
      from: { dialect, sign: detected.sign?.words ?? '', files },
      references: references?.ok === true ? references.path : null,
    },
    diagnostics: [summary(source, { dialect, detected, files })],
  };
}

function isMarkdown(path: string): boolean {
  return /\.(?:md|markdown|qmd)$/i.test(path);
}

function convertedSource(source: SourceFile, { pieces }: Conversion): SourceFile {
  const converted = mappedPieces(source, pieces);
  return { path: convertedPath(source.path), text: converted.text, converted };
}

function doubts(source: SourceFile, { doubtful }: Detected): Diagnostic[] {
  const [first] = doubtful;
  if (first === undefined) return [];
  const signs = doubtful.map(({ dialect, words }) => ({ tool: toolNames[dialect], words }));
  return [diagnose('dialect/doubtful', { file: source.path, start: first.start, end: first.end }, { signs })];
}

/** Things that the sum names one by one. */
const mostNamed = 8;

function summary(
  source: SourceFile,
  { dialect, detected, files }: { dialect: ForeignDialect; detected: Detected; files: readonly ToldFile[] },
): Diagnostic {
  const entries = files.flatMap(({ source: { path }, entries: own }) => own.map((entry) => ({ ...entry, path })));
  const { changed, dropped } = countFates(entries);
  const { sign } = detected;
  const span: Span = { file: source.path, start: sign?.start ?? 0, end: sign?.end ?? 0 };
  const facts = { tool: toolNames[dialect], sign: sign?.words ?? '', changed, dropped, file: source.path };
  if (dropped === 0) return diagnose('dialect/converted', span, facts);
  const lost = entries.filter(({ fate }) => fate === 'dropped').slice(0, mostNamed);
  return diagnose('dialect/converted-with-losses', span, facts, lost.map(relatedPlace));
}

function relatedPlace({ what, why, path, start, end }: ReportEntry & { readonly path: string }): RelatedPlace {
  const line = what.replace(/\s+/g, ' ');
  const short = line.length > 40 ? `${line.slice(0, 39)}…` : line;
  return { message: short === '' ? why : `dropped: \`${short}\`: ${why}`, span: { file: path, start, end } };
}
