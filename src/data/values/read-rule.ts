import { diagnose } from '../../diagnostics/diagnose.ts';
import type {
  AggregateName,
  AggregateRule,
  PairOperand,
  PairRule,
  StatisticName,
  StatisticRule,
  ValueRule,
  Written,
} from '../../model/definitions.ts';
import type { Json } from '../../model/json.ts';
import {
  child,
  isList,
  isObject,
  keyPlace,
  neededText,
  numberOf,
  onlyKeys,
  textOf,
  valuePlace,
  wrongShape,
  type DefinitionReader,
  type Part,
} from './definition-reader.ts';
import { readWhere } from './read-where.ts';

/** Numbers made of a column. */
export const aggregates: readonly string[] = ['count', 'sum', 'mean', 'median', 'min', 'max'] satisfies AggregateName[];
const pairs: readonly string[] = ['ratio', 'difference'] satisfies PairRule['function'][];
/** Beside `median`, which is one where it is given a table of patients, and an aggregate where it is given a column. */
const statistics: readonly string[] = ['survival', 'hazardRatio', 'logRankP'] satisfies StatisticName[];

/** Keys that say what kind of value it is. */
export const kinds = ['from', ...aggregates, ...pairs, 'expr', ...statistics];
/** Keys that any value takes. */
export const common = ['unit', 'format', 'label'];
/** Keys that stand beside what says the kind. */
export const beside: Readonly<Record<string, readonly string[]>> = {
  from: ['where', 'column', 'ci', 'level', 'n'],
  expr: ['ci', 'level', 'n'],
  ratio: [],
  difference: [],
};

/** How a value comes about; `null` where that cannot be read, which is told. */
export function readRule(reader: DefinitionReader, part: Part): ValueRule | null {
  const { object, pointer, name } = part;
  const said = kinds.filter((key) => object[key] !== undefined && (key !== 'from' || object['column'] !== undefined));
  const kind = said[0] ?? (object['from'] !== undefined || object['column'] !== undefined ? 'from' : undefined);
  if (kind === undefined) {
    const known = [...kinds, ...common, 'where', 'column', 'ci', 'level', 'n'];
    const key = Object.keys(object).find((candidate) => !known.includes(candidate)) ?? null;
    const place = keyPlace(reader, key === null ? pointer : child(pointer, key));
    reader.diagnostics.push(diagnose('values/no-kind', place, { name, key, kinds }));
    return null;
  }
  if (said.length > 1) {
    reader.diagnostics.push(diagnose('values/two-kinds', keyPlace(reader, pointer), { name, kinds: said }));
    return null;
  }
  if (!onlyKeys(reader, part, [kind, ...(beside[kind] ?? ['where']), ...common])) return null;
  if (kind === 'from') return readCell(reader, part);
  if (kind === 'expr') {
    const expression = textOf(reader, part, 'expr');
    return expression === null ? null : { kind: 'expr', expression };
  }
  if (pairs.includes(kind)) return readPair(reader, part, kind as PairRule['function']);
  const isStatistic = statistics.includes(kind) || (kind === 'median' && isObject(object['median']));
  return isStatistic
    ? readStatistic(reader, part, kind as StatisticName)
    : readAggregate(reader, part, kind as AggregateName);
}

function readCell(reader: DefinitionReader, part: Part): ValueRule | null {
  const from = neededText(reader, part, 'from');
  const column = neededText(reader, part, 'column');
  const where = readWhere(reader, part);
  return from === null || column === null || where === null ? null : { kind: 'cell', from, column, where };
}

function readAggregate(reader: DefinitionReader, part: Part, name: AggregateName): AggregateRule | null {
  const at = child(part.pointer, name);
  const written = part.object[name];
  const where = readWhere(reader, part);
  if (typeof written !== 'string')
    return wrongShape(
      reader,
      at,
      name,
      name === 'count' ? 'the name of a dataset' : 'a dataset and a column: `trials.estimate`',
    );
  if (where === null) return null;
  const span = valuePlace(reader, at);
  if (name === 'count')
    return { kind: 'aggregate', function: name, from: { value: written, span }, column: null, where };
  const dot = written.indexOf('.');
  if (dot < 1 || dot === written.length - 1) {
    reader.diagnostics.push(diagnose('values/dataset-column', span, { written, of: name }));
    return null;
  }
  const [from, column] = splitAt(written, span, dot);
  return { kind: 'aggregate', function: name, from, column, where };
}

/** The two names around a dot, each with its own place where the text stands there as it is. */
function splitAt(written: string, span: Written<string>['span'], dot: number): [Written<string>, Written<string>] {
  const quote = textOffset(span, written);
  const place = (start: number, end: number): Written<string> => ({
    value: written.slice(start, end),
    span: quote === null ? span : { ...span, start: span.start + quote + start, end: span.start + quote + end },
  });
  return [place(0, dot), place(dot + 1, written.length)];
}

