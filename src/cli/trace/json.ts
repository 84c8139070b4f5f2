import type { Dependent } from './dependents.ts';
import type { ValueFacts } from './value-facts.ts';

/** A slide with what depends on some cells, as `--json` prints it. */
export function dependentJson({ slide, values, charts, claims }: Dependent): unknown {
  const { id, title, file, line } = slide;
  return {
    ...{ id, title, file, line },
    values: values.map(({ name, text, in: where, line: at, column }) => ({
      name,
      text,
      in: where ?? null,
      line: at,
      column,
    })),
    charts: charts.map(({ number, chart, marks, columns }) => ({
      number,
      title: chart.title,
      line: chart.line,
      marks,
      of: chart.marks.length,
      columns,
    })),
    claims: claims.map(({ words, expression, holds, line: at }) => ({ words, expression, holds, line: at })),
  };
}

/** What is known of a name, as `--json` prints it. */
export function valueJson({ name, value, texts, format, transform, cells, slides }: ValueFacts): unknown {
  const part = (one: { readonly value: unknown } | null | undefined): unknown => one?.value ?? null;
  const numbers =
    value === null
      ? {}
      : {
          label: value.label,
          unit: value.unit,
          value: part(value.value),
          low: part(value.low),
          high: part(value.high),
          level: part(value.level),
          n: part(value.n),
        };
  return { name, ...numbers, texts, format, transform, cells, slides: slides.map(dependentJson) };
}
