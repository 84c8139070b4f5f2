import { diagnose } from '../../diagnostics/diagnose.ts';
import { nameResolver } from '../../expressions/resolver.ts';
import type { Resolver } from '../../expressions/values.ts';
import type { Dataset } from '../../model/data.ts';
import type { ValueDefinition, ValueDefinitions, Written } from '../../model/definitions.ts';
import type { Diagnostic, Staged } from '../../model/diagnostic.ts';
import type { Estimates, NamedValue, Values } from '../../model/values.ts';
import { aggregateParts } from './aggregate-value.ts';
import { cellValue } from './cell-value.ts';
import type { Report } from './choose-rows.ts';
import { definitionIndex, orderDefinitions, type DefinitionIndex } from './definition-order.ts';
import { expressionParts } from './expression-value.ts';
import { pairParts, type NamedPart } from './pair-value.ts';
import { resolveEstimates } from './resolve-estimates.ts';
import { checkShare } from './share-as-percent.ts';
import { statisticParts } from './statistic-value.ts';
import { takenNames } from './taken-names.ts';
import { checkFormat, namedValue, type Parts } from './value-parts.ts';

/** The tables that definitions may name. */
export interface ValueTables {
  /** Those without an error, by name. */
  readonly datasets: ReadonlyMap<string, Dataset>;
  /** Whether a table that is missing has been told of. */
  readonly isTold: (name: string) => boolean;
}

/**
 * Gives every definition its number. An error stops nothing but the value itself and those that are computed from it,
 * which are broken in silence.
 */
export function resolveValues(definitions: ValueDefinitions, tables: ValueTables): Staged<Values> {
  const diagnostics: Diagnostic[] = [];
  const report: Report = (diagnostic) => diagnostics.push(diagnostic);
  const broken = new Set(definitions.broken);
  const estimates = new Map<string, Estimates>();
  for (const definition of definitions.estimates) {
    const { value: name } = definition.dataset;
    const dataset = tables.datasets.get(name);
    const resolved = dataset === undefined ? null : resolveEstimates(definition, dataset, report);
    if (resolved === null) broken.add(name);
    else estimates.set(name, resolved);
  }
  for (const { value, by, related } of takenNames(definitions.values, tables.datasets)) {
    report(diagnose('values/name-taken', value.span, { name: value.name, by }, related));
    broken.add(value.name);
  }
  const sound = definitions.values.filter(({ name }) => !broken.has(name));
  const index = definitionIndex([...sound.map(({ name }) => name), ...broken]);
  const { order, cycles } = orderDefinitions(sound, index);
  for (const cycle of cycles) {
    const names = [...cycle, cycle[0] as ValueDefinition].map(({ name }) => name);
    report(diagnose('values/cycle', (cycle[0] as ValueDefinition).span, { names }));
    for (const { name } of cycle) broken.add(name);
  }
  const named = new Map<string, NamedValue>();
  const run: Run = { tables, values: { named, estimates, broken }, index, report };
  for (const definition of order) {
    const value = broken.has(definition.name) ? null : resolveOne(definition, run);
    if (value === null) broken.add(definition.name);
    else named.set(value.name, value);
  }
  return { value: { named: inWrittenOrder(named, definitions), estimates, broken }, diagnostics };
}

function inWrittenOrder(named: ReadonlyMap<string, NamedValue>, { values }: ValueDefinitions): Map<string, NamedValue> {
  return new Map(values.flatMap(({ name }) => (named.has(name) ? [[name, named.get(name) as NamedValue]] : [])));
}

interface Run {
  readonly tables: ValueTables;
  /** As far as they are known. */
  readonly values: {
    readonly named: Map<string, NamedValue>;
    readonly estimates: Values['estimates'];
    readonly broken: Set<string>;
  };
  readonly index: DefinitionIndex;
  readonly report: Report;
}

function resolveOne(definition: ValueDefinition, run: Run): NamedValue | null {
  const { rule } = definition;
  const { report } = run;
  if (rule.kind === 'cell') {
    const dataset = run.tables.datasets.get(rule.from.value) ?? null;
    return dataset === null ? null : cellValue(definition, rule, { dataset, report });
  }
  if (!checkFormat(definition.format, report)) return null;
  const parts = partsOf(definition, run);
  return parts === null ? null : namedValue(definition, parts);
}

function partsOf(definition: ValueDefinition, run: Run): Parts | null {
  const { rule, name, span } = definition;
  const { report } = run;
  const datasetOf = (table: string): Dataset | null => run.tables.datasets.get(table) ?? null;
  switch (rule.kind) {
    case 'cell':
      return null;
    case 'aggregate': {
      const dataset = datasetOf(rule.from.value);
      const parts = dataset === null ? null : aggregateParts(rule, { dataset, report, name, span });
      if (dataset !== null && parts !== null && rule.column !== null && rule.function !== 'sum') {
        const [column, format] = [rule.column.value, definition.format?.value ?? null];
        checkShare({ dataset, column, ends: [], value: parts.value.value, unit: definition.unit, format }, report);
      }
      return parts;
    }
    case 'statistic': {
      const dataset = datasetOf(rule.from.value);
      return dataset === null ? null : statisticParts(definition, rule, { dataset, report });
    }
    case 'pair':
      return pairParts(definition, rule, { datasetOf, numberOf: (written) => numberNamed(written, run), report });
    case 'expr':
      return expressionParts(definition, rule, { resolver: resolverOf(run), report });
  }
}

/** A number by its name; one that is not there is told, unless its own error has been. */
function numberNamed({ value: name, span }: Written<string>, run: Run): NamedPart | null {
  const found = resolverOf(run).resolve(name.split('.'));
  if (found.kind === 'value') return { name: found.name, part: { value: found.value, origin: found.origin } };
  if (found.kind === 'missing')
    run.report(diagnose('values/expression', span, { detail: found.words, hint: found.hint }));
  if (found.kind === 'table') run.report(diagnose('values/no-number', span, { found: `the table \`${name}\`` }));
  return null;
}

const none: Values['named'] = new Map();

/**
 * Names in an expression of a definition. Values are found by the index of all definitions, since those that are
 * known grow from one definition to the next.
 */
function resolverOf({ tables, values, index }: Run): Resolver {
  const { datasets } = tables;
  const own = nameResolver({ values, datasets, broken: values.broken });
  const others = nameResolver({
    values: { ...values, named: none },
    datasets,
    broken: values.broken,
    also: values.named,
  });
  return {
    resolve: (path) => {
      const found = index.find(path);
      if (found !== null && !values.named.has(found.name) && values.broken.has(found.name)) return { kind: 'broken' };
      if (found !== null && values.named.has(found.name))
        return own.resolve([...found.name.split('.'), ...path.slice(found.length)]);
      if (tables.isTold(path[0] ?? '')) return { kind: 'broken' };
      return others.resolve(path);
    },
  };
}
