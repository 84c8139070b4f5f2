/**
 * A text as a string of a Vega expression. Vega's parser takes `"if"`, `"constructor"` and the like for names although
 * they stand in quotes: these are put together from two parts.
 */
export function expressionString(text: string): string {
  if (text !== 'if' && !(text in Object.prototype)) return JSON.stringify(text);
  return `(${JSON.stringify(text.slice(0, 1))} + ${JSON.stringify(text.slice(1))})`;
}
