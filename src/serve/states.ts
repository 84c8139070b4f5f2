/** What tells one state of a file from another; `null` where there is none. */
export interface Signature {
  readonly size: number;
  readonly text: string;
}

/** The states in which files were when they were last read. */
export interface States {
  /** Notes the state of a file that is about to be read for the first time. */
  readonly meet: (path: string) => void;
  /** Whether one of these stands empty or is gone, and did not when it was last asked: half a save, perhaps. */
  readonly areDoubtful: (paths: ReadonlySet<string>) => boolean;
  /** Notes the states of files that are about to be read again. @returns whether any is another */
  readonly take: (paths: ReadonlySet<string>) => boolean;
  /** Files, of these or of all, that are in another state than that in which they were read. */
  readonly outdated: (paths?: Iterable<string>) => readonly string[];
}

/** Keeps track of files. @param look gives the state of a file */
export function trackStates(look: (path: string) => Signature | null): States {
  const known = new Map<string, Signature | null>();
  const doubted = new Set<string>();
  return {
    meet: (path) => void known.set(path, look(path)),
    areDoubtful(paths) {
      const fresh = [...paths].filter((path) => {
        const isFine = isEmpty(known.get(path)) || !isEmpty(look(path)) || doubted.has(path);
        return !isFine;
      });
      fresh.forEach((path) => doubted.add(path));
      return fresh.length > 0;
    },
    take(paths) {
      const changed = [...paths].filter((path) => {
        const state = look(path);
        const isOther = known.get(path)?.text !== state?.text;
        known.set(path, state);
        doubted.delete(path);
        return isOther;
      });
      return changed.length > 0;
    },
    outdated: (paths = known.keys()) => [...paths].filter((path) => look(path)?.text !== known.get(path)?.text),
  };
}

function isEmpty(state: Signature | null | undefined): boolean {
  return (state?.size ?? 0) === 0;
}
