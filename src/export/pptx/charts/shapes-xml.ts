import type { LegendEntry, SceneText } from '../../../model/drawn-scene.ts';
import { xml, xmlHead } from '../xml.ts';
import { isDrawnApart, lineHeight } from './axis-xml.ts';
import { chartNamespaces } from './chart-xml.ts';
import type { NativeChart } from './native-chart.ts';
import { fillXml, paragraphsXml, type ChartStyle } from './paint-xml.ts';

/** A shape in shares of the chart. */
interface Shape {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly name: string;
  readonly form: string;
  readonly fill: string;
  /** Its text, if it has one. */
  readonly body: string;
}

/**
 * What PowerPoint's charts have no place for, as shapes of the chart that move with it: the title of a legend, a legend
 * that would not fit, and titles above upright axes. `null` for none.
 */
export function shapesXml({ legend, along, across, width, height }: NativeChart, style: ChartStyle): string | null {
  const titles = [along, across].flatMap((axis) =>
    axis.title !== null && isDrawnApart(axis) ? [textShape(axis.title, style)] : [],
  );
  const shapes: Shape[] = [...titles, ...(legend?.title == null ? [] : [textShape(legend.title, style)])];
  if (legend?.drawn === true) for (const entry of legend.entries) shapes.push(...entryShapes(entry, style));
  if (shapes.length === 0) return null;
  const anchors = shapes.map((shape, i) => anchorXml(shape, { id: i + 2, width, height }));
  return `${xmlHead}<c:userShapes${chartNamespaces} xmlns:cdr="http://schemas.openxmlformats.org/drawingml/2006/chartDrawing">${anchors.join('')}</c:userShapes>`;
}

function textShape(text: SceneText, style: ChartStyle): Shape {
  const middle = (text.y1 + text.y2) / 2;
  const half = (text.size * lineHeight) / 2 + 1;
  const body = `<cdr:txBody><a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/><a:lstStyle/>${paragraphsXml(text.text, text, style)}</cdr:txBody>`;
  const box = { x1: text.x1, x2: text.x2 + 8, y1: middle - half, y2: middle + half };
  return { ...box, name: text.text, form: 'rect', fill: fillXml(null), body };
}

const forms: Readonly<Record<string, string>> = {
  ...{ circle: 'ellipse', square: 'rect', diamond: 'diamond', 'triangle-up': 'triangle', cross: 'mathPlus' },
};

function entryShapes({ text, paint, symbol, x, y, size }: LegendEntry, style: ChartStyle): readonly Shape[] {
  const form = forms[symbol];
  const [across, down] = [size / 2, form === undefined ? 1.5 : size / 2];
  const box = { x1: x - across, x2: x + across, y1: y - down, y2: y + down };
  return [
    { ...box, name: `${text.text}: symbol`, form: form ?? 'rect', fill: fillXml(paint), body: '' },
    textShape(text, style),
  ];
}

function anchorXml(
  shape: Shape,
  { id, width, height }: { readonly id: number; readonly width: number; readonly height: number },
): string {
  const at = (value: number): string => String(Math.round(Math.min(1, Math.max(0, value)) * 1e5) / 1e5);
  const from = `<cdr:from><cdr:x>${at(shape.x1 / width)}</cdr:x><cdr:y>${at(shape.y1 / height)}</cdr:y></cdr:from>`;
  const to = `<cdr:to><cdr:x>${at(shape.x2 / width)}</cdr:x><cdr:y>${at(shape.y2 / height)}</cdr:y></cdr:to>`;
  const isText = shape.body === '' ? '' : ' txBox="1"';
  const look = `<a:prstGeom prst="${shape.form}"><a:avLst/></a:prstGeom>${shape.fill}<a:ln><a:noFill/></a:ln>`;
  return `<cdr:relSizeAnchor>${from}${to}<cdr:sp macro="" textlink=""><cdr:nvSpPr><cdr:cNvPr id="${id}" name="${xml(shape.name)}"/><cdr:cNvSpPr${isText}/></cdr:nvSpPr><cdr:spPr>${look}</cdr:spPr>${shape.body}</cdr:sp></cdr:relSizeAnchor>`;
}
