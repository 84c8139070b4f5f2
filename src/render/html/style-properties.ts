import { isClosedValue } from './css-value.ts';

/** Properties that an author's `style` may set. What could fetch, cover the page or run is not among them. */
const properties = new Set(
  (
    'color background background-color opacity text-align text-decoration text-transform text-indent font font-size ' +
    'font-style font-variant font-variant-numeric font-weight line-height letter-spacing word-spacing white-space ' +
    'vertical-align width min-width max-width height min-height max-height margin margin-top margin-right ' +
    'margin-bottom margin-left padding padding-top padding-right padding-bottom padding-left border border-top ' +
    'border-right border-bottom border-left border-color border-style border-width border-radius border-collapse ' +
    'border-spacing box-shadow box-sizing outline display float clear position top right bottom left inset overflow ' +
    'flex flex-basis flex-direction flex-flow flex-grow flex-shrink flex-wrap order gap row-gap column-gap ' +
    'grid-template-columns grid-template-rows grid-column grid-row grid-area align-content align-items align-self ' +
    'justify-content justify-items justify-self place-content place-items place-self columns column-count ' +
    'object-fit object-position list-style-type transform transform-origin text-shadow aspect-ratio hyphens ' +
    'math-depth math-style font-family'
  ).split(' '),
);

const functions = new Set(
  (
    'rgb rgba hsl hsla oklch oklab lab lch color-mix calc min max clamp var repeat minmax fit-content rotate scale ' +
    'scalex scaley skew skewx skewy translate translatex translatey matrix linear-gradient'
  ).split(' '),
);

/** An author's inline style, sorted. */
export interface Declarations {
  /** The declarations that are taken, in order, `property:value` joined with `;`. */
  readonly css: string;
  /** What was refused, as written. */
  readonly refused: readonly string[];
}

/** Reads the text of a `style` attribute and keeps the declarations on the allow-list. */
export function readDeclarations(style: string): Declarations {
  const taken: string[] = [];
  const refused: string[] = [];
  for (const piece of style.split(';')) {
    const declaration = piece.trim();
    if (declaration === '') continue;
    const colon = declaration.indexOf(':');
    const property = declaration.slice(0, Math.max(0, colon)).trim().toLowerCase();
    const value = declaration.slice(colon + 1).trim();
    if (colon > 0 && properties.has(property) && plainValue(property, value)) taken.push(`${property}:${value}`);
    else refused.push(declaration);
  }
  return { css: taken.join(';'), refused };
}

function plainValue(property: string, value: string): boolean {
  if (!isClosedValue(value)) return false;
  if (!/^[\p{L}\p{N}\s#.,%()+*/'-]{1,200}(?:!\s*important)?$/u.test(value)) return false;
  if (property === 'position' && !/^(?:static|relative|absolute)$/.test(value)) return false;
  for (const call of value.matchAll(/([\w-]*)\(/g)) {
    const name = (call[1] ?? '').toLowerCase();
    if (name !== '' && !functions.has(name)) return false;
  }
  return true;
}
