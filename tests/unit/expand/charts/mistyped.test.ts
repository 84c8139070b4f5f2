import { expect, test } from 'vitest';
import { dataset, expandText } from '../../../support/draw-chart.ts';

const trials = dataset('trials', {
  study: ['A', 'B', 'C'],
  arm: ['control', 'new', 'new'],
  started: ['2019-01-01', '2020-02-01', '2021-03-01'],
  survival: [54, 71, 66],
  patients: [80, 120, 95],
});

/** Charts without an error that name a column in every place that has one; `«…»` marks the names. */
const charts: readonly string[] = [
  `data: {name: trials}
transform:
  - {filter: "datum.«survival» > 10 && datum['«patients»'] > 0"}
  - {filter: {and: [{field: «arm», oneOf: [new, control]}, {not: {field: «study», equal: X}}]}}
  - {calculate: "datum.«survival» / 100", as: share}
  - {joinaggregate: [{op: mean, field: «share», as: average}], groupby: [«arm»]}
  - {window: [{op: rank, as: place}], sort: [{field: «average»}], groupby: [«arm»]}
  - {bin: {maxbins: 3}, field: «patients», as: size}
  - {timeUnit: year, field: «started», as: year}
  - {stack: «patients», groupby: [«arm»], sort: [{field: «study»}], as: [low, high]}
mark: bar
encoding:
  x: {field: «low», type: quantitative}
  x2: {field: «high»}
  y: {field: «study», type: nominal, sort: {field: «place», order: descending}}
  row: {field: «arm», type: nominal}
  color: {condition: {test: "datum.«size» > 5", field: «year», type: nominal}, value: ink}
  order: {field: «patients», type: quantitative}
  detail: [{field: «size_end»}]
  tooltip: [{field: «started», type: temporal}, {field: «average», type: quantitative}]
`,
  `data: {name: trials}
transform:
  - {aggregate: [{op: argmax, field: «survival», as: best}, {op: sum, field: «patients», as: n}], groupby: [«arm»]}
  - {lookup: «arm», from: {data: {values: [{code: new, word: New}]}, key: «code», fields: [«word»]}}
mark: {type: point, size: {expr: "datum.«n» * 2"}}
encoding:
  x: {field: best.«survival», type: quantitative, axis: {labelExpr: "datum.«label» + '%'"}}
  y: {field: «word», type: nominal}
  shape: {condition: {test: "datum.best.«study» == 'A'", value: square}, value: circle}
`,
  `data: {name: trials}
transform: [{fold: [«survival», «patients»], as: [what, much]}, {pivot: «what», value: «much», groupby: [«study»]}]
params: [{name: pick, select: {type: point, fields: [«study»]}}]
repeat: {row: [«survival», «patients»]}
spec:
  mark: point
  encoding: {x: {field: {repeat: row}, type: quantitative}, y: {field: «study», type: nominal}}
`,
  `data: {name: trials}
facet: {field: «arm», sort: {field: «survival», op: mean}}
spec:
  layer:
    - transform: [{regression: «survival», on: «patients»}]
      mark: line
      encoding: {x: {field: «patients», type: quantitative}, y: {field: «survival», type: quantitative}}
    - transform: [{impute: «survival», key: «study», groupby: [«arm»], value: 0}, {quantile: «survival», probs: [0.5]}]
      mark: rule
      encoding: {y: {field: «value», type: quantitative}}
    - transform: [{density: «survival», groupby: [«arm»]}]
      mark: area
      encoding: {x: {field: «value», type: quantitative}, y: {field: «density», type: quantitative}}
`,
];

const marked = /«([^»]*)»/g;

function errorsOf(text: string): readonly string[] {
  const { diagnostics } = expandText(text, [trials]);
  return diagnostics.filter(({ severity }) => severity === 'error').map(({ message, hint }) => `${message}; ${hint}`);
}

test.each(charts)('a chart without an error: %#', (chart) => {
  expect(errorsOf(chart.replaceAll(marked, '$1'))).toEqual([]);
});

test.each(charts)(
  'a column that is mistyped in any place of a chart is told with the one that was meant: %#',
  (chart) => {
    const places = [...chart.matchAll(marked)];
    const missed = places.flatMap((place) => {
      const name = place[1] as string;
      const typed = `${name.slice(0, -1)}${name.endsWith('q') ? 'z' : 'q'}`;
      const text = (chart.slice(0, place.index) + typed + chart.slice(place.index + place[0].length)).replaceAll(
        marked,
        '$1',
      );
      const isTold = errorsOf(text).some((error) => new RegExp(`did you mean .*\`${name}\``).test(error));
      return isTold ? [] : [`${name} at ${place.index}: ${errorsOf(text).join(' | ')}`];
    });
    expect(missed).toEqual([]);
  },
);
