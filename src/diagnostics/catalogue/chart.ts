import type { Json } from '../../model/json.ts';
import { didYouMean } from '../../util/nearest.ts';
import { entry } from '../entry.ts';

/** What `chart/…` diagnostics say. */
export const chartEntries = {
  'chart/not-a-spec': entry<object>({
    severity: 'error',
    message: () => 'a chart is a Vega-Lite spec: keys such as `data`, `mark` and `encoding`',
    hint: () => 'write the spec as YAML or JSON',
  }),
  'chart/unknown-kind': entry<{ readonly kind: string }>({
    severity: 'error',
    message: ({ kind }) => `there is no chart kind \`${kind}\``,
    hint: () => 'open the fence with `vega-lite` and write a Vega-Lite spec',
  }),
  'chart/not-yet': entry<{ readonly key: string }>({
    severity: 'error',
    message: ({ key }) => `\`${key}\` is not understood by this version of Plenary`,
    hint: () => 'take it out: the chart is drawn whole and static',
  }),
  'chart/unknown-key': entry<{ readonly key: string; readonly of: string; readonly known: readonly string[] }>({
    severity: 'error',
    message: ({ key, of }) => `\`${key}\` is not a key of ${of === '' ? 'a chart' : `\`${of}\``}`,
    hint: ({ key, known }) => didYouMean(key, known) ?? listHint('it may hold', known),
  }),
  'chart/unknown-channel': entry<{ readonly key: string; readonly known: readonly string[] }>({
    severity: 'error',
    message: ({ key }) => `\`${key}\` is not an encoding channel`,
    hint: ({ key, known }) => didYouMean(key, known) ?? listHint('channels are', known),
  }),
  'chart/unknown-transform': entry<{ readonly key: string; readonly known: readonly string[] }>({
    severity: 'error',
    message: ({ key }) => `\`${key}\` is not a transform`,
    hint: ({ key, known }) => didYouMean(key, known) ?? listHint('transforms are', known),
  }),
  'chart/missing-key': entry<{ readonly key: string; readonly of: string }>({
    severity: 'error',
    message: ({ key, of }) => `${of === '' ? 'the chart' : `\`${of}\``} needs \`${key}\``,
    hint: () => null,
  }),
  'chart/bad-value': entry<{
    readonly path: string;
    readonly found: Json;
    readonly expected: readonly string[];
    readonly near: string | null;
  }>({
    severity: 'error',
    message: ({ path, found, expected }) =>
      `\`${path}\` cannot be ${shown(found)}${expected.length > 8 ? '' : `: it is ${orList(expected)}`}`,
    hint: ({ near, expected }) =>
      near === null ? (expected.length > 8 ? listHint('it may be', expected) : null) : `did you mean \`${near}\`?`,
  }),
  'chart/unknown-data': entry<{ readonly name: string; readonly known: readonly string[] }>({
    severity: 'error',
    message: ({ name }) => `there are no data named \`${name}\``,
    hint: ({ name, known }) => didYouMean(name, known),
  }),
  'chart/text-rows': entry<object>({
    severity: 'error',
    message: () => 'rows inside a chart cannot be text in another format',
    hint: () => 'write them as a list of rows, or put the text into a file below `data/` and name it',
  }),
  'chart/too-many-rows': entry<{ readonly what: string; readonly count: number; readonly limit: number }>({
    severity: 'error',
    message: ({ what, count, limit }) =>
      `\`${what}\` makes ${Number.isFinite(count) ? Math.ceil(count) : 'endless'} rows; a chart takes ${limit}`,
    hint: () => 'aggregate, filter or sample the rows before they reach the chart',
  }),
  'chart/size': entry<{ readonly what: string; readonly size: number; readonly limit: number }>({
    severity: 'error',
    message: ({ what, size, limit }) =>
      `a chart's ${what} cannot be ${size}: it is more than 0 and at most ${limit} px`,
    hint: () => 'leave it out to take the size of the slot',
  }),
  'chart/too-large': entry<{ readonly size: number; readonly limit: number }>({
    severity: 'error',
    message: ({ size, limit }) =>
      `the drawn chart is ${megabytes(size)} MB of SVG; at most ${megabytes(limit)} MB reach a slide`,
    hint: () => 'draw fewer marks: aggregate, bin or sample the rows',
  }),
  'chart/cannot-draw': entry<{ readonly detail: string }>({
    severity: 'error',
    message: ({ detail }) => `the chart cannot be drawn: ${detail}`,
    hint: () => null,
  }),
  'chart/warning': entry<{ readonly detail: string }>({
    severity: 'warning',
    message: ({ detail }) => `Vega-Lite says: ${detail.replace(/\.$/, '')}`,
    hint: () => null,
  }),
  'chart/broken-geometry': entry<{ readonly parts: readonly string[] }>({
    severity: 'error',
    message: ({ parts }) =>
      `the drawn chart holds ${parts.length === 1 ? 'a part' : 'parts'} that are no number: \`${parts.slice(0, 3).join('`, `')}\``,
    hint: () => 'look for cells without a value, a division by zero, or a zero on a log axis',
  }),
};

function shown(value: Json): string {
  const text = JSON.stringify(value) as string;
  return `\`${text.length > 60 ? `${text.slice(0, 57)}…` : text}\``;
}

function orList(words: readonly string[]): string {
  if (words.length < 2) return words[0] ?? 'nothing';
  return `${words.slice(0, -1).join(', ')} or ${words[words.length - 1] as string}`;
}

function listHint(lead: string, words: readonly string[]): string | null {
  if (words.length === 0) return null;
  const most = words.slice(0, 24).map((word) => `\`${word}\``);
  return `${lead} ${most.join(', ')}${words.length > 24 ? ' …' : ''}`;
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1);
}
