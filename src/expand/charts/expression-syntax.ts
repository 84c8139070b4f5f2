import { parseExpression } from 'vega-expression';

/** Why an expression cannot be read, and where: an offset into it. */
export interface SyntaxProblem {
  readonly kind: 'syntax';
  readonly offset: number;
  readonly detail: string;
}

/** Longest expression of which beginnings are tried. */
const mostTried = 1000;

/** Words the parser's own error, in which place and cause are missing where something follows a whole expression. */
export function syntaxProblem(error: unknown, text: string): SyntaxProblem {
  const { index, description } = error as { index?: number; description?: string };
  if (index !== undefined) {
    const offset = Math.min(index, text.length);
    return { kind: 'syntax', offset, detail: words(description ?? 'it cannot be read', text) };
  }
  const offset = wholeUntil(text);
  const rest = /^(?:=>|\+\+|--|[\w$]+|\S)/.exec(text.slice(offset))?.[0] ?? '';
  const hint =
    rest === '='
      ? ', and `==` compares'
      : rest === 'function' || rest === '=>'
        ? ', and there are no functions of your own'
        : '';
  return { kind: 'syntax', offset, detail: rest === '' ? 'it cannot be read' : `unexpected \`${rest}\`${hint}` };
}

function words(description: string, text: string): string {
  if (description.includes('end of input')) return `\`${text.trim()}\` ends too early`;
  return description.replace(/ILLEGAL/, 'character').replace(/^Unexpected/, 'unexpected');
}

/** Where the longest beginning that is an expression ends, blanks behind it left out; 0 where none is. */
function wholeUntil(text: string): number {
  if (text.length > mostTried) return 0;
  for (let end = text.length - 1; end > 0; end--) {
    try {
      parseExpression(text.slice(0, end));
      return end + (/^\s*/.exec(text.slice(end))?.[0].length ?? 0);
    } catch {
      continue;
    }
  }
  return 0;
}
