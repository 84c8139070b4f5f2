import { attributes, xml } from '../xml.ts';
import { hundredths } from '../units.ts';
import type { WriteFormula } from '../parts.ts';
import { readMathml, type MathElement } from './mathml-tree.ts';
import { rowXml } from './rows.ts';
import type { MathStyle } from './runs.ts';

const mathNamespace = 'http://schemas.openxmlformats.org/officeDocument/2006/math';

/**
 * Writes a formula as Office Math. What does not convert truly (frames, strokes through terms, numbers of equations)
 * is left to a picture.
 */
export const writeFormula: WriteFormula = ({ mathml, display, size, color, lang }) => {
  const math = readMathml(mathml);
  if (math === null) return null;
  const style: MathStyle = { size: hundredths(size), color, lang: xml(lang) };
  const inside = rowXml(childrenOf(math), style);
  if (inside === null || inside === '') return null;
  const formula = `<m:oMath>${inside}</m:oMath>`;
  const placed = display
    ? `<m:oMathPara><m:oMathParaPr><m:jc m:val="centerGroup"/></m:oMathParaPr>${formula}</m:oMathPara>`
    : formula;
  return `<a14:m${attributes({ 'xmlns:m': mathNamespace })}>${placed}</a14:m>`;
};

/** The formula itself, without its source beside it. */
function childrenOf(math: MathElement): MathElement['children'] {
  const [first] = math.children.filter((child) => typeof child !== 'string');
  return typeof first === 'object' && first.name === 'semantics' ? first.children.slice(0, 1) : math.children;
}
