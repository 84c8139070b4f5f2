import { constants } from '../../expressions/evaluate.ts';

/** Names of helpers of the template language, and of blocks: a value of the same name could never be told from them. */
const helpers: ReadonlySet<string> = new Set(
  `and ci count default each else eq format ge gt if label le lt n ne not or slot sort source unless where with`.split(
    /\s+/,
  ),
);

/** Names that stand for something else at the beginning of a path. */
const words: ReadonlySet<string> = new Set('as deck false null root this true undefined'.split(' '));

/** What already has a name, as the end of a sentence; `null` where it is free. */
export function reservedBy(name: string): string | null {
  const first = name.split('.')[0] ?? '';
  if (helpers.has(name)) return 'the name of a helper';
  if (constants.has(name)) return 'a number of the expression language';
  return words.has(first) ? `a word of the template language` : null;
}
