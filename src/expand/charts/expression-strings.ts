import { parseExpression } from 'vega-expression';

interface Node {
  readonly type: string;
  readonly value?: unknown;
  readonly raw?: string;
  readonly operator?: string;
  readonly callee?: { readonly name?: string };
  readonly [part: string]: unknown;
}

/** A stretch of an expression: the letters between the quotes of a string. */
export interface StringPlace {
  readonly start: number;
  readonly end: number;
}

/**
 * The strings of an expression that its result can hold: all of it, operands of `+`, branches of `?:`, items of lists
 * that are picked from. What is compared with, or given to a function, is no word that anybody reads.
 * @returns nothing where the expression cannot be read
 */
export function outputStrings(text: string): StringPlace[] {
  let root: Node;
  try {
    root = parseExpression(text) as unknown as Node;
  } catch {
    return [];
  }
  const found: StringPlace[] = [];
  let at = 0;
  // In the order of the text, so that each literal is found behind the one before it.
  const visit = (node: Node, output: boolean): void => {
    if (node.type !== 'Literal') return partsOf(node, output).forEach(([part, shown]) => visit(part, shown));
    const raw = node.raw ?? '';
    const start = text.indexOf(raw, at);
    if (raw === '' || start === -1) return;
    at = start + raw.length;
    if (output && typeof node.value === 'string') found.push({ start: start + 1, end: at - 1 });
  };
  visit(root, true);
  return found;
}

type Part = readonly [node: Node, output: boolean];

/** The parts of a node in the order of the text, and whether the result can hold them. */
function partsOf(node: Node, output: boolean): Part[] {
  const all = (key: string, shown: boolean): Part[] =>
    [node[key]].flat().flatMap((part): Part[] => (isNode(part) ? [[part, shown]] : []));
  switch (node.type) {
    case 'BinaryExpression':
      return [...all('left', output && node.operator === '+'), ...all('right', output && node.operator === '+')];
    case 'LogicalExpression':
      return [...all('left', output), ...all('right', output)];
    case 'ConditionalExpression':
      return [...all('test', false), ...all('consequent', output), ...all('alternate', output)];
    case 'CallExpression': {
      const branches = output && node.callee?.name === 'if';
      return all('arguments', false).map(([part], i) => [part, branches && i > 0]);
    }
    case 'MemberExpression': {
      const listed = (node['object'] as Node).type !== 'Identifier';
      return [...all('object', output && listed), ...(node['computed'] === true ? all('property', false) : [])];
    }
    case 'ArrayExpression':
      return all('elements', output);
    case 'ObjectExpression':
      return all('properties', output);
    case 'Property':
      return [...all('key', false), ...all('value', output)];
    default:
      return all('argument', false);
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
}
