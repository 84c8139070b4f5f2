import { fragmentSteps } from '../fragments.ts';
import type { LineStart } from './lines.ts';
import { ancestorsUpTo } from './style.ts';

/** What all readers of a slide share. */
export interface Surroundings {
  /** The slide's box on the page. */
  readonly slide: DOMRect;
  /** The slide's element. */
  readonly root: Element;
  /** How many clicks the slide takes. */
  readonly steps: number;
  /** The click with which an element appears: its own or that of an element around it, up to but without `last`. */
  readonly stepOf: (element: Element, last?: Element) => number | null;
  /** Remembers an element that may have to be drawn, and gives it a name. */
  readonly shot: (element: Element, whole?: boolean) => string;
  /** Where lines begin that are kept whatever the width of their box. */
  readonly lineStarts?: readonly LineStart[];
}

/** Elements that may have to be drawn, by name. */
export type Shots = Map<string, { readonly element: Element; readonly whole: boolean }>;

/** Fragments that do something else than appear. */
const otherEffects = /\b(?:fade-out|semi-fade-out|grow|shrink|strike|highlight-\S+|chart-before|code-step)\b/;

/** Makes ready to read a slide. */
export function surroundingsOf(root: Element, shots: Shots): Surroundings {
  const steps = fragmentSteps(root);
  const byElement = new Map<Element, number>();
  steps.forEach((group, step) => {
    for (const element of group)
      if (!otherEffects.test(element.getAttribute('class') ?? '')) byElement.set(element, step);
  });
  return {
    slide: root.getBoundingClientRect(),
    root,
    steps: steps.length,
    stepOf: (element, last = root) => {
      const found = ancestorsUpTo(element, last).flatMap((one) => byElement.get(one) ?? []);
      return found.length === 0 ? null : Math.max(...found);
    },
    shot: (element, whole = false) => {
      const name = `s${shots.size}`;
      shots.set(name, { element, whole });
      return name;
    },
  };
}
