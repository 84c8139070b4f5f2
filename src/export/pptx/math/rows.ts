import { elementsIn, textIn, unwrapped, type MathElement, type MathNode } from './mathml-tree.ts';
import { withRaisedBrackets } from './raised-brackets.ts';
import { nothingXml, tokenXml, type MathStyle } from './runs.ts';
import { accentXml, fractionXml, limitXml, matrixXml, partXml, rootXml, scriptXml } from './structures.ts';

/** Signs that gather what follows them: sums, products, integrals, unions. */
const gathering = /^[∑∏∐∫∬∭∮∯∰⋀⋁⋂⋃⨀⨁⨂⨄⨆]$/;

/** Where what a sum gathers ends. */
const relation = /^[=≠<>≤≥≈≡∼≃≅∝→⇒⇔∈,;:]$/;

/** A row of elements as Office Math; `null` where something in it does not convert. */
export function rowXml(nodes: readonly MathNode[], style: MathStyle): string | null {
  const parts: string[] = [];
  const found: MathElement[] = [];
  for (const node of nodes) {
    if (typeof node !== 'string') found.push(node);
    else if (node.trim() !== '') return null;
  }
  const elements = withRaisedBrackets(found);
  for (let i = 0; i < elements.length; i++) {
    const element = elements[i] as MathElement;
    const gathered = gatheringOf(element);
    if (gathered === null) {
      const part = elementXml(element, style);
      if (part === null) return null;
      parts.push(part);
      continue;
    }
    const rest = elements.slice(i + 1);
    const end = rest.findIndex((one) => one.name === 'mo' && relation.test(textIn(one).trim()));
    const operand = end === -1 ? rest : rest.slice(0, end);
    const part = gatherXml(gathered, operand, style);
    if (part === null) return null;
    parts.push(part);
    i += operand.length;
  }
  return parts.join('');
}

interface Gathering {
  readonly sign: string;
  readonly under: MathElement | null;
  readonly over: MathElement | null;
  /** Limits stand above and below, not beside. */
  readonly stacked: boolean;
}

function gatheringOf(element: MathElement): Gathering | null {
  const inner = unwrapped(element);
  const [base, first, second] = elementsIn(inner);
  const sign = inner.name === 'mo' ? textIn(inner).trim() : base === undefined ? '' : signOf(unwrapped(base));
  if (!gathering.test(sign)) return null;
  switch (inner.name) {
    case 'mo':
      return { sign, under: null, over: null, stacked: false };
    case 'msub':
    case 'munder':
      return { sign, under: first ?? null, over: null, stacked: inner.name === 'munder' };
    case 'msup':
    case 'mover':
      return { sign, under: null, over: first ?? null, stacked: inner.name === 'mover' };
    case 'msubsup':
    case 'munderover':
      return { sign, under: first ?? null, over: second ?? null, stacked: inner.name === 'munderover' };
    default:
      return null;
  }
}

function signOf(element: MathElement): string {
  return element.name === 'mo' ? textIn(element).trim() : '';
}

function gatherXml(
  { sign, under, over, stacked }: Gathering,
  operand: readonly MathElement[],
  style: MathStyle,
): string | null {
  const [below, above, inside] = [convert(under, style), convert(over, style), rowXml(operand, style)];
  if (below === null || above === null || inside === null) return null;
  const hide = (name: string, part: unknown): string => (part === null ? `<m:${name} m:val="1"/>` : '');
  const look = `<m:naryPr><m:chr m:val="${sign}"/><m:limLoc m:val="${stacked ? 'undOvr' : 'subSup'}"/>${hide('subHide', under)}${hide('supHide', over)}</m:naryPr>`;
  return `<m:nary>${look}${partXml('sub', below)}${partXml('sup', above)}${partXml('e', filled(inside, style))}</m:nary>`;
}

function convert(element: MathElement | null, style: MathStyle): string | null {
  return element === null ? '' : elementXml(element, style);
}

/** A relation with nothing before it: LibreOffice reads a formula as sums and relations of two sides. */
function startsWithSign(element: MathElement): boolean {
  const first = unwrapped(element);
  if (first.name === 'mrow') return elementsIn(first).slice(0, 1).some(startsWithSign);
  return first.name === 'mo' && relation.test(textIn(first).trim());
}

