import type { ConfigResolution, ResolvedConfig } from '../config/resolve-config.ts';
import type { Effects } from '../model/effects.ts';
import type { LiveMessage } from '../model/live.ts';
import { gatherBursts, systemTimers } from './bursts.ts';
import { makeEditLoop, type Update } from './edit-loop.ts';
import { noteReads } from './inputs.ts';
import { keepFiles } from './kept-files.ts';
import type { DrawFrame } from './live-report.ts';
import { oneAtATime } from './one-at-a-time.ts';
import type { Versions } from './shown-talk.ts';
import { trackStates } from './states.ts';
import { signatureOf, watchFiles } from './watch-files.ts';

/** Which talk to follow, and who is told. */
export interface EditOptions {
  readonly talk: ResolvedConfig;
  /** Finds the talk and reads its settings again. */
  readonly resolve: () => ConfigResolution;
  readonly frame: DrawFrame;
  /** Told of every version. */
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
  /** Settles once the first version is there. */
  readonly ready: Promise<void>;
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
  const isOutdated = (): boolean => {
    const outdated = states.outdated();
    kept.forget(outdated);
    return outdated.length > 0;
  };
  const loop = makeEditLoop({ ...options, effects: { ...effects, fs }, versions, isOutdated });
  const work = oneAtATime(async () => {
    const update = await loop.run();
    const { patch, shown } = update;
    const isNews = shown.version > 1 && (patch === null || patch.from !== patch.to);
    if (isNews) send(patch === null ? { type: 'reload', build } : { type: 'patch', build, patch });
    options.told(update);
    watch.widen();
  }, options.failed);
  const bursts = gatherBursts((paths) => {
    if (states.areDoubtful(paths)) return bursts.hold(paths);
    if (!states.take(paths)) return;
    kept.forget(withContents(paths));
    void work.run().then(() => lookAgain());
  }, systemTimers);
  /** With the files below a folder to which something has happened, where they are not what they were. */
  const withContents = (paths: ReadonlySet<string>): ReadonlySet<string> => {
    const folders = [...paths].filter((path) => inputs.leads(path)).map((path) => `${path}/`);
    if (folders.length === 0) return paths;
    const below = [...inputs.files].filter((file) => folders.some((folder) => file.startsWith(folder)));
    const changed = states.outdated(below);
    states.take(new Set(changed));
    return new Set([...paths, ...changed]);
  };
  const lookAgain = (): void => {
    systemTimers.after(settling, () => states.outdated().forEach((path) => bursts.note(path)));
  };
  const watch = watchFiles(root, inputs, bursts.note);
  // Whatever was saved before the watch stood.
  void watch.ready.then(() => lookAgain());
  return {
    ready: work.run(),
    close() {
      bursts.stop();
      return watch.close();
    },
  };
}
