import type { SceneText } from '../../../model/drawn-scene.ts';
import { xml, xmlHead } from '../xml.ts';
import { axesXml, axisIdsXml, lineHeight, placeXml, titleXml } from './axis-xml.ts';
import type { NativeChart, NativeLegend } from './native-chart.ts';
import { fillXml, textPropertiesXml, type ChartStyle } from './paint-xml.ts';
import { edgeXml, seriesXml } from './series-xml.ts';
import type { SheetPlaces } from './workbook.ts';

/** What a chart part refers to, by id. */
export interface ChartRefs {
  readonly workbook: string;
  /** Texts beside the chart's own; `null` for none. */
  readonly shapes: string | null;
}

/** The namespaces of what belongs to a chart, as attributes of a part's root. */
export const chartNamespaces =
  ' xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"' +
  ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"' +
  ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

/** The chart's part, `c:chartSpace`. */
export function chartXml(
  chart: NativeChart,
  places: SheetPlaces,
  { style, refs }: { style: ChartStyle; refs: ChartRefs },
): string {
  const [title, ...others] = chart.titles;
  const parts = [
    '<c:date1904 val="0"/>',
    `<c:lang val="${xml(style.lang)}"/>`,
    '<c:roundedCorners val="0"/>',
    '<c:chart>',
    title === undefined ? '' : titleXml(wholeTitle(title, others), chart, style),
    `<c:autoTitleDeleted val="${title === undefined ? 1 : 0}"/>`,
    plotXml(chart, places, style),
    chart.legend === null || chart.legend.drawn ? '' : legendXml(chart.legend, chart, style),
    '<c:plotVisOnly val="1"/>',
    '<c:dispBlanksAs val="gap"/>',
    '</c:chart>',
    '<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>',
    textPropertiesXml({ size: 18, bold: false, color: null, angle: 0 }, style),
    `<c:externalData r:id="${refs.workbook}"><c:autoUpdate val="0"/></c:externalData>`,
    refs.shapes === null ? '' : `<c:userShapes r:id="${refs.shapes}"/>`,
  ];
  return `${xmlHead}<c:chartSpace${chartNamespaces}>${parts.join('')}</c:chartSpace>`;
}

/** Title and subtitle are one title of two paragraphs. */
function wholeTitle(title: SceneText, others: readonly SceneText[]): SceneText {
  const last = others.at(-1) ?? title;
  return { ...title, text: [title, ...others].map(({ text }) => text).join('\n'), y2: Math.max(title.y2, last.y2) };
}

function plotXml(chart: NativeChart, places: SheetPlaces, style: ChartStyle): string {
  const { plot, width, height } = chart;
  const place = placeXml({ x: plot.x / width, y: plot.y / height, w: plot.width / width, h: plot.height / height });
  const inner = place.replace('<c:manualLayout>', '<c:manualLayout><c:layoutTarget val="inner"/>');
  return `<c:plotArea><c:layout>${inner}</c:layout>${groupXml(chart, places, style)}${axesXml(chart, style)}<c:spPr>${fillXml(chart.ground)}<a:ln><a:noFill/></a:ln></c:spPr></c:plotArea>`;
}

function groupXml(chart: NativeChart, places: SheetPlaces, style: ChartStyle): string {
  const series = chart.series.map((one, at) => seriesXml(one, { chart, style, at, places })).join('');
  const flat = '<c:varyColors val="0"/>';
  switch (chart.kind) {
    case 'bar':
      return `<c:barChart><c:barDir val="${chart.horizontal ? 'bar' : 'col'}"/><c:grouping val="${chart.grouping}"/>${flat}${series}<c:gapWidth val="${chart.gap}"/><c:overlap val="${chart.overlap}"/>${axisIdsXml}</c:barChart>`;
    case 'line':
      return `<c:lineChart><c:grouping val="standard"/>${flat}${series}<c:marker val="1"/>${axisIdsXml}</c:lineChart>`;
    case 'area':
      return `<c:areaChart><c:grouping val="${chart.grouping}"/>${flat}${series}${axisIdsXml}</c:areaChart>${edgesXml(chart, places, style)}`;
    case 'scatter':
      return `<c:scatterChart><c:scatterStyle val="lineMarker"/>${flat}${series}${axisIdsXml}</c:scatterChart>`;
  }
}

function edgesXml(chart: NativeChart, places: SheetPlaces, style: ChartStyle): string {
  if (!hasEdges(chart)) return '';
  const edges = chart.series.map((one, at) => edgeXml(one, { chart, style, at, places })).join('');
  return `<c:lineChart><c:grouping val="${chart.grouping}"/><c:varyColors val="0"/>${edges}<c:marker val="1"/>${axisIdsXml}</c:lineChart>`;
}

function hasEdges({ kind, series }: NativeChart): boolean {
  return kind === 'area' && series.some(({ line }) => line !== null);
}

/** Other faces are wider: a legend that is cut would name one series less. */
const legendRoom = 1.2;

function legendXml({ x, y, width, height, text }: NativeLegend, chart: NativeChart, style: ChartStyle): string {
  // The areas are named, their edges not once more.
  const count = hasEdges(chart) ? chart.series.length : 0;
  const edges = Array.from(
    { length: count },
    (_, i) => `<c:legendEntry><c:idx val="${count + i}"/><c:delete val="1"/></c:legendEntry>`,
  );
  const tall = Math.max(height, text.size * lineHeight);
  const wide = Math.min(width * legendRoom, chart.width - x);
  const up = y - (tall - height) / 2;
  const place = placeXml({ x: x / chart.width, y: up / chart.height, w: wide / chart.width, h: tall / chart.height });
  return `<c:legend><c:legendPos val="t"/>${edges.join('')}<c:layout>${place}</c:layout><c:overlay val="1"/><c:spPr>${fillXml(null)}</c:spPr>${textPropertiesXml({ ...text, angle: 0 }, style)}</c:legend>`;
}
