import { elementsIn, textIn, unwrapped, type MathElement } from './mathml-tree.ts';

/** A part of a structure. */
export function partXml(name: 'e' | 'sub' | 'sup' | 'num' | 'den' | 'deg' | 'lim', inside: string): string {
  return inside === '' ? `<m:${name}/>` : `<m:${name}>${inside}</m:${name}>`;
}

type Parts = readonly string[] | null;

/** A root: of a radicand, or of a radicand and a degree. */
export function rootXml(parts: Parts, converts: boolean): string | null {
  if (parts === null || !converts || parts.length === 0 || parts.length > 2) return null;
  const [radicand, degree] = parts as readonly [string, string?];
  const look = degree === undefined ? '<m:radPr><m:degHide m:val="1"/></m:radPr>' : '';
  return `<m:rad>${look}${partXml('deg', degree ?? '')}${partXml('e', radicand)}</m:rad>`;
}

/** A fraction, or two lines on each other without a line between. */
export function fractionXml(parts: Parts, { attributes }: MathElement): string | null {
  if (parts?.length !== 2) return null;
  const bare = /^0(?:px|em|pt)?$/.test(attributes.get('linethickness') ?? '');
  const look = bare ? '<m:fPr><m:type m:val="noBar"/></m:fPr>' : '';
  return `<m:f>${look}${partXml('num', parts[0] as string)}${partXml('den', parts[1] as string)}</m:f>`;
}

/** What stands at the foot and the head of another. */
export function scriptXml(name: 'msub' | 'msup' | 'msubsup', parts: Parts): string | null {
  if (parts === null) return null;
  const [base = '', first = '', second = ''] = parts;
  if (parts.length !== (name === 'msubsup' ? 3 : 2)) return null;
  switch (name) {
    case 'msub':
      return `<m:sSub>${partXml('e', base)}${partXml('sub', first)}</m:sSub>`;
    case 'msup':
      return `<m:sSup>${partXml('e', base)}${partXml('sup', first)}</m:sSup>`;
    case 'msubsup':
      return `<m:sSubSup>${partXml('e', base)}${partXml('sub', first)}${partXml('sup', second)}</m:sSubSup>`;
  }
}

/** What stands right above and below another. */
export function limitXml(name: 'munder' | 'mover' | 'munderover', parts: Parts): string | null {
  if (parts?.length !== (name === 'munderover' ? 3 : 2)) return null;
  const [base, first, second] = parts as readonly [string, string, string];
  const low = (inside: string, limit: string): string =>
    `<m:limLow>${partXml('e', inside)}${partXml('lim', limit)}</m:limLow>`;
  const high = (inside: string, limit: string): string =>
    `<m:limUpp>${partXml('e', inside)}${partXml('lim', limit)}</m:limUpp>`;
  if (name === 'munder') return low(base, first);
  return name === 'mover' ? high(base, first) : high(low(base, first), second);
}

/** Signs above a letter, as the signs that Office joins to one. */
const accents: Readonly<Record<string, string>> = {
  ...{ ˆ: '\u0302', '^': '\u0302', '~': '\u0303', '˜': '\u0303', '¯': '\u0305', '‾': '\u0305', '˙': '\u0307' },
  ...{
    '¨': '\u0308',
    ˇ: '\u030C',
    '˘': '\u0306',
    '´': '\u0301',
    '`': '\u0300',
    '→': '\u20D7',
    '⃗': '\u20D7',
    '˚': '\u030A',
  },
};

/** An accent or a brace; `null` where it is neither. */
export function accentXml(element: MathElement, parts: Parts): string | null {
  const [, mark] = elementsIn(element);
  if (parts?.length !== 2 || mark === undefined) return null;
  const sign = unwrapped(mark).name === 'mo' ? textIn(mark).trim() : '';
  const base = partXml('e', parts[0] as string);
  const above = element.name === 'mover';
  if (sign === '⏞' || sign === '⏟') {
    const place =
      sign === '⏞' ? '<m:pos m:val="top"/><m:vertJc m:val="bot"/>' : '<m:pos m:val="bot"/><m:vertJc m:val="top"/>';
    return `<m:groupChr><m:groupChrPr><m:chr m:val="${sign}"/>${place}</m:groupChrPr>${base}</m:groupChr>`;
  }
  if (!above && /^[_‾]$/.test(sign)) return `<m:bar><m:barPr><m:pos m:val="bot"/></m:barPr>${base}</m:bar>`;
  const joined = above ? accents[sign] : undefined;
  return joined === undefined ? null : `<m:acc><m:accPr><m:chr m:val="${joined}"/></m:accPr>${base}</m:acc>`;
}

/** A table of terms, with its columns on their sides; one as wide as the slide has a number at its edge. */
export function matrixXml(table: MathElement, cellXml: (cell: MathElement) => string | null): string | null {
  const rows = elementsIn(table);
  if (rows.some(({ name }) => name !== 'mtr') || /width:/.test(table.attributes.get('style') ?? '')) return null;
  const cells = rows.map((row) => elementsIn(row));
  const count = Math.max(0, ...cells.map(({ length }) => length));
  if (
    count === 0 ||
    cells
      .flat()
      .some(({ name, attributes }) => name !== 'mtd' || attributes.has('columnspan') || attributes.has('rowspan'))
  )
    return null;
  const sides = Array.from({ length: count }, (_, i) => sideOf(cells.map((row) => row[i])));
  const columns = sides.map((side) => `<m:mc><m:mcPr><m:count m:val="1"/><m:mcJc m:val="${side}"/></m:mcPr></m:mc>`);
  const body: string[] = [];
  for (const row of cells) {
    const written = Array.from({ length: count }, (_, i) => (row[i] === undefined ? '' : cellXml(row[i])));
    if (written.includes(null)) return null;
    body.push(`<m:mr>${written.map((cell) => partXml('e', cell as string)).join('')}</m:mr>`);
  }
  return `<m:m><m:mPr><m:plcHide m:val="1"/><m:mcs>${columns.join('')}</m:mcs></m:mPr>${body.join('')}</m:m>`;
}

function sideOf(cells: readonly (MathElement | undefined)[]): 'left' | 'right' | 'center' {
  const sides = cells.map((cell) => /tml-(left|right)/.exec(cell?.attributes.get('class') ?? '')?.[1]);
  return sides.every((side) => side === 'left') ? 'left' : sides.every((side) => side === 'right') ? 'right' : 'center';
}
