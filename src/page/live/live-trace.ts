import type { Trace } from '../../model/evidence.ts';

/** The trace of a talk that changes: asked for when someone looks at it, and again when it may have changed. */
export interface LiveTrace {
  /** Where the numbers come from, as far as it is known yet. */
  readonly read: () => Trace;
  /** The talk has changed. */
  readonly outdate: () => void;
}

/** @param arrived called when there is something new to be seen */
export function liveTrace(arrived: () => void): LiveTrace {
  const trace: Trace = { version: 1, deck: { file: '', title: '', lang: '' }, files: [], slides: [], references: [] };
  let isWanted = false;
  const load = async (): Promise<void> => {
    const response = await fetch('/trace.json').catch(() => null);
    if (response === null || !response.ok) return;
    Object.assign(trace, await response.json());
    arrived();
  };
  return {
    read() {
      isWanted = true;
      void load();
      return trace;
    },
    outdate() {
      if (isWanted) void load();
    },
  };
}
