import { didYouMean } from '../../util/nearest.ts';
import { entry } from '../entry.ts';
import { listHint, quoted, short } from './chart-words.ts';

const colorHint = 'write a name of CSS or of the theme, or `#rrggbb`';

const ratio = (contrast: number): string => `${(Math.floor(contrast * 10) / 10).toFixed(1)}:1`;

/** What is said of the colours, words and annotations of a chart. */
export const chartMarkEntries = {
  'chart/role-color': entry<{ readonly role: string; readonly color: string; readonly known: readonly string[] }>({
    severity: 'error',
    message: ({ role, color }) => `\`${color}\`, the colour of \`${role}\`, is no colour`,
    hint: ({ color, known }) => didYouMean(color, known) ?? colorHint,
  }),
  'chart/unused-role': entry<{ readonly role: string; readonly known: readonly string[] }>({
    severity: 'info',
    message: ({ role }) => `no chart of the talk has \`${short(role)}\`, which has a colour in \`colors\``,
    hint: ({ role, known }) =>
      didYouMean(role, known) ?? 'a colour of `colors` is given by the name of a group or series',
  }),
  'chart/unknown-color': entry<{ readonly color: string; readonly known: readonly string[] }>({
    severity: 'error',
    message: ({ color }) => `\`${color}\` is no colour`,
    hint: ({ color, known }) =>
      didYouMean(color, known) ?? `${colorHint}, or give it a colour in the deck's \`colors:\``,
  }),
  'chart/low-contrast': entry<{
    /** The text; `null` for a mark. */
    readonly what: string | null;
    readonly color: string;
    readonly ground: string;
    readonly contrast: number;
    readonly needed: number;
    readonly more: number;
  }>({
    severity: 'warning',
    message: ({ what, color, ground, contrast, more }) =>
      `${what === null ? 'a mark' : `\`${short(what)}\``} in \`${color}\` is faint on \`${ground}\`: contrast ${ratio(contrast)}${more === 0 ? '' : `, and ${more} more such`}`,
    hint: ({ what, needed }) =>
      `${what === null ? 'a mark needs' : 'text of this size needs'} ${needed}:1: take a ${what === null ? 'stronger' : 'darker or lighter'} colour${what === null ? ', or an outline' : ''}`,
  }),
  'chart/color-only': entry<{ readonly first: string; readonly second: string; readonly eye: string }>({
    severity: 'warning',
    message: ({ first, second, eye }) =>
      `\`${short(first)}\` and \`${short(second)}\` differ by colour alone, and look alike with ${eye}`,
    hint: () => 'tell them apart by `shape` or `strokeDash` too, write their names beside them, or keep to the palette',
  }),
  'chart/unknown-annotation': entry<{ readonly key: string; readonly known: readonly string[] }>({
    severity: 'error',
    message: ({ key }) => `there is no annotation \`${short(key)}\``,
    hint: ({ key, known }) => didYouMean(key, known) ?? listHint('annotations are', known),
  }),
  'chart/annotation-row': entry<{
    readonly of: string;
    readonly cells: readonly string[];
    readonly count: number;
    /** Columns that were not asked about. */
    readonly columns: readonly string[];
    /** Cells of the columns that were asked about. */
    readonly known: readonly string[];
  }>({
    severity: 'error',
    message: ({ of, cells, count }) =>
      count === 0
        ? `no row of \`${of}\` holds ${quoted(cells)}`
        : `${count} rows of \`${of}\` hold ${quoted(cells)}, and an annotation is bound to one`,
    hint: ({ cells, count, columns, known }) => {
      if (count > 0) return listHint('tell them apart by another column too:', columns);
      const stray = cells.find((cell) => !known.includes(cell)) ?? '';
      return didYouMean(stray, known) ?? 'write a column with a cell that is in the table';
    },
  }),
  'chart/annotation-number': entry<{ readonly field: string; readonly of: string; readonly found: string | null }>({
    severity: 'error',
    message: ({ field, of, found }) =>
      `\`${field}\` is ${found === null ? 'blank' : `\`${short(found)}\``} in this row of \`${of}\`, and the annotation needs ${found === '0' ? 'something to divide by' : 'a number'}`,
    hint: () => 'name the column with the numbers in `field`, or pick another row',
  }),
  'chart/annotation-worked-out': entry<{
    readonly field: string;
    /** The aggregate; `null` where marks lie on each other. */
    readonly op: string | null;
  }>({
    severity: 'error',
    message: ({ field, op }) =>
      op === null
        ? `the mark of this row does not end at its \`${short(field)}\`: it lies on others`
        : `no mark of this chart stands at the \`${short(field)}\` of one row: each is the \`${short(op)}\` of several`,
    hint: ({ op }) =>
      op === null
        ? 'set the marks side by side (`xOffset`) or without `stack` (`stack: null`), or give a line its number'
        : 'draw a table with one row for each mark, or give a line its number',
  }),
  'chart/annotation-p': entry<{ readonly found: string }>({
    severity: 'error',
    message: ({ found }) => `\`${found}\` is no P value, which is from 0 to 1`,
    hint: () => 'write it as a share, `0.03`, or the whole text: `p: P for trend 0.03`',
  }),
  'chart/annotation-axis': entry<{ readonly axis: string | null }>({
    severity: 'error',
    message: ({ axis }) =>
      axis === null ? 'this chart has no axis of numbers for it' : `\`${axis}\` is no axis of numbers`,
    hint: () => 'an annotation is measured along an axis of numbers or dates: `axis: x` or `axis: y`',
  }),
  'chart/annotation-table': entry<{ readonly sensitive: boolean }>({
    severity: 'error',
    message: ({ sensitive }) =>
      sensitive
        ? 'an annotation points at single rows, which are never shown of this table'
        : 'an annotation picks rows of the table of the chart, which has none at its top',
    hint: ({ sensitive }) =>
      sensitive ? 'give the number itself, or a table of results' : 'name a table under `data` at the top of the chart',
  }),
  'chart/annotation-option': entry<{ readonly key: string; readonly of: string }>({
    severity: 'error',
    message: ({ key, of }) => `\`${key}\` is not a key of \`${of}\``,
    hint: ({ key, of }) => `it belongs beside \`${of}\`: \`- {${of}: {from: …, to: …}, ${key}: …}\``,
  }),
  'chart/annotation-width': entry<{ readonly axis: 'x' | 'y'; readonly place: string }>({
    severity: 'error',
    message: ({ axis, place }) => `both ends of the bracket stand at \`${short(place)}\` on \`${axis}\``,
    hint: ({ axis }) =>
      `a bracket joins two places: put the marks side by side with \`${axis}Offset\`, or draw a \`difference\` with the P value as its \`label\``,
  }),
  'chart/annotation-domain': entry<{
    readonly axis: string;
    readonly value: string;
    readonly from: string;
    readonly to: string;
  }>({
    severity: 'error',
    message: ({ axis, value, from, to }) =>
      `the annotation stands at \`${short(value)}\`, beyond the \`${axis}\` axis from \`${from}\` to \`${to}\``,
    hint: ({ axis }) => `widen the axis with \`scale: {domain: [low, high]}\` under \`${axis}\`, or check the number`,
  }),
  'chart/annotation-overlap': entry<{ readonly what: string; readonly other: string }>({
    severity: 'warning',
    message: ({ what, other }) => `${what} lies on ${other}`,
    hint: () => 'move it (`side: left`, `offset` of a bracket), shorten its `label`, or take away what lies under it',
  }),
  'chart/annotation-plot': entry<Record<string, never>>({
    severity: 'error',
    message: () => 'annotations need one plot with an x or a y axis',
    hint: () => 'charts of several plots (`hconcat`, `facet` …) and maps take theirs as layers of Vega-Lite',
  }),
  'chart/too-many-annotations': entry<{ readonly count: number; readonly limit: number }>({
    severity: 'error',
    message: ({ count, limit }) => `${count} annotations are more than ${limit}, which one chart may have`,
    hint: () => 'say one thing a slide',
  }),
  'chart/labels-chart': entry<{ readonly what: string; readonly direct: boolean }>({
    severity: 'error',
    message: ({ what }) => `\`labels\` needs ${what}`,
    hint: ({ direct }) =>
      direct
        ? 'bars are named by their axis; in other charts write the names as a layer of `text`'
        : 'in a layered chart write the values as a layer of `text`',
  }),
  'chart/labels-crowded': entry<{ readonly first: string; readonly second: string }>({
    severity: 'warning',
    message: ({ first, second }) =>
      `there is no room for the labels \`${short(first)}\` and \`${short(second)}\` beside their marks`,
    hint: () => 'show fewer series or values, make the chart higher, or keep the legend',
  }),
};
