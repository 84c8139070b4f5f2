import type { Step } from './compile-pattern.ts';

/**
 * Whether the whole text matches, in time proportional to text × pattern: all ways through the program are followed
 * at once (Thompson 1968), so there is nothing to go back to.
 */
export function matchesWhole(pattern: readonly Step[], text: string): boolean {
  let states = follow(pattern, [0]);
  for (const character of text) {
    if (states.length === 0) return false;
    const next: number[] = [];
    for (const state of states) {
      const step = pattern[state] as Step;
      if (step.kind === 'test' && step.fits(character)) next.push(state + 1);
    }
    states = follow(pattern, next);
  }
  return states.some((state) => pattern[state]?.kind === 'accept');
}

/** The steps reached from `from` without reading a character, each once. */
function follow(pattern: readonly Step[], from: readonly number[]): number[] {
  const seen = new Set<number>();
  const waiting = [...from];
  const reached: number[] = [];
  for (let state = waiting.pop(); state !== undefined; state = waiting.pop()) {
    if (seen.has(state)) continue;
    seen.add(state);
    const step = pattern[state] as Step;
    if (step.kind === 'fork') waiting.push(step.left, step.right);
    else reached.push(state);
  }
  return reached;
}
