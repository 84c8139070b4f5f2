import { arrangeTalk, siteOf, type ArrangedTalk, type AssembleOptions } from './assemble/arrange-talk.ts';
import { gatherEvidence } from './evidence/gather-evidence.ts';
import {
  compileHomes,
  currentTable,
  expandHomes,
  guestFacts,
  inOneDeck,
  resolveHomes,
  withWays,
  type HomeTalks,
} from './compile-homes.ts';
import { adoptProject } from './dialects/adopt-project.ts';
import { fetchAssets } from './load/fetch-assets.ts';
import { fetchStyle } from './load/fetch-style.ts';
import { loadProject } from './load/load-project.ts';
import { loadTranslations } from './load/load-translations.ts';
import { loadWantedReferences } from './load/load-wanted-references.ts';
import { beginningOf } from './parse/beginning.ts';
import { parseDeck } from './parse/parse-deck.ts';
import { variantLanguage } from './parse/variants/choose.ts';
import { formatReferences } from './references/format-references.ts';
import { emptyMemory, hasNoSlides, letterMemory, type Memory } from './memory/memory.ts';
import type { CompiledSlide } from './memory/compiled-slide.ts';
import type { Pace } from './memory/waiting.ts';
import { countCharts } from './util/count-charts.ts';
import { flatInBlocks } from './util/in-blocks.ts';
import { tellableFiles } from './util/privacy.ts';
import type { Config } from './model/config.ts';
import type { ExpandedDeck, ParsedDeck, ParsedSlide, RenderedDeck, RenderedSlide, ResolvedDeck } from './model/deck.ts';
import type { Diagnostic, Staged } from './model/diagnostic.ts';
import type { Effects, FileSystem } from './model/effects.ts';
import type { Evidence } from './model/evidence.ts';
import type { JsonObject } from './model/json.ts';
import type { Project } from './model/project.ts';
import type { Site } from './model/site.ts';
import type { SourceFile } from './model/text.ts';

/** All intermediate values of one run. */
export interface Compilation {
  readonly project: Project;
  readonly parsed: ParsedDeck;
  /** The talk itself, then those whose slides it shows, each with its data. */
  readonly talks: HomeTalks;
  readonly resolved: ResolvedDeck;
  readonly rendered: RenderedDeck;
  readonly evidence: Evidence;
  readonly talk: ArrangedTalk;
  /** Nothing is to be said of the files before they are looked into. */
  readonly isWellRead: boolean;
  /** All slides are made. */
  readonly isFinished: boolean;
  /** These are the first slides of the talk alone. */
  readonly isBeginning: boolean;
  /** The talk as files, put together when it is first asked for. */
  readonly site: Site;
  readonly diagnostics: readonly Diagnostic[];
  /** Every text that a diagnostic may point into. */
  readonly sources: ReadonlyMap<string, SourceFile>;
}

/** The outside world of a compilation. */
export interface CompileEffects extends Effects {
  /** Which slides are made now; the others are left blank, or out. Without it, all are made. */
  readonly pace?: Pace;
}

/**
 * The whole pipeline: Markdown and data in, a static talk out. Nothing is written.
 *
 * ```
 * config ─ load ─▶ Project ─ parse ─▶ ParsedDeck ─ plan ─▶ DataPlan ─ fetch ─▶ DataFiles
 *        ─ resolve ─▶ ResolvedDeck ─ expand ─▶ ExpandedDeck ─ render ─▶ RenderedDeck
 *        ─ gather ─▶ Evidence ─ assemble ─▶ Site
 * ```
 *
 * Every stage gives a value whatever is wrong; what is wrong is in `diagnostics`.
 * @param memory what was kept of earlier compilations of the same talk; what comes out is the same without it
 */
