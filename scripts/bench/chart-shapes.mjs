/*
 * Charts of a deck, as many shapes as a real one may have: a tool that is quick with a shape that it has seen before
 * shall not look quicker than it is. All draw the columns region, month, value and units.
 */

const region = { field: 'region', type: 'nominal' };
const value = { field: 'value', type: 'quantitative' };
const units = { field: 'units', type: 'quantitative' };
const month = { field: 'month', type: 'temporal' };
const sum = { ...value, aggregate: 'sum', title: 'Value' };
const mean = { ...value, aggregate: 'mean', title: 'Mean value' };

/** Parts of a spec beside its data and size. */
export const chartShapes = [
  { mark: 'bar', encoding: { x: { ...region, sort: '-y' }, y: sum } },
  { mark: { type: 'line', point: true }, encoding: { x: month, y: mean, color: region } },
  { mark: 'point', encoding: { x: units, y: value, color: region } },
  { mark: 'bar', encoding: { y: { ...region, sort: '-x', title: null }, x: mean } },
  { mark: 'bar', encoding: { x: { ...month, timeUnit: 'yearmonth', type: 'ordinal' }, y: sum, color: region } },
  { mark: 'bar', encoding: { x: { ...value, bin: { maxbins: 12 } }, y: { aggregate: 'count', title: 'Rows' } } },
  { mark: 'rect', encoding: { x: { ...month, timeUnit: 'month', type: 'ordinal' }, y: region, color: mean } },
  { mark: { type: 'area', line: true }, encoding: { x: month, y: sum } },
  { mark: 'tick', encoding: { x: value, y: region } },
  {
    layer: [
      { mark: 'bar', encoding: { x: sum } },
      { mark: { type: 'text', align: 'left', dx: 6 }, encoding: { x: sum, text: { ...sum, format: '.0f' } } },
    ],
    encoding: { y: { ...region, title: null } },
  },
  {
    layer: [
      { mark: 'point', encoding: { x: units, y: value } },
      { mark: 'rule', encoding: { y: { ...value, aggregate: 'mean' } } },
    ],
  },
  {
    transform: [{ filter: 'datum.units > 100' }, { calculate: 'datum.value / datum.units', as: 'each' }],
    mark: { type: 'circle' },
    encoding: { x: units, y: { field: 'each', type: 'quantitative', title: 'Value of a unit' } },
  },
  {
    layer: [
      {
        mark: { type: 'rule', strokeWidth: 3 },
        encoding: { y: { ...value, aggregate: 'min', title: 'Value' }, y2: { field: 'value', aggregate: 'max' } },
      },
      { mark: 'point', encoding: { y: { ...value, aggregate: 'median' } } },
    ],
    encoding: { x: region },
  },
];
