import type { Json } from '../../model/json.ts';
import { didYouMean, didYouMeanAny } from '../../util/nearest.ts';
import { entry } from '../entry.ts';
import { listHint, megabytes, orList, origin, quoted, short, shown, someRows, type StackFacts } from './chart-words.ts';

/** What `chart/…` diagnostics say. */
export const chartEntries = {
  'chart/unknown-key': entry<{
    readonly key: string;
    readonly of: string;
    readonly known: readonly string[];
    readonly clash: string | null;
  }>({
    severity: 'error',
    message: ({ key, of, clash }) =>
      clash === null
        ? `\`${key}\` is not a key of ${of === '' ? 'a chart' : `\`${of}\``}`
        : `\`${key}\` cannot stand beside \`${clash}\``,
    hint: ({ key, known, clash }) =>
      clash === null
        ? (didYouMean(key, known) ?? listHint('it may hold', known))
        : 'a view is one thing: put the other into a view of its own',
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
  'chart/unknown-word': entry<{ readonly word: string; readonly what: string; readonly known: readonly string[] }>({
    severity: 'error',
    message: ({ word, what }) => `\`${word}\` is not ${what}`,
    hint: ({ word, known }) => didYouMean(word, known) ?? listHint('there are', known),
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
  'chart/unknown-field': entry<{
    readonly field: string;
    /** The part of it that is not there; the whole where it is left out. */
    readonly asked?: string;
    readonly of: string | null;
    readonly known: readonly string[];
    readonly escaped: boolean;
    readonly cutBy: string | null;
  }>({
    severity: 'error',
    message: ({ field, of, cutBy }) =>
      `field \`${field}\` ${cutBy !== null ? `is not there after \`${cutBy}\`` : of === null ? 'is not a column of the data' : `is not a column of \`${of}\``}`,
    hint: ({ field, asked, known, escaped }) =>
      escaped
        ? `a dot means "part of": write \`${known[0] ?? field}\` in single quotes`
        : (didYouMeanAny(asked ?? field, known) ?? listHint('columns are', known)),
  }),
  'chart/unknown-name': entry<{ readonly name: string; readonly column: boolean; readonly known: readonly string[] }>({
    severity: 'error',
    message: ({ name }) => `\`${name}\` is not a parameter of this chart`,
    hint: ({ name, column, known }) => (column ? `a column is read as \`datum.${name}\`` : didYouMean(name, known)),
  }),
  'chart/unknown-param': entry<{ readonly name: string; readonly known: readonly string[] }>({
    severity: 'error',
    message: ({ name }) => `there is no parameter \`${name}\` in this chart`,
    hint: ({ name, known }) => didYouMean(name, known) ?? listHint('parameters are', known),
  }),
  'chart/expression': entry<{ readonly detail: string }>({
    severity: 'error',
    message: ({ detail }) => `this expression cannot be read: ${detail}`,
    hint: () => null,
  }),
  'chart/forbidden-function': entry<{
    readonly name: string;
    readonly why: string | null;
    readonly known: readonly string[];
  }>({
    severity: 'error',
    message: ({ name }) => `\`${name}\` is not a function that a chart may call`,
    hint: ({ name, why, known }) => why ?? didYouMean(name, known),
  }),
  'chart/forbidden-expression': entry<{ readonly what: string }>({
    severity: 'error',
    message: ({ what }) => `a chart may not use ${what}`,
    hint: () => 'an expression works on the cells of a row, parameters and numbers alone',
  }),
  'chart/not-a-number': entry<{
    readonly field: string;
    readonly role: string;
    readonly type: string;
    readonly samples: readonly string[];
  }>({
    severity: 'error',
    message: ({ field, role, samples }) =>
      `\`${field}\` cannot be ${role === 'quantitative' ? 'quantitative' : `the field of \`${role}\``}: ${quoted(samples)} ${samples.length === 1 ? 'is no number' : 'are no numbers'}`,
    hint: ({ type }) =>
      type === 'date' || type === 'datetime'
        ? 'draw dates with `type: temporal`'
        : 'draw words with `type: nominal` or `ordinal`, or correct the cells',
  }),
  'chart/not-a-date': entry<{ readonly field: string; readonly samples: readonly string[] }>({
    severity: 'error',
    message: ({ field, samples }) =>
      `\`${field}\` cannot be temporal: ${quoted(samples)} ${samples.length === 1 ? 'is no date' : 'are no dates'}`,
    hint: () => 'write dates as 2024-05-31, or name their pattern as `format` of the field in `datapackage.json`',
  }),
  'chart/year-as-date': entry<{ readonly field: string; readonly samples: readonly string[] }>({
    severity: 'error',
    message: ({ field, samples }) =>
      `\`${field}\` cannot be temporal: the number ${quoted(samples.slice(0, 1))} would be that many milliseconds after 1970`,
    hint: () => 'draw years with `type: ordinal`, or `quantitative` with `axis: {format: d}`',
  }),
  'chart/no-values': entry<{ readonly field: string; readonly of: string; readonly rows: number }>({
    severity: 'error',
    message: ({ field, of, rows }) => `\`${field}\` has no value in any of the ${rows} rows of \`${of}\``,
    hint: () => 'look at the column in the data file: blank cells are no value',
  }),
  'chart/type-missing': entry<{ readonly field: string; readonly channel: string }>({
    severity: 'warning',
    message: ({ field, channel }) =>
      `\`${field}\` holds numbers, but without a \`type\` the channel \`${channel}\` draws each as a word`,
    hint: () => 'write `type: quantitative`, or `type: nominal` if that is meant',
  }),
  'chart/bad-format': entry<{ readonly format: string; readonly kind: 'number' | 'time' }>({
    severity: 'error',
    message: ({ format, kind }) => `\`${format}\` is not a ${kind} format`,
    hint: ({ kind }) =>
      kind === 'number'
        ? 'for example `.1f` is 82.4, `d` is 82, `.0%` is 82%'
        : 'for example `%Y` is 2024, `%b %Y` is May 2024',
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
    hint: ({ detail }) =>
      /^Cannot read propert/.test(detail)
        ? 'an expression reads a part of a cell that has no parts, or of no cell'
        : /__proto__/.test(detail)
          ? 'write the cell otherwise, or filter the row out'
          : null,
  }),
  'chart/warning': entry<{ readonly detail: string }>({
    severity: 'warning',
    message: ({ detail }) => `Vega-Lite says: ${detail.replace(/\.$/, '')}`,
    hint: () => null,
  }),
  'chart/stacked-rows': entry<StackFacts>({
    severity: 'error',
    message: ({ rows, place, field }) =>
      `${rows.length} rows ${place === '' ? 'lie' : `of ${place} lie`} on each other and \`${field}\` is added up: ${someRows(rows)}`,
    hint: ({ channel }) =>
      `set the rows side by side with \`xOffset\` or \`yOffset\`, make them parts with \`color\`, use an \`aggregate\`, or write \`stack\` on \`${channel}\` (\`zero\` to add up, \`null\` to overlap)`,
  }),
  'chart/stacked-past': entry<{ readonly place: string; readonly total: number; readonly field: string }>({
    severity: 'error',
    message: ({ place, total, field }) =>
      `the percentages \`${field}\` of ${place === '' ? 'one place' : place} are put on each other and reach ${total}`,
    hint: () => 'set them side by side with `xOffset` (or `yOffset`) for the series; `stack: zero` if they are parts',
  }),
  'chart/stacked-series': entry<StackFacts>({
    severity: 'warning',
    message: ({ rows, place, field }) =>
      `${rows.length} rows of ${place} lie on each other and \`${field}\` is added up: ${someRows(rows)}`,
    hint: ({ channel }) => `filter the rows, aggregate them, or write \`stack\` on \`${channel}\` if this is meant`,
  }),
  'chart/unsafe-link': entry<{ readonly target: string; readonly column: string | null; readonly row: string | null }>({
    severity: 'warning',
    message: ({ target, column, row }) => `a link to \`${short(target)}\`${origin(column, row)} was left out`,
    hint: () => 'links go to https, http, mailto or `#slide`',
  }),
  'chart/outside-image': entry<{
    readonly target: string;
    readonly column: string | null;
    readonly row: string | null;
  }>({
    severity: 'error',
    message: ({ target, column, row }) =>
      `the image \`${short(target)}\`${origin(column, row)} cannot be drawn in a chart`,
    hint: () => 'a chart loads nothing: put the image on the slide, or use a symbol',
  }),
  'chart/unknown-font': entry<{ readonly family: string }>({
    severity: 'warning',
    message: ({ family }) => `the font \`${family}\` is not part of the talk`,
    hint: () => 'leave `font` out: charts are set in Inter',
  }),
  'chart/cut-label': entry<{ readonly texts: readonly string[] }>({
    severity: 'warning',
    message: ({ texts }) =>
      `${texts.length === 1 ? 'a label does' : `${texts.length} labels do`} not fit and ${texts.length === 1 ? 'is' : 'are'} cut: ${someRows(texts.map(short))}`,
    hint: () => 'write it shorter, or give `labelLimit` more px',
  }),
  'chart/labels-overlap': entry<{ readonly first: string; readonly second: string }>({
    severity: 'warning',
    message: ({ first, second }) => `the labels \`${short(first)}\` and \`${short(second)}\` lie on each other`,
    hint: () => 'write them shorter, name fewer with `axis: {values: […]}`, or turn the chart on its side',
  }),
  'chart/overflow': entry<{
    readonly width: number;
    readonly height: number;
    readonly slotWidth: number;
    readonly slotHeight: number;
  }>({
    severity: 'warning',
    message: ({ width, height, slotWidth, slotHeight }) =>
      `the chart is ${width} × ${height} px, its place on the slide ${slotWidth} × ${slotHeight}: its text will be small`,
    hint: () => 'give its views a smaller `width` and `height`',
  }),
  'chart/crowded-slot': entry<{ readonly total: number; readonly words: number; readonly height: number }>({
    severity: 'warning',
    message: ({ total, words, height }) =>
      words === 0
        ? `the charts of this slot are ${total} px tall together, and it has ${height} px`
        : `the words here are some ${words} px tall and leave little for what is drawn: together they have ${height} px`,
    hint: ({ words }) =>
      words === 0
        ? 'give each a `height`, or a slot of its own with `layout: two-columns`'
        : 'write less, give the chart a smaller `height`, or put words and chart side by side: `layout: chart-text`',
  }),
  'chart/lost-style': entry<{ readonly property: string }>({
    severity: 'warning',
    message: ({ property }) => `\`${property}\` cannot be shown: a page has no inline styles`,
    hint: () => null,
  }),
  'chart/broken-geometry': entry<{ readonly parts: readonly string[] }>({
    severity: 'error',
    message: ({ parts }) =>
      `${parts.length === 1 ? 'a part of the drawn chart is no number' : 'parts of the drawn chart are no numbers'}: \`${parts.slice(0, 3).join('`, `')}\``,
    hint: () => 'look for cells without a value, a division by zero, or a zero on a log axis',
  }),
};
