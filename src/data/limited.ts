import type { Diagnostic } from '../model/diagnostic.ts';
import type { Span } from '../model/text.ts';

/** How many problems of one sort are told one by one. */
export const problemLimit = 50;

/** Collects problems up to a limit and counts the rest. */
export interface LimitedList {
  readonly add: (problem: () => Diagnostic) => void;
  /** The problems, and the last word about those that are only counted, at the first of them. */
  readonly finish: (more: (count: number, span: Span | null) => Diagnostic) => Diagnostic[];
}

/** A list that keeps the first {@link problemLimit} problems, so that a broken file does not bury the screen. */
export function limitedList(): LimitedList {
  const kept: Diagnostic[] = [];
  let next: Span | null = null;
  let count = 0;
  return {
    add: (problem) => {
      if (++count <= problemLimit) kept.push(problem());
      else if (count === problemLimit + 1) next = problem().span;
    },
    finish: (more) => (count > problemLimit ? [...kept, more(count - problemLimit, next)] : kept),
  };
}
