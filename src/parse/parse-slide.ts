import { diagnose } from '../diagnostics/diagnose.ts';
import type { ParsedChart } from '../model/chart.ts';
import type { DataRef } from '../model/data.ts';
import type { SlideText } from '../model/deck.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { PlacedText, SlideSettings } from '../model/settings.ts';
import type { MappedText, SourceFile, Span } from '../model/text.ts';
import { concatMapped, mappedOpaque } from '../util/mapped-text.ts';
import type { Block } from './blocks.ts';
import { chartClaimRefs } from './chart-data-refs.ts';
import { claimDataRefs } from './claim-data-refs.ts';
import { findChartFences, readChart } from './charts.ts';
import { codeRanges, commentRanges } from './code-ranges.ts';
import { contentOf, lineStart, type Content } from './content.ts';
import { findNotes, inNotes, type Notes } from './notes.ts';
import { outlineOf, type Outline } from './outline.ts';
import { proseDataRefs } from './prose-data-refs.ts';
import { gaps, mergeRanges, rangeAt, type Range } from './ranges.ts';
import type { Dialect } from './settings/reveal-md.ts';
import { readSettingsBlock } from './settings/settings-block.ts';
import { readSlideSettings, type ReadSlideSettings } from './settings/slide-settings.ts';
import { findSlideComments } from './slide-comments.ts';
import type { Piece } from './split/split-slides.ts';
import { structureDiagnostics } from './structure.ts';
import { findHeading, firstWords, type Heading } from './title.ts';
import { blanked, withoutCuts } from './variants/cut-text.ts';
import { findParts, type SlideParts } from './variants/slide-parts.ts';

/** A slide of one file, before it has its place in the deck. */
export interface FileSlide {
  readonly settings: SlideSettings;
  readonly span: Span;
  readonly vertical: boolean;
  readonly text: SlideText;
  readonly charts: readonly ParsedChart[];
  readonly dataRefs: readonly DataRef[];
  readonly include: ReadSlideSettings['include'];
  readonly heading: Heading | null;
  /** The pin of the slide that this one is the translation of. */
  readonly translates: PlacedText | null;
  readonly id: { readonly id: string; readonly span: Span } | null;
  /** What an id is made of where none is given. */
  readonly words: string;
  /** Parts that are for some variants; left out where there are none. All else is as if all of them were there. */
  readonly parts?: SlideParts;
  /** What was cut out of its text for a variant, and the text as it was. */
  readonly cut?: { readonly key: string; readonly whole: SlideText };
}

/**
 * Reads one slide: settings, notes, charts and what it names, each with its place.
 * @param cuts stretches of its text that are not there, merged: what a variant leaves out
 */
export function parseSlide(
  whole: SourceFile,
  piece: Piece,
  dialect: Dialect,
  cuts: readonly Range[] = [],
): { readonly slide: FileSlide; readonly diagnostics: readonly Diagnostic[] } {
  const source = cuts.length === 0 ? whole : blanked(whole, cuts);
  const content = contentOf(source, piece.content, dialect.notes);
  const outline = outlineOf(content.blocks, content.lines.starts.length);
  const parts = findParts(content, outline, piece);
  const notes = findNotes(content, outline, dialect.notes, cuts);
  const isShown = (block: Block): boolean => !inNotes(notes, lineStart(content, block.firstLine));
  const found = findChartFences(content);
  const fences = found.fences.filter((fence) => isShown(fence.block));
  const code = codeRanges(content, new Set(fences.map((fence) => fence.block)));
  const comments = findSlideComments(content, code);
  const charts = fences.map((fence) => readChart(content, fence, outline.slots.get(fence.block) ?? 'main'));
  const settings = readSettings(source, piece, (block) => readSlideSettings(block, comments.attributes));
  const body = bodyOf(content, outline, { taken: mergeRanges([...notes.ranges, ...comments.ranges]), cuts });
  const hidden = mergeRanges([...code, ...commentRanges(content.text, (at) => rangeAt(code, at) !== null)]);
  const heading = findHeading(content, isShown);
  const slide: FileSlide = {
    settings: settings.read.settings,
    span: { file: source.path, ...piece.whole },
    vertical: piece.vertical,
    text: { body, notes: notes.text },
    charts: charts.map((chart) => chart.chart),
    dataRefs: [
      ...proseDataRefs(content, hidden),
      ...claimDataRefs(content, hidden, settings.read.settings),
      ...charts.flatMap((chart) => chartClaimRefs(chart.chart.source)),
    ],
    include: settings.read.include,
    heading,
    translates: settings.read.translates,
    id: settings.read.id ?? heading?.id ?? null,
    words: heading?.text || firstWords(content, isShown),
    ...(parts === null ? {} : { parts }),
  };
  const diagnostics = [
    ...settings.diagnostics,
    ...settings.read.diagnostics,
    ...includeDiagnostics(settings.read, content, notes),
    ...structureDiagnostics(content, outline),
    ...notes.diagnostics,
    ...comments.diagnostics,
    ...found.diagnostics,
    ...charts.flatMap((chart) => chart.diagnostics),
  ];
  return { slide, diagnostics };
}

function readSettings(
  source: SourceFile,
  piece: Piece,
  read: (block: Parameters<typeof readSlideSettings>[0]) => ReadSlideSettings,
): { readonly read: ReadSlideSettings; readonly diagnostics: readonly Diagnostic[] } {
  const { settings } = piece;
  if (settings === null) return { read: read({ value: null, places: new Map() }), diagnostics: [] };
  const { value, diagnostics } = readSettingsBlock(source, settings.start, settings.end);
  if (settings.closed) return { read: read(value), diagnostics };
  const line = source.text.slice(settings.start, settings.end).split('\n', 1)[0] as string;
  const span = { file: source.path, start: settings.start, end: settings.start + line.trimEnd().length };
  return { read: read(value), diagnostics: [diagnose('parse/settings-unclosed', span, { where: 'slide' })] };
}

function includeDiagnostics(read: ReadSlideSettings, content: Content, notes: Notes): Diagnostic[] {
  const { include, besideInclude } = read;
  if (include === null) return [];
  const found: Diagnostic[] = [];
  if (content.text.trim() !== '' || notes.text !== null) {
    const start = content.base + content.text.search(/\S/);
    const line = content.text.trimStart().split('\n', 1)[0] as string;
    const span = { file: content.source.path, start, end: start + line.trimEnd().length };
    found.push(
      diagnose('parse/include-with-content', span, { path: include.path }, [
        { message: 'the file is named here', span: include.span },
      ]),
    );
  }
  if (besideInclude.length > 0)
    found.push(diagnose('parse/include-with-settings', include.span, { keys: besideInclude }));
  return found;
}

/** What is shown of a slide: its content without `taken` and `cuts`, and with the ends that its containers lack. */
function bodyOf(
  content: Content,
  outline: Outline,
  { taken, cuts }: { readonly taken: readonly Range[]; readonly cuts: readonly Range[] },
): MappedText {
  const pieces = gaps(taken, content.text.length).map(({ start, end }) =>
    withoutCuts(content.source, { start: content.base + start, end: content.base + end }, cuts),
  );
  const unclosed = outline.containers.filter((c) => !c.closed && c.level === 0 && c.name !== 'notes').reverse();
  if (unclosed.length === 0) return concatMapped(pieces);
  const at = content.base + content.text.length;
  const ends = unclosed.map((container) => `\n${':'.repeat(container.colons)}`).join('');
  return concatMapped([...pieces, mappedOpaque(`${ends}\n`, { file: content.source.path, start: at, end: at })]);
}
