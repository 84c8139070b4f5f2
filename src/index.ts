/**
 * Plenary as a library: the whole compiler, and each of its stages alone.
 *
 * ```ts
 * import { compile, nodeFileSystem } from 'plenary';
 *
 * const config = { deck: 'deck.md', dataFolder: 'data', templateFolder: 'templates', levels: {} };
 * const effects = { fs: nodeFileSystem('/talks/mine'), log: { progress() {} } };
 * const { site, diagnostics } = await compile(config, effects, { notes: false, draft: false, fonts: true });
 * ```
 *
 * Every stage gives a value and diagnostics as data; nothing prints, nothing throws for bad input. Charts are drawn
 * in the zone of the process: set `TZ=UTC` before it starts, as the command does, for the same bytes everywhere.
 */

// The whole way, in memory and to disk.
export { compile, type Compilation } from './compile.ts';
export { buildTalk, type BuildEffects, type BuildOptions, type BuildResult } from './build.ts';
export { describeFile, type Description } from './describe.ts';

// The stages in their order.
export { loadProject } from './load/load-project.ts';
export { parseDeck } from './parse/parse-deck.ts';
export { planData } from './data/plan-data.ts';
export { fetchData } from './load/fetch-data.ts';
export { readReferences } from './references/read-references.ts';
export { resolveData } from './data/resolve-data.ts';
export { expandDeck } from './expand/expand-deck.ts';
export { compileSlides, type CompiledSlides } from './compile-slides.ts';
export { gatherEvidence, type EvidenceFacts } from './evidence/gather-evidence.ts';
export { fetchAssets } from './load/fetch-assets.ts';
export { arrangeTalk, siteOf, type ArrangedTalk, type AssembleOptions } from './assemble/arrange-talk.ts';
export { writeSite, type WriteOptions } from './io/write-site.ts';

// Where a talk is, and its settings.
export {
  resolveConfig,
  type ConfigOptions,
  type ConfigResolution,
  type ResolvedConfig,
} from './config/resolve-config.ts';
export type { FolderView } from './config/folder-view.ts';
export { applyLevels } from './config/apply-levels.ts';

// The outside world, and the disk as one.
export { nodeFileSystem } from './io/node-file-system.ts';
export { nodeFolderView } from './io/node-folder-view.ts';
export { nodeDisk, type Disk } from './io/disk.ts';
export type { Effects, FileSystem, Log, ReadFailure, ReadResult } from './model/effects.ts';

// What is to be said, with lines and columns.
export { locate, type LocatedDiagnostic, type Location } from './diagnostics/locate.ts';
export type { Code } from './diagnostics/catalogue.ts';
export type { Diagnostic, RelatedPlace, Severity, Staged } from './model/diagnostic.ts';

// What passes from stage to stage.
export type { Config } from './model/config.ts';
export type { FontFace, FontFamily, FontKit, FontPiece } from './model/fonts.ts';
export type { Project, Shell, Theme } from './model/project.ts';
export type { MappedText, Segment, SourceFile, Span } from './model/text.ts';
export type {
  Deck,
  ExpandedDeck,
  ExpandedSlide,
  ParsedDeck,
  ParsedSlide,
  RenderedDeck,
  RenderedSlide,
  ResolvedDeck,
  ResolvedSlide,
  SlideBase,
} from './model/deck.ts';
export type { Cell, Column, DataFiles, DataPlan, Dataset, Resource } from './model/data.ts';
export type { ExpandedChart, ParsedChart, RenderedChart, ResolvedChart } from './model/chart.ts';
export type { ClaimResult, Evidence, NumberCounts, Trace, TraceFile, TraceSlide } from './model/evidence.ts';
export type { Reference, References } from './model/references.ts';
export type { Asset, OutputFile, Site } from './model/site.ts';
export type { NamedValue, Origin, Reading, ShownValue, Values } from './model/values.ts';
