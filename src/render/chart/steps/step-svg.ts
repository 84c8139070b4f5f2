import { diagnose } from '../../../diagnostics/diagnose.ts';
import type { SpecChart } from '../../../model/chart.ts';
import type { Diagnostic } from '../../../model/diagnostic.ts';
import { placeOf } from '../places.ts';
import { emptySteps, type BuildUp } from './build-up.ts';
import { stepWords } from './matchers.ts';
import { mergeStates } from './merge-states.ts';
import { movedBetween, type ChartState, type Frame } from './states.ts';
import { readSvg } from './svg-tree.ts';
import { always, wrapSteps } from './wrap-steps.ts';

/** One state of a chart as drawn, its elements labelled with their steps. */
export interface DrawnState {
  readonly state: ChartState;
  readonly svg: string;
  readonly frame: Frame;
  readonly built: BuildUp;
}

/** A drawing with its steps as fragments. */
export interface SteppedSvg {
  readonly svg: string;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Writes the states of a chart as one SVG in which everything is there once, in a group that Reveal shows with its
 * step and, where another state replaces it, hides with that.
 */
export function stepSvg(chart: SpecChart, states: readonly DrawnState[], id: string): SteppedSvg {
  const diagnostics = [
    ...states.flatMap(({ built }) => built.diagnostics),
    ...emptySteps(
      chart,
      states.map(({ built }) => built),
    ),
    ...states.slice(1).flatMap((after, i) => changed(chart, states[i] as DrawnState, after)),
  ];
  const last = states.length - 1;
  const ids = defsOf((states[last] as DrawnState).svg);
  const drawings = states.map(({ svg, state: { from } }, i) => {
    const untraced = i === last ? svg : svg.replace(/ data-mark="\d+"/g, '');
    const own = i === last || defsOf(svg) === ids ? untraced : renamed(untraced, id, `-s${i}`);
    return { root: readSvg(own), from };
  });
  const { root, lives } = mergeStates(drawings);
  const svg = wrapSteps(root, (node) => {
    const life = lives.get(node) ?? always;
    return { since: Math.max(node.step, life.since), until: life.until };
  });
  return { svg, diagnostics };
}

function changed(chart: SpecChart, before: DrawnState, after: DrawnState): readonly Diagnostic[] {
  const { pointer } = after.state;
  const step = stepWords(chart, pointer);
  const at = placeOf(chart, pointer);
  const what = movedBetween(before.frame, after.frame);
  if (what !== null) return [diagnose('chart/step-moves', at, { what, step })];
  const plain = (svg: string): string => svg.replace(/ data-(?:mark|step)="\d+"/g, '');
  return plain(before.svg) === plain(after.svg) ? [diagnose('chart/step-changes-nothing', at, { step })] : [];
}

/** Clips and gradients, which are named by their place in the drawing. */
function defsOf(svg: string): string {
  return /<defs>.*<\/defs>/s.exec(svg)?.[0] ?? '';
}

function renamed(svg: string, id: string, suffix: string): string {
  const ids = new Set([...defsOf(svg).matchAll(/\sid="([^"]*)"/g)].map(([, name]) => name as string));
  return svg.replace(/(\sid="|url\(#)([^")]*)/g, (all, lead: string, name: string) =>
    ids.has(name) && name.startsWith(id) ? `${lead}${name}${suffix}` : all,
  );
}
