import type { Reading } from '../../model/values.ts';
import { keysOfReadings } from '../../util/citations/keys-of-reading.ts';
import { shortForm } from '../../util/citations/short-form.ts';
import { problem, type HelperContext, type HelperProblem } from './helper.ts';
import { lacking, noValue } from './number-helpers.ts';
import { namedOf } from './members.ts';
import { scalar, type TemplateValue } from './value.ts';

/** `source`: the publications that a value, a row or a cell comes from, in the short form of a footer. */
export function sourceOf(
  value: TemplateValue | undefined,
  { references }: HelperContext,
): TemplateValue | HelperProblem {
  if (value?.kind === 'row' && value.row === -1) return scalar(null);
  const readings = value === undefined ? null : readingsOf(value);
  if (value === undefined || readings === null) return noValue('names the publication behind a value');
  const cited = keysOfReadings(readings, references).flatMap((key) => references.byKey.get(key) ?? []);
  const named = namedOf(value);
  if (cited.length === 0) {
    if (named !== null) return lacking(named, 'source among the references');
    return problem(
      'finds no source among the references',
      'name one under `sources` of its resource in datapackage.json',
    );
  }
  const read = readings.flatMap(({ dataset, rows }): Reading[] =>
    dataset.citation === null ? [] : [{ dataset, column: dataset.citation, rows }],
  );
  const text = cited.map((reference) => shortForm(reference)).join('; ');
  const origin = { readings: read, transform: 'short citation', values: [] };
  return { ...scalar(text, origin), name: named?.name ?? null };
}

function readingsOf(value: TemplateValue): readonly Reading[] | null {
  const named = namedOf(value);
  if (named !== null) return named.value.origin.readings;
  if (value.kind === 'row') return [{ dataset: value.dataset, column: '', rows: [value.row] }];
  return value.kind === 'scalar' ? (value.origin?.readings ?? null) : null;
}