/** Where in its place a text begins: behind its quote, where it has one; `null` where it is written otherwise. */
export function textOffset(span: Written<string>['span'], text: string): number | null {
  const more = span.end - span.start - text.length;
  return more === 0 ? 0 : more === 2 && !/["'\\\n]/.test(text) ? 1 : null;
}

function readPair(reader: DefinitionReader, part: Part, name: PairRule['function']): PairRule | null {
  const at = child(part.pointer, name);
  const span = valuePlace(reader, at);
  const written = part.object[name];
  if (!isList(written) || written.length !== 2) {
    const found = isList(written)
      ? `a list of ${written.length}`
      : isObject(written)
        ? 'a mapping'
        : `\`${String(written)}\``;
    reader.diagnostics.push(diagnose('values/two-operands', span, { of: name, found }));
    return null;
  }
  const operands = written.map((operand, i) => readOperand(reader, operand, child(at, i)));
  const [first, second] = operands;
  return first && second ? { kind: 'pair', function: name, span, operands: [first, second] } : null;
}

function readOperand(reader: DefinitionReader, operand: Json, pointer: string): PairOperand | null {
  if (typeof operand === 'string' && operand.trim() !== '')
    return { kind: 'value', name: { value: operand.trim(), span: valuePlace(reader, pointer) } };
  if (!isObject(operand)) return wrongShape(reader, pointer, String(operand), 'the name of a value or an aggregate');
  const part: Part = { object: operand, pointer, name: Object.keys(operand)[0] ?? '' };
  const name = aggregates.find((key) => operand[key] !== undefined);
  if (name === undefined) {
    const key = Object.keys(operand)[0] ?? null;
    const place = key === null ? valuePlace(reader, pointer) : keyPlace(reader, child(pointer, key));
    reader.diagnostics.push(diagnose('values/no-kind', place, { name: 'this part', key, kinds: aggregates }));
    return null;
  }
  return onlyKeys(reader, part, [name, 'where']) ? readAggregate(reader, part, name as AggregateName) : null;
}

const statisticKeys: Readonly<Record<StatisticName, readonly string[]>> = {
  survival: ['from', 'time', 'event', 'at', 'level'],
  median: ['from', 'time', 'event', 'level'],
  hazardRatio: ['from', 'time', 'event', 'by', 'reference', 'level'],
  logRankP: ['from', 'time', 'event', 'by'],
};

function readStatistic(reader: DefinitionReader, outer: Part, name: StatisticName): StatisticRule | null {
  const pointer = child(outer.pointer, name);
  const object = outer.object[name];
  const where = readWhere(reader, outer);
  if (!isObject(object))
    return wrongShape(reader, pointer, name, 'a mapping: `{from: aml, time: time, event: status}`');
  const part: Part = { object, pointer, name: name };
  if (where === null || !onlyKeys(reader, part, statisticKeys[name])) return null;
  const needs = (wanted: string): boolean => statisticKeys[name].includes(wanted);
  const [from, time, event] = ['from', 'time', 'event'].map((column) => neededText(reader, part, column));
  const by = needs('by') ? neededText(reader, part, 'by') : null;
  const at = numberOf(reader, part, 'at');
  if (name === 'survival' && object['at'] === undefined)
    reader.diagnostics.push(diagnose('values/missing-key', keyPlace(reader, pointer), { key: 'at', of: '`survival`' }));
  const reference = readReference(reader, part);
  // Without it the order of rows in the file would say which group the ratio is against.
  if (name === 'hazardRatio' && object['reference'] === undefined)
    reader.diagnostics.push(
      diagnose('values/missing-key', keyPlace(reader, pointer), { key: 'reference', of: '`hazardRatio`' }),
    );
  if (name === 'hazardRatio' && reference === null) return null;
  if (!from || !time || !event || (needs('by') && by === null) || (name === 'survival' && at === null)) return null;
  const base = {
    kind: 'statistic',
    function: name,
    span: valuePlace(reader, pointer),
    from,
    time,
    event,
    by,
    at,
  } as const;
  return { ...base, reference, level: numberOf(reader, part, 'level'), where };
}

function readReference(reader: DefinitionReader, { object, pointer }: Part): StatisticRule['reference'] {
  const value = object['reference'];
  if (value === undefined || value === null) return null;
  const at = child(pointer, 'reference');
  if (typeof value === 'object') return wrongShape(reader, at, 'reference', 'one of the groups');
  return { value, span: valuePlace(reader, at) };
}
