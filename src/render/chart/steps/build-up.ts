import { diagnose } from '../../../diagnostics/diagnose.ts';
import type { SpecChart } from '../../../model/chart.ts';
import type { Diagnostic } from '../../../model/diagnostic.ts';
import type { Drawing } from '../drawing.ts';
import { placeOf } from '../places.ts';
import type { Unit } from '../units.ts';
import { assignSteps, type AssignedSteps } from './assign-steps.ts';
import { fieldSteps, listedSteps, stepWords, type Matcher } from './matchers.ts';

/** Most steps of one chart. */
const mostSteps = 40;

/** The steps of a drawing whose scene has been labelled. */
export interface BuildUp extends AssignedSteps {
  readonly matchers: readonly Matcher[];
}

/** Labels a drawing's scene with its steps; `null` for a chart that is there at once. */
export async function buildUp(chart: SpecChart, drawing: Drawing, units: readonly Unit[]): Promise<BuildUp | null> {
  const { steps } = chart;
  if (steps === null || steps === undefined) return null;
  const matchers =
    steps.kind === 'field'
      ? fieldSteps(steps, drawing, units)
      : listedSteps(steps.steps, (pointer) => stepWords(chart, pointer));
  const count = matchers.length;
  const found = (diagnostic: Diagnostic): BuildUp => ({
    ...{ matchers: [], counts: [], taken: new Set(), diagnostics: [diagnostic] },
  });
  const at = placeOf(chart, chart.words.steps?.pointer ?? '');
  if (count > mostSteps) return found(diagnose('chart/too-many-steps', at, { count, limit: mostSteps }));
  if (steps.kind === 'field' && count === 0)
    return found(diagnose('chart/step-without-marks', at, { step: steps.field, taken: false }));
  return { matchers, ...(await assignSteps({ chart, drawing, units }, matchers)) };
}

/** Says which steps have nothing to show in any state of the chart. */
export function emptySteps(chart: SpecChart, states: readonly BuildUp[]): readonly Diagnostic[] {
  const matchers = states.at(-1)?.matchers ?? [];
  return matchers.flatMap(({ pointer, words, picks }, i) => {
    if (picks.length === 0 || states.some(({ counts }) => (counts[i] ?? 0) > 0)) return [];
    const taken = states.some((state) => state.taken.has(i));
    return [diagnose('chart/step-without-marks', placeOf(chart, pointer), { step: words, taken })];
  });
}
