/** Work that is begun in its order, the next while some of it waits for another thread. */
export interface WorkLine {
  /** Begins some work, and comes back when it is time for the next. */
  readonly add: (work: Promise<void>) => Promise<void>;
  /** Waits for all that was begun. */
  readonly all: () => Promise<void>;
}

/**
 * Opens a line of work.
 * @param isShared whether some of it may wait for another thread; else each is done before the next begins
 * @param most pieces of work that may wait at a time
 */
export function workLine(isShared: () => boolean, most = 32): WorkLine {
  const underWay = new Set<Promise<void>>();
  return {
    async add(work) {
      if (!isShared() && underWay.size === 0) return work;
      underWay.add(work);
      // What fails stays in the line, for whoever waits for all of it.
      work.then(
        () => underWay.delete(work),
        () => {},
      );
      await turn();
      while (underWay.size >= most) await Promise.race(underWay);
    },
    all: async () => void (await Promise.all(underWay)),
  };
}

/** Lets in what the other thread has sent, and goes on when all that can be done without waiting is done. */
async function turn(): Promise<void> {
  await new Promise((resolve) => {
    setImmediate(resolve);
  });
}