/** A part that must hold something. */
function filled(inside: string, style: MathStyle): string {
  return inside === '' ? nothingXml(style) : inside;
}

/** An element as Office Math; `null` where it does not convert. */
function elementXml(element: MathElement, given: MathStyle): string | null {
  const style = styleOf(element, given);
  if (style === null) return null;
  const token = tokenXml(element, style);
  if (token !== null) return token;
  const inside = elementsIn(element);
  const parts = (): readonly string[] | null => {
    const all = inside.map((one) => {
      const part = rowXml([one], style);
      return part === null ? null : filled(part, style);
    });
    return all.includes(null) ? null : (all as readonly string[]);
  };
  switch (element.name) {
    case 'mrow':
    case 'mfenced':
      return fencedXml(element, style);
    case 'mstyle':
    case 'mpadded':
      return rowXml(element.children, style);
    case 'msqrt':
      return rootXml([filled(rowXml(element.children, style) ?? '', style)], rowXml(element.children, style) !== null);
    case 'mroot':
      return rootXml(parts(), true);
    case 'mfrac':
      return fractionXml(parts(), element);
    case 'msub':
    case 'msup':
    case 'msubsup':
      return scriptXml(element.name, parts());
    case 'munder':
    case 'mover':
      return accentXml(element, parts()) ?? limitXml(element.name, parts());
    case 'munderover':
      return limitXml(element.name, parts());
    case 'menclose':
      return lineXml(element, rowXml(element.children, style));
    case 'mphantom': {
      const row = rowXml(element.children, style);
      return row === null
        ? null
        : `<m:phant><m:phantPr><m:show m:val="0"/></m:phantPr>${partXml('e', filled(row, style))}</m:phant>`;
    }
    case 'mtable':
      return matrixXml(element, (cell) => {
        const row = rowXml(cell.children, style);
        if (row === null) return null;
        const [first] = elementsIn(cell).map(unwrapped);
        const bare = first === undefined || !startsWithSign(first);
        return bare ? filled(row, style) : nothingXml(style) + row;
      });
    default:
      return null;
  }
}

/** The colour of an element; `null` for a look that Office Math does not have. */
function styleOf({ attributes }: MathElement, style: MathStyle): MathStyle | null {
  const css = attributes.get('style') ?? '';
  if (/border|background/.test(css) || attributes.has('mathbackground')) return null;
  const color =
    /(?:^|;)\s*color:\s*#([\da-f]{6})\b/i.exec(css)?.[1] ??
    /^#([\da-f]{6})$/i.exec(attributes.get('mathcolor') ?? '')?.[1];
  return color === undefined ? style : { ...style, color };
}

/** A line above or below, as Temml encloses it. */
function lineXml({ attributes }: MathElement, inside: string | null): string | null {
  const side = { top: 'top', bottom: 'bot' }[attributes.get('notation') ?? ''];
  if (side === undefined || inside === null || inside === '') return null;
  return `<m:bar><m:barPr><m:pos m:val="${side}"/></m:barPr>${partXml('e', inside)}</m:bar>`;
}

/** A row in brackets grows with what it holds; without them it is its elements. */
function fencedXml(element: MathElement, style: MathStyle): string | null {
  const inside = elementsIn(element);
  if (element.name === 'mfenced') {
    const row = rowXml(inside, style);
    const [open, close] = [element.attributes.get('open') ?? '(', element.attributes.get('close') ?? ')'];
    return row === null ? null : delimitedXml(open, close, filled(row, style));
  }
  const [first, last] = [inside[0], inside.at(-1)];
  if (inside.length < 3 || !isFence(first) || !isFence(last)) return rowXml(element.children, style);
  const row = rowXml(inside.slice(1, -1), style);
  return row === null ? null : delimitedXml(textIn(first).trim(), textIn(last).trim(), filled(row, style));
}

function isFence(element: MathElement | undefined): element is MathElement {
  return element?.name === 'mo' && element.attributes.get('fence') === 'true';
}

function delimitedXml(open: string, close: string, inside: string): string {
  const sign = (text: string): string => text.replace(/[&<>"]/g, (one) => `&#${one.codePointAt(0)};`);
  const look = `<m:dPr><m:begChr m:val="${sign(open)}"/><m:endChr m:val="${sign(close)}"/></m:dPr>`;
  return `<m:d>${look}${partXml('e', inside)}</m:d>`;
}