export async function compile(
  config: Config,
  effects: CompileEffects,
  options: AssembleOptions,
  memory: Memory = emptyMemory(),
): Promise<Compilation> {
  const diagnostics: Diagnostic[] = [];
  const take = <T>(staged: Staged<T>): T => {
    diagnostics.push(...staged.diagnostics);
    return staged.value;
  };

  const { fs, log } = effects;
  const { timer } = log;
  timer?.stage('load');
  log.progress('reading', 0, 0);
  const whole = take(await openProject(config, fs));
  const project = (effects.pace?.beginning === true ? beginningOf(whole) : null) ?? whole;
  const isBeginning = project !== whole;
  if (hasNoSlides(memory)) effects.charts?.expect(chartsIn(whole));
  const isWellRead = diagnostics.length === 0;
  timer?.stage('parse');
  const parsed = take(parseDeck(project, memory));
  timer?.stage('data');
  const talks = take(await resolveHomes(project, parsed, { fs, memory }));
  const resolved = inOneDeck(parsed, talks);
  const sources = new Map([...project.sources, ...parsed.texts]);
  for (const text of project.converted?.values() ?? []) sources.set(text.path, text);
  for (const { files } of talks) for (const file of tellableFiles(files)) sources.set(file.path, file);
  timer?.stage('slides');
  const { slides, waiting, isOld, reading } = take(await compileHomes(talks, resolved.slides, { ...effects, sources }));
  const rendered = { ...resolved, slides: renderedSlides(slides) };
  timer?.stage('gather');
  const evidence = take(
    gatherEvidence(rendered, {
      ...{ ...reading, references: talks[0].references, notes: options.notes, current: currentTable(talks) },
      isUnfinished: waiting.size > 0 || isBeginning,
      guests: guestFacts(parsed, talks),
      read: slides,
    }),
  );
  const style = take(await fetchStyle(parsed, project.sources, fs));
  const bibliography = take(await formatReferences(evidence.cited, style, parsed.settings.lang));
  const assets = take(await fetchAssets(rendered, fs));
  log.progress('putting the page together', 0, 0);
  timer?.stage('assemble');
  const letters = letterMemory(memory);
  const known = { project, sources, assets, evidence, bibliography, diagnostics, letters };
  const rest = unfinished(parsed, waiting, isBeginning ? whole : null);
  const talk = take(await arrangeTalk(rendered, { ...known, ...rest }, options));
  let site: Site | null = null;
  return {
    ...{ project, parsed, talks, resolved, rendered, evidence, talk, sources, isBeginning },
    ...{ diagnostics: withWays(diagnostics, parsed), isWellRead },
    isFinished: waiting.size === 0 && !isOld && !isBeginning,
    get site() {
      return (site ??= siteOf(talk));
    },
  };
}

/** About how many charts the files of a talk draw. */
function chartsIn({ sources, converted = sources }: Project): number {
  const texts = [...new Map([...sources, ...converted]).values()];
  return texts.reduce((sum, { text }) => sum + countCharts(text), 0);
}

/** All texts of a talk, as ours, with what they say that is to be read beside them. */
export async function openProject(config: Config, fs: FileSystem): Promise<Staged<Project>> {
  const loaded = await loadProject(config, fs);
  const adopted = adoptProject(loaded.value);
  const { project, references } = adopted.value;
  const referenced = await loadWantedReferences(project, references, fs);
  const translated = await loadTranslations(referenced.value, config.lang ?? variantLanguage(referenced.value), fs);
  const all = [loaded, adopted, referenced, translated];
  return { value: translated.value, diagnostics: all.flatMap(({ diagnostics }) => diagnostics) };
}

const renderedSlides = flatInBlocks(({ rendered }: CompiledSlide) => rendered);

/** @param whole the talk of which there is the beginning alone */
function unfinished(
  { slides }: ParsedDeck,
  waiting: ReadonlySet<RenderedSlide>,
  whole: Project | null,
): Pick<Parameters<typeof arrangeTalk>[1], 'unfinished'> {
  if (waiting.size === 0 && whole === null) return {};
  const charts = whole === null ? slides.some(mayAnswer) : saysInteractive(whole);
  return { unfinished: { isWaiting: (slide) => waiting.has(slide), isBeginning: whole !== null, charts } };
}

/** Whether a chart of slides that are not read yet may ask for what brings it to life. */
function saysInteractive({ sources }: Project): boolean {
  return [...sources.values()].some(({ text }) => /\binteractive["']?\s*:\s*true\b/.test(text));
}

/** Whether a chart of a slide asks for what brings it to life in the page. */
function mayAnswer({ charts }: ParsedSlide): boolean {
  return charts.some(({ source }) => (source.value as JsonObject | null)?.['interactive'] === true);
}

/** The slides with complete charts, before anything is drawn: made anew, since no compilation keeps them. */
export function expandedSlides({ talks, resolved }: Compilation): ExpandedDeck {
  return expandHomes(talks, resolved);
}
