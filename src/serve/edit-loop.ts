import { compile, type Compilation, type CompileEffects } from '../compile.ts';
import { applyLevels } from '../config/apply-levels.ts';
import type { ConfigResolution, ResolvedConfig } from '../config/resolve-config.ts';
import { errorsAmong } from '../diagnostics/severities.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Effects } from '../model/effects.ts';
import type { LivePatch, LiveReport } from '../model/live.ts';
import type { Memory } from '../memory/memory.ts';
import type { FontKit } from '../model/fonts.ts';
import type { SourceFile } from '../model/text.ts';
import { isNothing } from './compare-talks.ts';
import { editPace, fillPace, mostAtOnce } from './fill-pace.ts';
import { isBeyondSlides, liveReport, type DrawFrame } from './live-report.ts';
import { patchBetween, type ShownTalk, type Versions } from './shown-talk.ts';

/** What came of a save, for the terminal. */
export interface Update {
  /** `null` for the first version, and where pages are loaded anew. */
  readonly patch: LivePatch | null;
  /** What pages are told: what has changed since they were told last, which may be in the middle of an edit. */
  readonly news: LivePatch | null;
  readonly shown: ShownTalk;
  readonly milliseconds: number;
  /** Some slides are still to be made; all are there for the first time; an edit was followed. */
  readonly stage: 'filling' | 'filled' | 'edited';
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: ReadonlyMap<string, SourceFile>;
}

/** What the loop works with. */
export interface LoopOptions {
  readonly talk: ResolvedConfig;
  /** Reads the settings again. */
  readonly resolve: () => ConfigResolution;
  readonly effects: Effects;
  readonly frame: DrawFrame;
  readonly versions: Versions;
  /** What is known of compilations before. */
  readonly memory: Memory;
  /** Id of the slide that someone looks at, as far as that is known. */
  readonly looked: () => string | null;
  /** Milliseconds of making slides after which that slide is shown before the others are made; left out, a few. */
  readonly patience?: number;
  /** Whether what a compilation has read has changed meanwhile, so that it may be half a file. */
  readonly isOutdated: () => boolean;
}

/** Compiles, again and again. */
export interface EditLoop {
  /** Compiles once more and keeps what is new. */
  readonly run: () => Promise<Update>;
}

/** Makes a loop. It is run one at a time. */
export function makeEditLoop(options: LoopOptions): EditLoop {
  const { versions, frame, memory } = options;
  /** Whether what is shown is a talk as a whole, which nothing broken takes the place of. */
  let isWhole = false;
  let config = options.talk.config;
  /** Rounds in which the talk was filled; `null` once all slides were there. */
  let rounds: number | null = 0;
  /** What is seen first is the beginning of the talk, read without the rest. */
  let beginning = true;
  const began = performance.now();
  /** What was shown before an edit of which the slide that is looked at is shown by now, and when the edit began. */
  let halfway: { readonly shown: ShownTalk; readonly started: number } | null = null;
  const stageOf = ({ isFinished, isBeginning }: Result): Update['stage'] => {
    if (isBeginning) return 'filling';
    if (rounds === null) return isFinished ? 'edited' : 'filling';
    rounds = isFinished ? null : rounds + 1;
    return isFinished ? 'filled' : 'filling';
  };
  const publish = (result: Result, started: number): Update => {
    const { diagnostics, sources } = result;
    const stage = stageOf(result);
    const before = versions.current();
    if (rounds === null && stage === 'filling' && before !== null) {
      halfway = { shown: before, started };
      return { ...showHalf(versions, before, result), stage, milliseconds: 0, diagnostics, sources };
    }
    const keeps = before !== null && isWhole && !result.isWhole;
    const { talk, fonts } = keeps ? (halfway?.shown ?? before) : result;
    if (!keeps) isWhole = result.isWhole;
    const report = stage === 'filling' ? nothingToSay : liveReport(diagnostics, sources, { frame, stale: keeps });
    const version = (before?.version ?? 0) + 1;
    const shown: ShownTalk = { version, talk, fonts, report, edited: before?.edited ?? null, ...beginningMark(result) };
    const since = stage === 'edited' ? (halfway?.started ?? started) : began;
    const settled = settle(versions, before, { base: halfway?.shown ?? before, shown, stage });
    halfway = null;
    return { ...settled, stage, milliseconds: performance.now() - since, diagnostics, sources };
  };
  return {
    async run() {
      const started = performance.now();
      for (let tries = 1; ; tries++) {
        const resolved = options.resolve();
        if (resolved.value !== null && !hasError(resolved.diagnostics)) config = resolved.value.config;
        const way = { rounds, isHalfway: halfway !== null, beginning };
        const result = await compileWhole(config, resolved, paced(options, way), memory);
        // Half a file, most likely: the other half is on its way.
        if (hasError(result.diagnostics) && options.isOutdated() && tries < 4) continue;
        beginning = false;
        // Where the first slides are hidden, the beginning shows nothing.
        if (result.isBeginning && result.talk.sections.length === 0) continue;
        return publish(result, started);
      }
    },
  };
}

