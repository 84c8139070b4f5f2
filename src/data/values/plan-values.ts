import { namesIn } from '../../expressions/names.ts';
import type { DataRef } from '../../model/data.ts';
import type { PairOperand, ValueDefinition, ValueDefinitions, Written } from '../../model/definitions.ts';
import { definitionIndex, type DefinitionIndex } from './definition-order.ts';
import { placeIn } from './expression-value.ts';

/** The datasets that definitions name. In an expression a name may be another value, which is no dataset. */
export function definitionRefs({ values, estimates, broken }: ValueDefinitions): DataRef[] {
  const index = definitionIndex([...values.map(({ name }) => name), ...broken]);
  return [
    ...estimates.map(({ dataset }) => certainRef(dataset)),
    ...values.flatMap((value) => valueRefs(value, index)),
  ];
}

function valueRefs({ rule, ci, level, n }: ValueDefinition, index: DefinitionIndex): DataRef[] {
  switch (rule.kind) {
    case 'cell':
    case 'aggregate':
    case 'statistic':
      return [certainRef(rule.from)];
    case 'pair':
      return rule.operands.flatMap((operand) => operandRefs(operand, index));
    case 'expr':
      return [rule.expression, ...(ci ?? []), level, n].flatMap((written) =>
        typeof written?.value === 'string' ? expressionRefs({ ...written, value: written.value }, index) : [],
      );
  }
}

function operandRefs(operand: PairOperand, index: DefinitionIndex): DataRef[] {
  if (operand.kind === 'aggregate') return [certainRef(operand.from)];
  const { value, span } = operand.name;
  const path = value.split('.');
  if (index.find(path) !== null) return [];
  return [{ name: path[0] as string, by: 'name', span, certain: false, inExpression: true }];
}

function expressionRefs(written: Written<string>, index: DefinitionIndex): DataRef[] {
  return namesIn(written.value).flatMap(({ parts }): DataRef[] => {
    if (index.find(parts.map(({ name }) => name)) !== null) return [];
    const [first] = parts;
    if (first === undefined) return [];
    const span = placeIn(written, first.at, first.end - first.at);
    return [{ name: first.name, by: 'name', span, certain: false, inExpression: true }];
  });
}

function certainRef({ value, span }: Written<string>): DataRef {
  return { name: value, by: 'name', span, certain: true };
}
