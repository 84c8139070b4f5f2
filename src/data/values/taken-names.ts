import type { Dataset } from '../../model/data.ts';
import type { ValueDefinition } from '../../model/definitions.ts';
import type { RelatedPlace } from '../../model/diagnostic.ts';
import { isMember, rowNamed } from '../../util/estimates.ts';

/** A value whose name means something else. */
export interface TakenName {
  readonly value: ValueDefinition;
  /** What has the name, as the end of a sentence. */
  readonly by: string;
  readonly related: readonly RelatedPlace[];
}

/** Values that are called like a dataset, like a row of one, or like a member of another value. */
export function takenNames(values: readonly ValueDefinition[], datasets: ReadonlyMap<string, Dataset>): TakenName[] {
  const byName = new Map(values.map((value) => [value.name, value]));
  return values.flatMap((value): TakenName[] => {
    const parts = value.name.split('.');
    const [first = '', key] = parts;
    const dataset = datasets.get(first);
    if (dataset !== undefined && key === undefined) return [{ value, by: 'the name of a dataset', related: [] }];
    if (dataset !== undefined && key !== undefined && rowNamed(dataset, key, true) !== -1)
      return [{ value, by: `the name of a row of \`${first}\``, related: [] }];
    const owner = isMember(parts.at(-1) ?? '') ? byName.get(parts.slice(0, -1).join('.')) : undefined;
    if (owner === undefined) return [];
    const related = [{ message: `\`${owner.name}\` is defined here`, span: owner.span }];
    return [{ value, by: `a member of the value \`${owner.name}\``, related }];
  });
}
