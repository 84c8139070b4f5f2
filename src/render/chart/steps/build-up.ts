import { diagnose } from '../../../diagnostics/diagnose.ts';
import type { SpecChart } from '../../../model/chart.ts';
import type { Diagnostic } from '../../../model/diagnostic.ts';
import type { Drawing } from '../drawing.ts';
import { placeOf } from '../places.ts';
import type { Unit } from '../units.ts';
import { assignSteps } from './assign-steps.ts';
import { fieldSteps, listedSteps, stepWords, type Matcher } from './matchers.ts';

/** Most steps of one chart. */
const mostSteps = 40;

/** The steps of a drawing whose scene has been labelled. */
export interface BuildUp {
  readonly matchers: readonly Matcher[];
  readonly diagnostics: readonly Diagnostic[];
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
  const at = placeOf(chart, chart.words.steps?.pointer ?? '');
  if (count > mostSteps)
    return { matchers: [], diagnostics: [diagnose('chart/too-many-steps', at, { count, limit: mostSteps })] };
  if (steps.kind === 'field' && count === 0)
    return { matchers, diagnostics: [diagnose('chart/step-without-marks', at, { step: steps.field, taken: false })] };
  const { counts, taken, diagnostics } = await assignSteps({ chart, drawing, units }, matchers);
  const empty = matchers.flatMap(({ pointer, words, picks }, i) =>
    picks.length === 0 || counts[i] !== 0
      ? []
      : [diagnose('chart/step-without-marks', placeOf(chart, pointer), { step: words, taken: taken.has(i) })],
  );
  return { matchers, diagnostics: [...diagnostics, ...empty] };
}
