import type { CleanSvg } from '../svg.ts';
import { readSvg } from './svg-tree.ts';
import { always, wrapSteps } from './wrap-steps.ts';

/** A drawing with its steps as fragments. */
export function stepSvg(clean: CleanSvg): CleanSvg {
  const svg = wrapSteps(readSvg(clean.svg), ({ step }) => (step === -1 ? always : { from: step, until: null }));
  return { ...clean, svg };
}
