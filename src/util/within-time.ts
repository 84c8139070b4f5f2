import { createContext, Script, type Context } from 'node:vm';

/** The one line that is run, and the place where it finds what to run. */
const call = new Script('run()');
let place: { context: Context; box: { run: (() => unknown) | null } } | null = null;

/**
 * Runs a function and stops it where it takes too long: also inside a loop or a regular expression, which no promise and
 * no signal could interrupt. What the function leaves to run later is not watched.
 *
 * What it was about to write stays half written, so that the function's own objects should be thrown away with it.
 * @param limit in ms
 * @returns what the function returned, or `null` where it was stopped
 * @throws what the function threw
 */
export function withinTime<T>(run: () => T, limit: number): { readonly value: T } | null {
  if (place === null) {
    const box = { run: null };
    place = { box, context: createContext(box) };
  }
  const { box, context } = place;
  const before = box.run;
  box.run = run;
  try {
    return { value: call.runInContext(context, { timeout: limit }) as T };
  } catch (error) {
    if ((error as { readonly code?: unknown } | null)?.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return null;
    throw error;
  } finally {
    box.run = before;
  }
}
