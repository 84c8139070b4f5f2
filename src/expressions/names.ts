import { partsOf } from './evaluate.ts';
import { isProblem, type Expression, type PathExpression } from './expression.ts';
import { parse } from './parse.ts';

/** The names of an expression in the order in which they stand; none where it cannot be read. */
export function namesIn(text: string): PathExpression[] {
  const tree = parse(text);
  return isProblem(tree) ? [] : namesOf(tree);
}

/** The names of an expression that is parsed. */
export function namesOf(tree: Expression): PathExpression[] {
  return tree.kind === 'path' ? [tree] : partsOf(tree).flatMap(namesOf);
}
