import { elementsIn, textIn, unwrapped, type MathElement } from './mathml-tree.ts';

const pairs: Readonly<Record<string, string>> = { ')': '(', ']': '[' };

/**
 * A row in which what is raised behind a bracket, as in `(a+b)²`, is raised from all that the bracket holds: TeX raises it
 * from the closing bracket alone, which Office Math and LibreOffice read as a bracket that nothing opens.
 */
export function withRaisedBrackets(elements: readonly MathElement[]): readonly MathElement[] {
  const row: MathElement[] = [];
  for (const element of elements) {
    const [base, ...scripts] = elementsIn(element);
    const closes = isScript(element) && base !== undefined ? signOf(base) : '';
    const opens = pairs[closes];
    const from = opens === undefined || base === undefined ? -1 : openingOf(row, opens, closes);
    if (from === -1 || base === undefined) row.push(element);
    else {
      const [first, ...inside] = row.splice(from);
      const fenced = [fence(first as MathElement), ...inside, fence(base)];
      row.push({ ...element, children: [{ name: 'mrow', attributes: new Map(), children: fenced }, ...scripts] });
    }
  }
  return row;
}

function isScript({ name }: MathElement): boolean {
  return name === 'msup' || name === 'msub' || name === 'msubsup';
}

function signOf(element: MathElement): string {
  const inner = unwrapped(element);
  return inner.name === 'mo' ? textIn(inner).trim() : '';
}

/** Where the bracket stands that is still open at the end of a row; -1 for none, or where nothing stands in it. */
function openingOf(row: readonly MathElement[], opens: string, closes: string): number {
  let depth = 1;
  for (let i = row.length - 1; i >= 0; i--) {
    const sign = signOf(row[i] as MathElement);
    if (sign === closes) depth += 1;
    if (sign === opens) depth -= 1;
    if (depth === 0) return i === row.length - 1 ? -1 : i;
  }
  return -1;
}

function fence(element: MathElement): MathElement {
  const inner = unwrapped(element);
  return { ...inner, attributes: new Map([...inner.attributes, ['fence', 'true']]) };
}
