import { setImmediate } from 'node:timers/promises';
import { cacheName } from '../config/cache-name.ts';
import type { ConfigResolution, ResolvedConfig } from '../config/resolve-config.ts';
import { emptyMemory } from '../memory/memory.ts';
import type { Effects } from '../model/effects.ts';
import type { LiveMessage } from '../model/live.ts';
import type { SlideCache } from '../model/slide-cache.ts';
import { gatherBursts, systemTimers } from './bursts.ts';
import { makeEditLoop, type Update } from './edit-loop.ts';
import { firstLook } from './first-look.ts';
import { noteReads, type Inputs } from './inputs.ts';
import { keepWhenIdle } from './keep-slides.ts';
import { keepFiles, type KeptFiles } from './kept-files.ts';
import type { DrawFrame } from './live-report.ts';
import { oneAtATime } from './one-at-a-time.ts';
import type { Versions } from './shown-talk.ts';
import { trackStates, type States } from './states.ts';
import { signatureOf, watchFiles, type Watch } from './watch-files.ts';

/** Which talk to follow, and who is told. */
export interface EditOptions {
  readonly talk: ResolvedConfig;
  /** Finds the talk and reads its settings again. */
  readonly resolve: () => ConfigResolution;
  readonly frame: DrawFrame;
  /** What is kept of a talk between runs, by a name for the talk; `null` where nothing is. */
  readonly slideCache?: ((talk: string) => SlideCache | null) | undefined;
  /** Told of every version but those that are still to be filled. */
  readonly told: (update: Update) => void;
  /** Told of what no one expected. */
  readonly failed: (error: unknown) => void;
}

/** Where versions go. */
export interface EditTargets {
  readonly build: string;
  readonly versions: Versions;
  readonly send: (message: LiveMessage) => void;
}

/** Edits that are followed. */
export interface Edits {
  /** Settles once there is something to be seen. */
  readonly ready: Promise<void>;
  /** Settles once what is to be seen is not the beginning alone. */
  readonly whole: Promise<void>;
  /** Settles once all slides are there. */
  readonly filled: Promise<void>;
  /** Someone has asked for something. @param whole what needs more than the beginning */
  readonly asked: (whole: boolean) => void;
  /** Someone looks at a slide, or at none that is there. */
  readonly look: (id: string | null) => void;
  /** Keeps what was made for the next start. */
  readonly keep: () => void;
  readonly close: () => Promise<void>;
}

/** Settings, wherever the talk is. */
const settingsName = 'plenary.config.yaml';

/** Milliseconds after which what was read is looked at once more, for events that the system did not send. */
const settling = 80;

/** Compiles a talk, and again whenever something that it is made of is saved. */
export function followEdits(options: EditOptions, effects: Effects, { build, versions, send }: EditTargets): Edits {
  const { root, config } = options.talk;
  const states = trackStates((path) => signatureOf(`${root}/${path}`));
  const kept = keepFiles(effects.fs);
  const { fs, inputs } = noteReads(kept.fs, [config.deck, settingsName], states.meet);
  const isOutdated = (): boolean => forgetAll(kept, states.outdated());
  const memory = emptyMemory(options.slideCache?.(cacheName(root, config)) ?? null);
  const keeper = keepWhenIdle(memory, systemTimers);
  let looked: string | null = null;
  const loop = makeEditLoop({
    ...options,
    effects: { ...effects, fs },
    ...{ versions, memory, isOutdated, looked: () => looked },
  });
  const [whole, filling, look, tell] = [signal(), signal(), firstLook(systemTimers), newsTeller(build, send)];
  const work = oneAtATime(
    async () => {
      const update = await loop.run();
      const { shown, stage } = update;
      tell(update);
      if (shown.isBeginning === true) return void look.over.then(work.run);
      look.end();
      whole.settle();
      // What is to be told goes out first.
      if (stage === 'filling') await setImmediate();
      if (stage === 'filling') return void work.run();
      filling.settle();
      options.told(update);
      keeper.made();
      saves.widen();
    },
    (error) => {
      for (const waited of [whole, filling]) waited.settle();
      options.failed(error);
    },
  );
  const saves = watchSaves(root, { inputs, states }, (paths) => {
    kept.forget(paths);
    return work.run();
  });
  // What is to be seen comes first.
  const ready = work.run().then(look.begin);
  void look.over.then(saves.start);
  return {
    ready,
    whole: whole.settled,
    filled: filling.settled,
    keep: keeper.keep,
    asked: (needsWhole) => (needsWhole ? look.end() : look.asked()),
    look(id) {
      looked = id ?? looked;
      look.end();
    },
    close() {
      look.close();
      keeper.keep();
      return saves.close();
    },
  };
}

/** @returns whether there was anything to let go of */
function forgetAll(kept: KeptFiles, outdated: readonly string[]): boolean {
  kept.forget(outdated);
  return outdated.length > 0;
}

/** Tells pages what is new since they were told last. */
function newsTeller(build: string, send: EditTargets['send']): (update: Update) => void {
  let sent = 0;
  return ({ news, shown }) => {
    const isNews = sent > 0 && shown.version > sent && (news === null || news.from !== news.to);
    if (isNews) send(news === null ? { type: 'reload', build } : { type: 'patch', build, patch: news });
    sent = shown.version;
  };
}

/** A watch over the saves of a talk. */
interface SaveWatch {
  readonly start: () => void;
  /** Watches what has become known since. */
  readonly widen: () => void;
  readonly close: () => Promise<void>;
}

/** @param changed told of files that were saved; settles when they were looked at */
function watchSaves(
  root: string,
  { inputs, states }: { readonly inputs: Inputs; readonly states: States },
  changed: (paths: ReadonlySet<string>) => Promise<void>,
): SaveWatch {
  let watch: Watch | null = null;
  let isClosed = false;
  const lookAgain = (): void => {
    systemTimers.after(settling, () => states.outdated().forEach((path) => bursts.note(path)));
  };
  const bursts = gatherBursts((paths) => {
    if (states.areDoubtful(paths)) return bursts.hold(paths);
    if (states.take(paths)) void changed(withContents(paths, inputs, states)).then(lookAgain);
  }, systemTimers);
  return {
    start() {
      if (isClosed) return;
      watch = watchFiles(root, inputs, bursts.note);
      watch.widen();
      // Whatever was saved before the watch stood.
      void watch.ready.then(lookAgain);
    },
    widen: () => watch?.widen(),
    async close() {
      isClosed = true;
      bursts.stop();
      await watch?.close();
    },
  };
}

/** With the files below a folder to which something has happened, where they are not what they were. */
function withContents(paths: ReadonlySet<string>, inputs: Inputs, states: States): ReadonlySet<string> {
  const folders = [...paths].filter((path) => inputs.leads(path)).map((path) => `${path}/`);
  if (folders.length === 0) return paths;
  const below = [...inputs.files].filter((file) => folders.some((folder) => file.startsWith(folder)));
  const changed = states.outdated(below);
  states.take(new Set(changed));
  return new Set([...paths, ...changed]);
}

/** Something that is waited for, and what tells that it is there. */
function signal(): { readonly settled: Promise<void>; readonly settle: () => void } {
  let settle = (): void => undefined;
  const settled = new Promise<void>((resolve) => (settle = resolve));
  return { settled, settle: () => settle() };
}
