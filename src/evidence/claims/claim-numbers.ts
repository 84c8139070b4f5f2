import { constants, partsOf } from '../../expressions/evaluate.ts';
import { isProblem, type Expression } from '../../expressions/expression.ts';
import { namesOf } from '../../expressions/names.ts';
import { parse } from '../../expressions/parse.ts';

/**
 * The numbers that a claim says of the data: those written out in it, beside a name. Digits in names and in quotes say
 * nothing, and neither does a comparison of two numbers that are both written out (`87 == 87`).
 */
export function claimNumbers(expression: string): readonly number[] {
  const tree = parse(expression);
  return isProblem(tree) ? [] : clausesOf(tree).flatMap((clause) => (readsNames(clause) ? literalsOf(clause) : []));
}

/** What stands between `&&`, `||`, `!` and the branches of a choice: each says something by itself. */
function clausesOf(node: Expression): readonly Expression[] {
  const isJoined =
    (node.kind === 'binary' && (node.operator === '&&' || node.operator === '||')) ||
    (node.kind === 'unary' && node.operator === '!') ||
    (node.kind === 'call' && node.name === 'if') ||
    node.kind === 'choice';
  return isJoined ? partsOf(node).flatMap(clausesOf) : [node];
}

function readsNames(node: Expression): boolean {
  return namesOf(node).some(({ parts }) => parts.length > 1 || !constants.has(parts[0]?.name ?? ''));
}

function literalsOf(node: Expression): readonly number[] {
  if (node.kind === 'literal') return typeof node.value === 'number' ? [node.value] : [];
  return partsOf(node).flatMap(literalsOf);
}
