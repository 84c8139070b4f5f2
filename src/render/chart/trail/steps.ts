import type { VegaData, VegaMark, VegaSpec } from '../drawing.ts';
import type { Transform } from './follow-rows.ts';
import { columnsOf } from './fields-read.ts';
import type { Step } from './plan.ts';

/** A mark of a Vega spec with the way from its rows back to the tables. */
export interface MarkSteps {
  readonly mark: VegaMark;
  readonly steps: readonly Step[];
}

/** All named marks of a spec that draw rows, by name. */
export function stepsByMark(spec: VegaSpec): ReadonlyMap<string, MarkSteps> {
  const found = new Map<string, MarkSteps>();
  const visit = (part: VegaSpec, around: readonly VegaMark[]): void => {
    for (const mark of part.marks ?? []) {
      if (mark.name !== undefined && mark.from !== undefined) {
        found.set(mark.name, { mark, steps: stepsBehind(mark, around, spec) });
      }
      if (mark.type === 'group') visit(mark, [...around, mark]);
    }
  };
  visit(spec, []);
  return found;
}

/** Longest way that is followed: data sets that feed each other in a circle have no end. */
const longest = 1000;

/** A name means what is nearest: a data set or facet of the group itself, else of the groups around it. */
function stepsBehind(mark: VegaMark, around: readonly VegaMark[], spec: VegaSpec): readonly Step[] {
  const scopes: readonly VegaSpec[] = [spec, ...around];
  const steps: Step[] = [];
  let name = mark.from?.data;
  let depth = scopes.length - 1;
  while (name !== undefined && depth >= 0 && steps.length < longest) {
    const scope = scopes[depth] as VegaSpec & Partial<VegaMark>;
    const data = scope.data?.find((one) => one.name === name);
    const facet = scope.from?.facet as Facet | undefined;
    if (data !== undefined) {
      steps.push({ kind: 'data', name, depth }, ...transformsOf(data));
      name = data.source;
    } else if (facet?.name === name) {
      steps.push({ kind: 'facet', groupby: columnsOf(facet.groupby) });
      name = facet.data;
      depth -= 1;
    } else depth -= 1;
  }
  return steps;
}

interface Facet {
  readonly name?: string;
  readonly data?: string;
  readonly groupby?: unknown;
}

/** Last transform first. */
function transformsOf(data: VegaData): readonly Step[] {
  return (data.transform ?? []).map((transform: Transform) => ({ kind: 'transform' as const, transform })).reverse();
}
