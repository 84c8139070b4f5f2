import { diagnose } from '../../diagnostics/diagnose.ts';
import { diagnosePrivacy } from '../../diagnostics/diagnose-privacy.ts';
import type { Dataset } from '../../model/data.ts';
import type { PairOperand, PairRule, ValueDefinition, Written } from '../../model/definitions.ts';
import type { ValuePart } from '../../model/values.ts';
import { plainNumber } from '../../util/aggregate.ts';
import { judgeGroups, rowGroupsOf } from '../../util/row-groups.ts';
import { aggregateParts } from './aggregate-value.ts';
import type { Report } from './choose-rows.ts';
import { joinReadings, onlyValue, type Parts } from './value-parts.ts';

/** A number that has a name, and the name as the talk calls it. */
export interface NamedPart {
  readonly name: string;
  readonly part: ValuePart;
}

/** What a pair is made from. */
export interface PairSource {
  readonly datasetOf: (name: string) => Dataset | null;
  /** `null` where there is none, which is told. */
  readonly numberOf: (name: Written<string>) => NamedPart | null;
  readonly report: Report;
}

/** One number divided by another, or one taken from the other. With `unit: pct` a ratio is given in percent. */
export function pairParts(definition: ValueDefinition, rule: PairRule, source: PairSource): Parts | null {
  const operands = rule.operands.map((operand) => operandPart(operand, definition, source));
  const [a, b] = operands;
  if (!a || !b) return null;
  const [x, y] = [a.part.value, b.part.value] as [number, number];
  if (rule.function === 'ratio' && y === 0) {
    source.report(diagnose('values/by-zero', rule.span, { what: b.words }));
    return null;
  }
  const isPercent = rule.function === 'ratio' && definition.unit?.value === 'pct';
  const sign = rule.function === 'ratio' ? '/' : '−';
  const transform = `${isPercent ? '100 × ' : ''}${a.words} ${sign} ${b.words}`;
  const value = rule.function === 'difference' ? x - y : (isPercent ? 100 * x : x) / y;
  const groups = operands.flatMap((operand) => (operand ? rowGroupsOf(operand.part.origin) : []));
  const origin = {
    readings: joinReadings([...a.part.origin.readings, ...b.part.origin.readings]),
    transform,
    values: [...new Set([...a.names, ...b.names])],
    ...(groups.length > 0 ? { groups } : {}),
  };
  const fault = judgeGroups(groups, rule.function);
  if (fault === null) return onlyValue({ value: plainNumber(value), origin });
  source.report(diagnosePrivacy(fault, definition.span, `\`${definition.name}\``));
  return null;
}

interface Operand {
  readonly part: ValuePart;
  readonly words: string;
  readonly names: readonly string[];
}

function operandPart(operand: PairOperand, definition: ValueDefinition, source: PairSource): Operand | null {
  if (operand.kind === 'aggregate') {
    const dataset = source.datasetOf(operand.from.value);
    if (dataset === null) return null;
    const { name, span } = definition;
    const part = aggregateParts(operand, { dataset, report: source.report, name, span })?.value;
    const words = part?.origin.transform ?? operand.function;
    return part === undefined ? null : { part, words, names: [] };
  }
  const found = source.numberOf(operand.name);
  if (found === null) return null;
  const { name, part } = found;
  if (typeof part.value === 'number') return { part, words: name, names: [name] };
  const words = part.value === null ? 'no value' : `\`${String(part.value)}\``;
  source.report(diagnose('values/no-number', operand.name.span, { found: words }));
  return null;
}
