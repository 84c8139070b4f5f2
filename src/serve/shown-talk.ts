import type { ArrangedTalk } from '../assemble/arrange-talk.ts';
import type { FontKit } from '../model/fonts.ts';
import type { LiveMessage, LivePatch, LiveReport } from '../model/live.ts';
import { compareTalks } from './compare-talks.ts';

/** A version of the talk as pages show it. */
export interface ShownTalk {
  readonly version: number;
  readonly talk: ArrangedTalk;
  readonly fonts: FontKit;
  readonly report: LiveReport;
  /** Id of the slide that was edited last. */
  readonly edited: string | null;
  /** The slide that is looked at is what an edit has made of it; the others follow at once. */
  readonly isHalf?: true;
  /** These are the first slides of the talk alone. */
  readonly isBeginning?: boolean;
}

/** The last few versions. */
export interface Versions {
  readonly current: () => ShownTalk | null;
  readonly add: (shown: ShownTalk) => void;
  /** Puts a version in the place of the current one, where there is nothing new to see. */
  readonly replace: (shown: ShownTalk) => void;
  /** What a page of some version of some run has missed; `null` where nothing. */
  readonly since: (build: string, version: number) => LiveMessage | null;
}

/** Versions that a page may be behind and still be told what is new; it loads itself anew beyond. */
const kept = 8;

/** Keeps versions. @param build names this run */
export function keepVersions(build: string): Versions {
  let versions: readonly ShownTalk[] = [];
  const current = (): ShownTalk | null => versions.at(-1) ?? null;
  return {
    current,
    add: (shown) => (versions = [...versions, shown].slice(-kept)),
    replace: (shown) => (versions = [...versions.slice(0, -1), shown]),
    since(theirs, version) {
      const now = current();
      if (now === null || (theirs === build && version === now.version)) return null;
      // A page of another run would lose its place in a beginning; what comes next tells it.
      if (now.isBeginning === true && theirs !== build) return null;
      const before = theirs === build ? versions.find((one) => one.version === version) : undefined;
      const patch = before === undefined ? null : patchBetween(before, now);
      return patch === null ? { type: 'reload', build } : { type: 'patch', build, patch };
    },
  };
}

/** What turns a page of one version into that of another; `null` where it must be loaded anew. */
export function patchBetween(before: ShownTalk, now: ShownTalk): LivePatch | null {
  const changes = compareTalks(before.talk, now.talk);
  if (changes === null) return null;
  return { from: before.version, to: now.version, ...changes, report: now.report, edited: now.edited };
}
