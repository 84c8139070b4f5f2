import { didYouMean } from '../../util/nearest.ts';
import { entry } from '../entry.ts';
import { listHint, short } from './chart-words.ts';

/** What is said of charts that build up step by step. */
export const chartStepEntries = {
  'chart/unknown-step': entry<{
    readonly name: string;
    readonly parts: readonly string[];
    readonly values: readonly string[];
  }>({
    severity: 'error',
    message: ({ name }) => `\`${short(name)}\` is no part and no series of this chart`,
    hint: ({ name, parts, values }) =>
      didYouMean(name, [...parts, ...values]) ??
      `${listHint('parts are', parts)}; a layer is a part once it has a \`name\``,
  }),
  'chart/step-column': entry<{
    readonly name: string;
    readonly roles: readonly string[];
    /** The author's columns that these stand for. */
    readonly columns: readonly string[];
    readonly parts: readonly string[];
  }>({
    severity: 'error',
    message: ({ name }) => `this chart cannot build by \`${short(name)}\``,
    hint: ({ name, roles, columns, parts }) =>
      didYouMean(name, [...roles, ...columns, ...parts]) ??
      [listHint('it builds by', roles), listHint('or by a list of', parts)].filter((line) => line !== null).join(', '),
  }),
  'chart/step-no-list': entry<{ readonly name: string }>({
    severity: 'error',
    message: ({ name }) => `\`${name}\` is a part of this chart, not a field to build by`,
    hint: ({ name }) => `parts stand in a list: \`steps: [${name}]\``,
  }),
  'chart/steps-empty': entry<Record<string, never>>({
    severity: 'error',
    message: () => 'a list of steps that names nothing',
    hint: () => 'name parts, values or conditions, or leave `steps` out',
  }),
  'chart/too-many-steps': entry<{ readonly count: number; readonly limit: number }>({
    severity: 'error',
    message: ({ count, limit }) => `the chart builds in ${count} steps; the limit is ${limit}`,
    hint: () => 'put what belongs together into one step: a list inside the list',
  }),
  'chart/step-param': entry<{ readonly name: string; readonly known: readonly string[]; readonly exists: boolean }>({
    severity: 'error',
    message: ({ name, exists }) =>
      exists ? `the parameter \`${name}\` has no value that a step could change` : `there is no parameter \`${name}\``,
    hint: ({ name, known }) =>
      didYouMean(name, known) ??
      listHint('parameters with a value are', known) ??
      `declare it in the spec: \`params: [{name: ${short(name)}, value: …}]\``,
  }),
  'chart/step-without-marks': entry<{ readonly step: string; readonly taken: boolean }>({
    severity: 'error',
    message: ({ step, taken }) =>
      taken
        ? `nothing is left for the step \`${short(step)}\``
        : `the step \`${short(step)}\` names nothing that is drawn`,
    hint: ({ taken }) =>
      taken
        ? 'all that it names appears with other steps; a part by name goes before conditions and values'
        : 'a step needs at least one mark; conditions see the rows as drawn, after all transforms and aggregates',
  }),
  'chart/step-curve': entry<{ readonly what: string }>({
    severity: 'error',
    message: ({ what }) => `a line or area ${what} cannot appear point by point`,
    hint: () => 'take the outline away, use `linear` or a `step` form, or build by whole series',
  }),
  'chart/step-changes-nothing': entry<{ readonly step: string }>({
    severity: 'error',
    message: ({ step }) => `the step \`${short(step)}\` changes nothing that is drawn`,
    hint: () => 'give other values, or use the parameter in a transform, an encoding or a mark',
  }),
  'chart/step-moves': entry<{ readonly what: string; readonly step: string }>({
    severity: 'error',
    message: ({ what, step }) => `${what} changes with the step \`${short(step)}\`, so that what was drawn would move`,
    hint: () => 'fix the `domain` of the scale so that it holds at every step',
  }),
  'chart/steps-interactive': entry<Record<string, never>>({
    severity: 'error',
    message: () => 'a chart builds up in steps or is interactive, not both',
    hint: () => 'leave `steps` or `interactive` out',
  }),
};
