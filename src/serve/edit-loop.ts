import { compile, type Compilation } from '../compile.ts';
import { applyLevels } from '../config/apply-levels.ts';
import type { ConfigResolution, ResolvedConfig } from '../config/resolve-config.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Effects } from '../model/effects.ts';
import type { LivePatch } from '../model/live.ts';
import { emptyMemory, type Memory } from '../memory/memory.ts';
import type { FontKit } from '../model/fonts.ts';
import type { SourceFile } from '../model/text.ts';
import { isNothing } from './compare-talks.ts';
import { isBeyondSlides, liveReport, type DrawFrame } from './live-report.ts';
import { patchBetween, type ShownTalk, type Versions } from './shown-talk.ts';

/** What came of a save, for the terminal. */
export interface Update {
  /** `null` for the first version, and where pages are loaded anew. */
  readonly patch: LivePatch | null;
  readonly shown: ShownTalk;
  readonly milliseconds: number;
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
  const { versions, frame } = options;
  /** Whether what is shown is a talk as a whole, which nothing broken takes the place of. */
  let isWhole = false;
  let config = options.talk.config;
  const memory = emptyMemory();
  const publish = (result: Result, milliseconds: number): Update => {
    const { diagnostics, sources } = result;
    const before = versions.current();
    const keeps = before !== null && isWhole && !result.isWhole;
    const { talk, fonts } = keeps ? before : result;
    if (!keeps) isWhole = result.isWhole;
    const report = liveReport(diagnostics, sources, { frame, stale: keeps });
    const version = (before?.version ?? 0) + 1;
    const shown: ShownTalk = { version, talk, fonts, report, edited: before?.edited ?? null };
    return { ...settle(versions, before, shown), milliseconds, diagnostics, sources };
  };
  return {
    async run() {
      const started = performance.now();
      for (let tries = 1; ; tries++) {
        const resolved = options.resolve();
        if (resolved.value !== null && !hasError(resolved.diagnostics)) config = resolved.value.config;
        const result = await compileWhole(config, resolved, options.effects, memory);
        // Half a file, most likely: the other half is on its way.
        if (hasError(result.diagnostics) && options.isOutdated() && tries < 4) continue;
        return publish(result, performance.now() - started);
      }
    },
  };
}

interface Result {
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
  effects: Effects,
  memory: Memory,
): Promise<Result> {
  const options = { notes: true, draft: false, panels: true, fonts: false };
  const { talk, project, rendered, diagnostics, sources } = await compile(config, effects, options, memory);
  const all = [...resolved.diagnostics, ...applyLevels(diagnostics, config.levels)];
  return {
    talk,
    fonts: project.shell.fonts,
    isWhole: !isBeyondSlides(all, rendered.slides, sources),
    diagnostics: all,
    sources: new Map([...resolved.sources, ...sources]),
  };
}

/** Keeps a version, unless it says what the one before has said. */
function settle(versions: Versions, before: ShownTalk | null, shown: ShownTalk): Pick<Update, 'patch' | 'shown'> {
  if (before === null) {
    versions.add(shown);
    return { patch: null, shown };
  }
  const patch = patchBetween(before, shown);
  const edited =
    patch?.changed[0] === undefined ? before.edited : (shown.talk.sections[patch.changed[0].at]?.slide.id ?? null);
  const kept = { ...shown, edited };
  const isSame = patch !== null && isNothing(patch) && JSON.stringify(before.report) === JSON.stringify(shown.report);
  if (isSame) {
    const same = { ...kept, version: before.version };
    versions.replace(same);
    return { patch: { ...patch, to: before.version, edited }, shown: same };
  }
  versions.add(kept);
  return { patch: patch === null ? null : { ...patch, edited }, shown: kept };
}

function hasError(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === 'error');
}
