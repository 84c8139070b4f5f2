import type { SceneText } from '../../../model/drawn-scene.ts';
import { attributes } from '../xml.ts';
import type { NativeAxis, NativeChart } from './native-chart.ts';
import { fillXml, lineXml, richTextXml, textPropertiesXml, type ChartStyle } from './paint-xml.ts';

const alongId = 10_001;
const acrossId = 10_002;

/** What a group of series refers to: both axes, and no third. */
export const axisIdsXml = `<c:axId val="${alongId}"/><c:axId val="${acrossId}"/>`;

/** Both axes of a chart. */
export function axesXml(chart: NativeChart, style: ChartStyle): string {
  const { along, across } = chart;
  return (
    axisXml(along, { chart, style, id: alongId, other: across }) +
    axisXml(across, { chart, style, id: acrossId, other: along })
  );
}

interface AxisWish {
  readonly chart: NativeChart;
  readonly style: ChartStyle;
  readonly id: number;
  /** The axis that it crosses. */
  readonly other: NativeAxis;
}

const tags = { category: 'c:catAx', value: 'c:valAx', date: 'c:dateAx' } as const;

/** The order of elements is that of the schema: PowerPoint repairs a file in which they stand otherwise. */
function axisXml(axis: NativeAxis, { chart, style, id, other }: AxisWish): string {
  const tag = tags[axis.kind];
  const isMeasure = axis.kind === 'value';
  const bounds = axis.kind === 'category' ? '' : `<c:max val="${axis.max}"/><c:min val="${axis.min}"/>`;
  const gone = !axis.shown || (axis.labels === null && axis.line === null && axis.title === null && axis.grid === null);
  const marks = axis.ticks ? 'out' : 'none';
  const parts = [
    `<c:axId val="${id}"/>`,
    `<c:scaling><c:orientation val="${axis.reversed ? 'maxMin' : 'minMax'}"/>${bounds}</c:scaling>`,
    `<c:delete val="${gone ? 1 : 0}"/>`,
    `<c:axPos val="${axis.side[0] as string}"/>`,
    axis.grid === null ? '' : `<c:majorGridlines><c:spPr>${lineXml(axis.grid, style)}</c:spPr></c:majorGridlines>`,
    axis.title === null || isDrawnApart(axis) ? '' : titleXml(axis.title, chart, style),
    `<c:numFmt${attributes({ formatCode: axis.format, sourceLinked: 0 })}/>`,
    `<c:majorTickMark val="${marks}"/><c:minorTickMark val="none"/>`,
    `<c:tickLblPos val="${axis.labels === null ? 'none' : labelSide(axis, other)}"/>`,
    `<c:spPr><a:noFill/>${lineXml(axis.line, style)}</c:spPr>`,
    axis.labels === null ? '' : textPropertiesXml(axis.labels, style),
    `<c:crossAx val="${id === alongId ? acrossId : alongId}"/>`,
    `<c:crosses val="${crossing(axis, other, chart)}"/>`,
    isMeasure ? measureXml(axis, other) : '',
    axis.kind === 'category'
      ? '<c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:tickLblSkip val="1"/><c:noMultiLvlLbl val="1"/>'
      : '',
    axis.kind === 'date' ? datesXml(axis) : '',
  ];
  return `<${tag}>${parts.join('')}</${tag}>`;
}

function measureXml({ step }: NativeAxis, other: NativeAxis): string {
  const between = other.kind === 'value' || !other.between ? 'midCat' : 'between';
  return `<c:crossBetween val="${between}"/><c:majorUnit val="${step}"/>`;
}

function datesXml({ step, unit }: NativeAxis): string {
  return `<c:auto val="0"/><c:lblOffset val="100"/><c:baseTimeUnit val="days"/><c:majorUnit val="${step}"/><c:majorTimeUnit val="${unit ?? 'days'}"/>`;
}

/** Whether an axis stands at the upper end of the one that it crosses. */
function isAtEnd({ side }: NativeAxis, other: NativeAxis): boolean {
  return (side === 'right' || side === 'top') !== other.reversed;
}

/** Bars begin where their axis crosses: at zero. Other marks have the axis at the edge, where it was drawn. */
function crossing(axis: NativeAxis, other: NativeAxis, { kind }: NativeChart): string {
  if (axis.kind === 'category' && (kind === 'bar' || kind === 'area')) return 'autoZero';
  return isAtEnd(axis, other) ? 'max' : 'min';
}

/** Labels stay at the edge where bars go below zero. */
function labelSide(axis: NativeAxis, other: NativeAxis): string {
  return axis.kind === 'category' ? (isAtEnd(axis, other) ? 'high' : 'low') : 'nextTo';
}

/**
 * Whether a title is a text of the chart instead of the axis' own: PowerPoint and LibreOffice give one that lies beside
 * an upright axis a fifth of the chart, and break it there.
 */
export function isDrawnApart({ side, title }: NativeAxis): boolean {
  return title !== null && (side === 'left' || side === 'right') && title.angle % 180 === 0;
}

/** A title where it was drawn. */
export function titleXml(title: SceneText, { width, height }: NativeChart, style: ChartStyle): string {
  const lines = title.text.split('\n').length;
  const top = (title.y1 + title.y2) / 2 - title.size * lineHeight * lines * 0.5;
  const turned = title.angle % 180 !== 0;
  const place = placeXml({ x: title.x1 / width, y: (turned ? title.y1 : top) / height });
  return `<c:title>${richTextXml(title.text, title, style)}<c:layout>${place}</c:layout><c:overlay val="1"/><c:spPr>${fillXml(null)}</c:spPr></c:title>`;
}

/** Of a line of text, in its size. */
export const lineHeight = 1.2;

/** A place in shares of the chart. */
export function placeXml(place: {
  readonly x: number;
  readonly y: number;
  readonly w?: number;
  readonly h?: number;
}): string {
  const at = (value: number): string => String(Math.round(Math.min(1, Math.max(0, value)) * 1e5) / 1e5);
  const size =
    place.w === undefined || place.h === undefined ? '' : `<c:w val="${at(place.w)}"/><c:h val="${at(place.h)}"/>`;
  return `<c:manualLayout><c:xMode val="edge"/><c:yMode val="edge"/><c:x val="${at(place.x)}"/><c:y val="${at(place.y)}"/>${size}</c:manualLayout>`;
}
