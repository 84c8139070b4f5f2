/**
 * Whether a CSS value ends where it ends: nothing in it (an open quote, bracket or comment, an escape) can swallow the
 * rules behind it, and it names no address.
 */
export function isClosedValue(value: string): boolean {
  if (/[{}<>@\\;\u0000-\u001f]|\/\*|url\s*\(|expression\s*\(|image(?:-set)?\s*\(/i.test(value)) return false;
  let depth = 0;
  for (const piece of value.replace(/"[^"]*"|'[^']*'/g, '').match(/["'()[\]]/g) ?? []) {
    if (piece === '(' || piece === '[') depth++;
    else if (piece === ')' || piece === ']') depth--;
    else return false;
    if (depth < 0) return false;
  }
  return depth === 0;
}
