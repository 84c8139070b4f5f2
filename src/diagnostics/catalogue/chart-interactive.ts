import { didYouMean } from '../../util/nearest.ts';
import { entry } from '../entry.ts';
import { listHint, short } from './chart-words.ts';

/** What is said of charts that answer in the page, of those that could, and of those that take too long to draw. */
export const chartInteractiveEntries = {
  'chart/not-interactive': entry<{ readonly names: readonly string[] }>({
    severity: 'info',
    message: ({ names }) =>
      `\`${short(names[0] ?? '')}\` is drawn as it starts: nothing can be selected or set in this chart`,
    hint: () => 'write `interactive: true` to bring Vega into the page for it',
  }),
  'chart/unknown-input': entry<{ readonly input: string; readonly known: readonly string[] }>({
    severity: 'error',
    message: ({ input }) => `there is no input \`${short(input)}\` under a chart`,
    hint: ({ input, known }) => didYouMean(input, known) ?? listHint('inputs are', known),
  }),
  'chart/too-slow': entry<{ readonly seconds: number }>({
    severity: 'error',
    message: ({ seconds }) => `the chart takes longer than ${seconds} s to draw`,
    hint: () =>
      'give it fewer rows: aggregate or sample before smoothing (`loess`, `density`, `regression`), and match shorter patterns',
  }),
  'privacy/interactive': entry<{ readonly table: string }>({
    severity: 'error',
    message: ({ table }) => `an interactive chart would bring rows of the sensitive table \`${table}\` into the page`,
    hint: () => 'leave `interactive` out: groups of these rows can be drawn, not explored',
  }),
} as const;
