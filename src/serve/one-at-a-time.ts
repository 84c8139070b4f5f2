/** Runs a task one at a time; whoever asks while it runs gets one more run, however often they ask. */
export function oneAtATime(
  task: () => Promise<void>,
  failed: (error: unknown) => void,
): { readonly run: () => Promise<void> } {
  let running: Promise<void> | null = null;
  let next: Promise<void> | null = null;
  const start = (): Promise<void> => {
    running = task()
      .catch(failed)
      .finally(() => (running = null));
    return running;
  };
  return {
    run() {
      if (running === null) return start();
      next ??= running.then(() => {
        next = null;
        return start();
      });
      return next;
    },
  };
}