/** A talk is filled slide by slide; from then on the slide that is looked at is made, and then all others. */
function paced(
  { effects, looked, patience = mostAtOnce }: LoopOptions,
  {
    rounds,
    isHalfway,
    beginning,
  }: { readonly rounds: number | null; readonly isHalfway: boolean; readonly beginning: boolean },
): CompileEffects {
  if (isHalfway) return effects;
  if (rounds === null) return { ...effects, pace: editPace(looked, patience) };
  return { ...effects, pace: { ...fillPace(rounds, looked), beginning } };
}

/**
 * Shows the slide that is looked at before the others that an edit has changed. Where something is wrong, before or
 * after, nothing is shown but the whole.
 */
function showHalf(
  versions: Versions,
  before: ShownTalk,
  { talk, fonts, diagnostics }: Result,
): Pick<Update, 'patch' | 'news' | 'shown'> {
  const { report, version } = before;
  const shown: ShownTalk = { ...before, version: version + 1, talk, fonts, isHalf: true };
  const isGood = report.errorCount === 0 && !report.stale && !hasError(diagnostics);
  const found = isGood ? patchBetween(before, shown) : null;
  if (found === null) return { patch: null, news: null, shown: before };
  versions.add(shown);
  // Windows that follow edits go to the slide once, with the whole.
  const patch = { ...found, edited: null };
  return { patch, news: patch, shown };
}

/* What is wrong with a talk is known when all of it was read. */
const nothingToSay: LiveReport = { errors: [], errorCount: 0, warningCount: 0, stale: false };

function beginningMark({ isBeginning }: Result): Pick<ShownTalk, 'isBeginning'> {
  return isBeginning ? { isBeginning } : {};
}

interface Result {
  readonly isFinished: boolean;
  readonly isBeginning: boolean;
  readonly talk: Compilation['talk'];
  readonly fonts: FontKit;
  /** Nothing is wrong beyond the slides. */
  readonly isWhole: boolean;
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: ReadonlyMap<string, SourceFile>;
}

async function compileWhole(
  config: ResolvedConfig['config'],
  resolved: ConfigResolution,
  effects: CompileEffects,
  memory: Memory,
): Promise<Result> {
  const options = { notes: true, draft: false, panels: true, fonts: false };
  const compilation = await compile(config, effects, options, memory);
  const { talk, isFinished, isBeginning, project, rendered, diagnostics, sources } = compilation;
  const all = [...resolved.diagnostics, ...applyLevels(diagnostics, config.levels)];
  return {
    talk,
    isFinished,
    isBeginning,
    fonts: project.shell.fonts,
    isWhole: isFinished && !isBeyondSlides(all, rendered.slides, sources),
    diagnostics: all,
    sources: new Map([...resolved.sources, ...sources]),
  };
}

/** Keeps a version, unless it says what the one before has said. */
function settle(
  versions: Versions,
  before: ShownTalk | null,
  {
    base,
    shown,
    stage,
  }: { readonly base: ShownTalk | null; readonly shown: ShownTalk; readonly stage: Update['stage'] },
): Pick<Update, 'patch' | 'news' | 'shown'> {
  if (before === null || base === null) {
    versions.add(shown);
    return { patch: null, news: null, shown };
  }
  const news = patchBetween(before, shown);
  const patch = base === before ? news : patchBetween(base, shown);
  const [changed] = patch?.changed ?? [];
  const isEdit = stage === 'edited' && changed !== undefined;
  const edited = isEdit ? (shown.talk.sections[changed.at]?.slide.id ?? null) : before.edited;
  const kept = { ...shown, edited };
  // A beginning is never the same as the whole: pages wait for the rest.
  const isSame =
    before.isBeginning !== true &&
    news !== null &&
    isNothing(news) &&
    JSON.stringify(before.report) === JSON.stringify(shown.report);
  if (isSame) {
    const same = { ...kept, version: before.version };
    versions.replace(same);
    const told = { ...(patch ?? news), to: before.version, edited };
    return { patch: told, news: { ...news, to: before.version, edited }, shown: same };
  }
  versions.add(kept);
  const told = (one: LivePatch | null): LivePatch | null => (one === null ? null : { ...one, edited });
  return { patch: told(patch), news: told(news), shown: kept };
}

function hasError(diagnostics: readonly Diagnostic[]): boolean {
  return errorsAmong(diagnostics).length > 0;
}
