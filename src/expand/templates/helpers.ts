import { comparison, equality } from './comparison.ts';
import type { Helper } from './helper.ts';
import { isTruthy, singleOf } from './members.ts';
import { countBehind, formatValue, intervalOf, labelOf } from './number-helpers.ts';
import { sourceOf } from './source-helper.ts';
import { countRows, sortRows, whereRows } from './table-helpers.ts';
import { scalar, type TemplateValue } from './value.ts';

type Run = Helper['run'];

/** All helpers by name. A helper needs an argument, so a bare name is always data. */
export const helpers: ReadonlyMap<string, Helper> = new Map<string, Helper>([
  one('ci', '{{ci trials.x}}', ([value], _, context) => intervalOf(value, context)),
  one('n', '{{n trials.x}}', ([value]) => countBehind(value)),
  one('source', '{{source trials.x}}', ([value], _, context) => sourceOf(value, context)),
  one('label', '{{label trials.x}}', ([value]) => labelOf(value)),
  two('format', "{{format trials.x.estimate '.1f'}}", ([value, pattern]) => formatValue(value, pattern)),
  two('default', "{{default row.n 'n/a'}}", ([value, other]) => (isEmpty(value) ? other : value) as TemplateValue),
  one('count', '{{count trials}}', ([table]) => countRows(table)),
  one('where', "{{#each (where trials study='E1910')}}", ([table], hash) => whereRows(table, hash)),
  two('sort', "{{#each (sort trials 'estimate')}}", ([table, column], hash) => sortRows(table, column, hash)),
  ['eq', equality('eq', true)],
  ['ne', equality('ne', false)],
  ['lt', comparison('lt', (order) => order < 0)],
  ['le', comparison('le', (order) => order <= 0)],
  ['gt', comparison('gt', (order) => order > 0)],
  ['ge', comparison('ge', (order) => order >= 0)],
  one('not', '{{#if (not x)}}', ([value]) => scalar(!isTruthy(value as TemplateValue))),
  ['and', { usage: '{{#if (and x y)}}', arguments: [2, 9], run: (args) => scalar(args.every(isTruthy)) }],
  ['or', { usage: '{{#if (or x y)}}', arguments: [2, 9], run: (args) => scalar(args.some(isTruthy)) }],
]);

function one(name: string, usage: string, run: Run): [string, Helper] {
  return [name, { usage, arguments: [1, 1], run }];
}

function two(name: string, usage: string, run: Run): [string, Helper] {
  return [name, { usage, arguments: [2, 2], run }];
}

function isEmpty(value: TemplateValue | undefined): boolean {
  const single = value === undefined ? null : singleOf(value);
  return single !== null && (single.value === null || single.value === '');
}
