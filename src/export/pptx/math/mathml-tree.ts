/* MathML as the page has it, written by Temml: well-formed, with a few entities. */

/** An element, or a text. */
export type MathNode = MathElement | string;

/** An element of MathML. */
export interface MathElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly MathNode[];
}

const token = /<!--[\s\S]*?-->|<(\/?)([a-z][\w:-]*)((?:\s+[\w:-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'))?)*)\s*(\/?)>|([^<]+)/gi;

/** The `math` element of a text; `null` where it is not well formed. */
export function readMathml(mathml: string): MathElement | null {
  interface Open {
    readonly name: string;
    readonly attributes: ReadonlyMap<string, string>;
    readonly children: MathNode[];
  }
  const root: Open = { name: '', attributes: new Map(), children: [] };
  const open: Open[] = [root];
  let end = 0;
  for (const found of mathml.matchAll(token)) {
    if (found.index !== end) return null;
    end = found.index + found[0].length;
    const [, closing, name, attributes = '', empty, text] = found;
    const inner = open.at(-1) as Open;
    if (text !== undefined) inner.children.push(plain(text));
    else if (name === undefined) continue;
    else if (closing === '/') {
      if (inner.name !== name.toLowerCase() || open.length === 1) return null;
      open.pop();
    } else {
      const element: Open = { name: name.toLowerCase(), attributes: attributesOf(attributes), children: [] };
      inner.children.push(element);
      if (empty !== '/') open.push(element);
    }
  }
  const [math] = root.children.filter((child): child is Open => typeof child !== 'string');
  return end === mathml.length && open.length === 1 && math?.name === 'math' ? math : null;
}

function attributesOf(text: string): ReadonlyMap<string, string> {
  const found = text.matchAll(/([\w:-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'))?/g);
  return new Map([...found].map(([, name, one, other]) => [(name as string).toLowerCase(), plain(one ?? other ?? '')]));
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00A0' };

function plain(text: string): string {
  return text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    if (name !== undefined) return named[name] ?? whole;
    return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : '';
  });
}

/** The elements in an element. */
export function elementsIn({ children }: MathElement): readonly MathElement[] {
  return children.filter((child): child is MathElement => typeof child !== 'string');
}

/** The text of an element and all in it. */
export function textIn(node: MathNode): string {
  return typeof node === 'string' ? node : node.children.map(textIn).join('');
}

/** An element without rows around it that hold nothing else. */
export function unwrapped(element: MathElement): MathElement {
  const inside = elementsIn(element);
  const isPlain = /^(?:mrow|mstyle|mpadded)$/.test(element.name) && !element.attributes.has('style');
  return isPlain && inside.length === 1 ? unwrapped(inside[0] as MathElement) : element;
}
