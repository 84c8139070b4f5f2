import type { NamedValue, Origin, ValuePart } from '../../model/values.ts';
import { formatFault } from '../../util/numbers/format.ts';
import { writeInterval } from '../../util/numbers/write.ts';
import { problem, type HelperContext, type HelperProblem } from './helper.ts';
import { namedOf, singleOf } from './members.ts';
import { scalar, type TemplateValue } from './value.ts';

/** `format`: a number by a d3-format pattern, without its unit. */
export function formatValue(
  value: TemplateValue | undefined,
  pattern: TemplateValue | undefined,
): TemplateValue | HelperProblem {
  if (pattern?.kind !== 'scalar' || typeof pattern.value !== 'string')
    return problem("needs a d3-format pattern in quotes, such as '.1f'");
  const fault = formatFault(pattern.value);
  if (fault !== null)
    return problem(
      `does not know the pattern \`${pattern.value}\`: it ${fault}`,
      'one decimal is `.1f`, whole numbers with thousands are `,.0f`',
    );
  const single = value === undefined ? null : singleOf(value);
  if (single === null) return problem('formats a single number');
  if (single.value === null) return single;
  if (typeof single.value !== 'number')
    return problem(`formats a number, and this is the text \`${String(single.value)}\``);
  return { ...single, format: pattern.value, unit: null, text: null };
}

/** `ci`: a value with its confidence interval. */
export function intervalOf(value: TemplateValue | undefined, { lang }: HelperContext): TemplateValue | HelperProblem {
  const single = value === undefined ? null : singleOf(value);
  // A row that is only there for its columns to be checked.
  if (single?.value === null) return single;
  const named = value === undefined ? null : namedOf(value);
  if (named === null) return noValue('writes the confidence interval of a value');
  const [point, low, high] = [named.value, named.low, named.high].map(numberOf);
  if (point == null) return problem(`writes a number, and \`${named.name}\` is \`${String(named.value.value)}\``);
  if (low == null || high == null) return lacking(named, 'confidence interval');
  const { format, unit, name } = named;
  const level = numberOf(named.level);
  const parts = [named.value, named.low, named.high, named.level];
  return {
    ...scalar(point, joined(parts)),
    ...{ format, unit, name },
    bounds: [low, high],
    text: writeInterval({ value: point, low, high, level }, { format, unit, lang }),
  };
}

/** `n`: the number of patients behind a value. */
export function countBehind(value: TemplateValue | undefined): TemplateValue | HelperProblem {
  if (value?.kind === 'row' && value.row === -1) return scalar(null);
  const named = value === undefined ? null : namedOf(value);
  if (named === null) return noValue('gives the number of patients behind a value');
  if (named.n === null) return lacking(named, 'number of patients');
  return { ...scalar(named.n.value, named.n.origin), name: `${named.name}.n` };
}

/** `label`: what a value is called. */
export function labelOf(value: TemplateValue | undefined): TemplateValue | HelperProblem {
  if (value?.kind === 'row' && value.row === -1) return scalar(null);
  const named = value === undefined ? null : namedOf(value);
  if (named === null) return noValue('gives the label of a value');
  if (named.label === null) return lacking(named, 'label');
  return scalar(named.label);
}

/** Why something that is no value cannot be used. */
export function noValue(what: string): HelperProblem {
  return problem(
    `${what}, and this is none`,
    'name one from `data/values.yaml`, or a row of a table that stands under `estimates:` there',
  );
}

/** A part that a value does not have, with those that it has. */
export function lacking(named: NamedValue, part: string): HelperProblem {
  const { low, high, level, n, label } = named;
  const there = Object.entries({ value: named.value, low, high, level, n, label })
    .filter(([member, found]) => found !== null && (member !== 'level' || low !== null))
    .map(([name]) => name);
  const related = [{ message: 'defined here', span: named.span }];
  return { kind: 'lacking', part, name: named.name, there, related };
}

function numberOf(part: ValuePart | null): number | null {
  return typeof part?.value === 'number' ? part.value : null;
}

/** All that several numbers were made of. */
function joined(parts: readonly (ValuePart | null)[]): Origin {
  const origins = parts.flatMap((part) => (part === null ? [] : [part.origin]));
  const readings = new Map<string, Origin['readings'][number]>();
  for (const reading of origins.flatMap((origin) => origin.readings)) {
    readings.set(`${reading.dataset.name} ${reading.column} ${reading.rows.join(' ')}`, reading);
  }
  return {
    readings: [...readings.values()],
    transform: origins[0]?.transform ?? null,
    values: [...new Set(origins.flatMap((origin) => origin.values))],
  };
}
