import { evaluateTree, partsOf } from '../../expressions/evaluate.ts';
import { isProblem, type Expression } from '../../expressions/expression.ts';
import { parse } from '../../expressions/parse.ts';
import { tableFunctions } from '../../expressions/table-functions.ts';
import type { Resolver } from '../../expressions/values.ts';

/** What functions over tables gave in an expression, as written: `count(trials)` → `92`. */
export function tableReads(text: string, resolver: Resolver): readonly (readonly [text: string, value: string])[] {
  if (!text.includes('(')) return [];
  const tree = parse(text);
  if (isProblem(tree)) return [];
  return tableCalls(tree).flatMap((call) => {
    const { result } = evaluateTree(call, resolver);
    const isPlain = !isProblem(result) && (typeof result !== 'object' || result === null);
    return isPlain ? [[text.slice(call.at, call.end).trim(), String(result ?? '')] as const] : [];
  });
}

function tableCalls(node: Expression): readonly Expression[] {
  const isCall = node.kind === 'call' && (tableFunctions.has(node.name) || node.name === 'length');
  return isCall ? [node] : partsOf(node).flatMap(tableCalls);
}
