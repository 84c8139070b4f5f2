import { diagnose } from '../../diagnostics/diagnose.ts';
import { diagnosePrivacy } from '../../diagnostics/diagnose-privacy.ts';
import { evaluate, type Evaluation } from '../../expressions/evaluate.ts';
import { isProblem } from '../../expressions/expression.ts';
import { namesIn } from '../../expressions/names.ts';
import { kindWords, type Resolver } from '../../expressions/values.ts';
import type { ExpressionRule, ValueDefinition, Written } from '../../model/definitions.ts';
import type { Span } from '../../model/text.ts';
import type { ValuePart } from '../../model/values.ts';
import { plainNumber } from '../../util/aggregate.ts';
import { writtenPart } from '../../util/estimates.ts';
import { judgeDisclosure } from '../../util/privacy.ts';
import { judgeGroups } from '../../util/row-groups.ts';
import type { Report } from './choose-rows.ts';
import { textOffset } from './read-rule.ts';
import { isLevel, joinReadings, type Parts } from './value-parts.ts';

/** A value computed from others; its interval, level and n are expressions too. */
export function expressionParts(
  definition: ValueDefinition,
  rule: ExpressionRule,
  { resolver, report }: { readonly resolver: Resolver; readonly report: Report },
): Parts | null {
  const compute = (written: Written<string> | null): ValuePart | null | false =>
    written === null ? null : computed(written, { resolver, report, definition });
  const value = compute(rule.expression);
  const [low = null, high = null] = definition.ci?.map(compute) ?? [];
  const n = compute(definition.n);
  const level = levelPart(definition, compute, report);
  if (!value || low === false || high === false || n === false || level === false) return null;
  if (!hasOneLevel(definition, level, { resolver, report })) return null;
  if (low !== null && high !== null && !isInterval(definition, { value, low, high }, report)) return null;
  return { value, low, high, level, n };
}

interface Surroundings {
  readonly resolver: Resolver;
  readonly report: Report;
  readonly definition: ValueDefinition;
}

function computed(written: Written<string>, { resolver, report, definition }: Surroundings): ValuePart | false {
  const evaluation = evaluate(written.value, resolver);
  const { result } = evaluation;
  if (isProblem(result)) {
    if (!result.told) {
      const facts = { detail: result.words, hint: result.hint };
      report(diagnose('values/expression', placeIn(written, result.offset, result.length), facts));
    }
    return false;
  }
  if (typeof result !== 'number') {
    report(diagnose('values/no-number', written.span, { found: kindWords(result) }));
    return false;
  }
  const origin = originOf(written.value, evaluation);
  const fault = judgeDisclosure({ op: 'expr', readings: origin.readings }) ?? judgeGroups(evaluation.groups, 'expr');
  if (fault === null) return { value: plainNumber(result), origin };
  report(diagnosePrivacy(fault, definition.span, `\`${definition.name}\``));
  return false;
}

function originOf(text: string, { readings, reads, groups }: Evaluation): ValuePart['origin'] {
  const transform = text.trim().replace(/\s+/g, ' ');
  return {
    readings: joinReadings(readings),
    transform,
    values: reads.map(({ name }) => name),
    ...(groups.length > 0 ? { groups } : {}),
  };
}

/** A stretch of an expression in the file; all of it, where quotes and line breaks keep the letters from being counted. */
export function placeIn({ value, span }: Written<string>, offset: number, length: number): Span {
  const start = textOffset(span, value);
  if (start === null) return span;
  const at = span.start + start + offset;
  return { ...span, start: at, end: at + length };
}

function levelPart(
  { level }: ValueDefinition,
  compute: (written: Written<string>) => ValuePart | null | false,
  report: Report,
): ValuePart | null | false {
  if (level === null) return null;
  const { value, span } = level;
  const part = typeof value === 'number' ? writtenPart(value) : compute({ value, span });
  if (!part || isLevel(part.value)) return part;
  report(diagnose('values/level', span, { found: `\`${String(part.value)}\`` }));
  return false;
}

/** Ends of an interval keep its level: those of a 95% interval are no 99% interval, whatever is written beside them. */
function hasOneLevel(
  { ci }: ValueDefinition,
  level: ValuePart | null,
  { resolver, report }: { readonly resolver: Resolver; readonly report: Report },
): boolean {
  if (level === null) return true;
  for (const end of ci ?? []) {
    for (const { parts } of namesIn(end.value)) {
      const path = parts.map(({ name }) => name);
      if (!['low', 'high'].includes(path.at(-1) ?? '')) continue;
      const found = resolver.resolve([...path.slice(0, -1), 'level']);
      if (found.kind !== 'value' || !isLevel(found.value) || found.value === level.value) continue;
      const facts = { end: path.join('.'), level: found.value, written: Number(level.value) };
      report(diagnose('values/level-differs', end.span, facts));
      return false;
    }
  }
  return true;
}

function isInterval(
  { ci, name }: ValueDefinition,
  parts: { readonly value: ValuePart; readonly low: ValuePart; readonly high: ValuePart },
  report: Report,
): boolean {
  const [value, low, high] = [parts.value.value, parts.low.value, parts.high.value] as [number, number, number];
  const [from, to] = ci as readonly [Written<string>, Written<string>];
  const span = { ...from.span, end: to.span.end };
  if (low > high) {
    report(diagnose('values/interval-order', span, { low: from.value, high: to.value, keys: [], count: 1 }));
    return false;
  }
  if (value < low || value > high)
    report(diagnose('values/outside-interval', span, { what: name, keys: [], count: 1 }));
  return true;
}
