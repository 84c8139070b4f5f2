import { attributes, xml } from '../xml.ts';
import type { NativeChart, NativeInterval, NativeLabel, NativeMarker, NativeSeries } from './native-chart.ts';
import { fillXml, lineXml, richTextXml, textPropertiesXml, type ChartStyle } from './paint-xml.ts';
import type { SheetPlaces } from './workbook.ts';

/** Where a series stands in the workbook. */
type Places = SheetPlaces['series'][number];

interface SeriesWish {
  readonly chart: NativeChart;
  readonly style: ChartStyle;
  readonly at: number;
  readonly places: SheetPlaces;
}

/** A series of any kind of chart; the order of elements is that of the schema for its kind. */
export function seriesXml(series: NativeSeries, wish: SeriesWish): string {
  const { chart, at, places } = wish;
  const own = places.series[at] as Places;
  const hasMarkers = chart.kind === 'line' || chart.kind === 'scatter';
  const parts = [
    `<c:idx val="${at}"/><c:order val="${at}"/>`,
    `<c:tx>${textCacheXml(own.name, [series.name])}</c:tx>`,
    looksXml(series, wish),
    hasMarkers ? markerXml(series.marker, wish.style) : '',
    chart.kind === 'bar' ? '<c:invertIfNegative val="0"/>' : '',
    chart.kind === 'area' ? '' : series.points.map((point) => pointXml(point, series, wish)).join(''),
    labelsXml(series.labels, wish),
    series.interval === null ? '' : intervalXml(series.interval, own, wish),
    dataXml(series, wish),
    hasMarkers ? '<c:smooth val="0"/>' : '',
  ];
  return `<c:ser>${parts.join('')}</c:ser>`;
}

/** The upper edge of an area, as a line over the same cells: an area's own outline would run down its sides. */
export function edgeXml(series: NativeSeries, wish: SeriesWish): string {
  const { places, at, chart, style } = wish;
  const own = places.series[at] as Places;
  const number = chart.series.length + at;
  return `<c:ser><c:idx val="${number}"/><c:order val="${number}"/><c:tx>${textCacheXml(own.name, [series.name])}</c:tx><c:spPr>${lineXml(series.line, style, 'rnd')}</c:spPr>${markerXml(null, style)}${dataXml(series, wish)}<c:smooth val="0"/></c:ser>`;
}

function looksXml({ fill, line }: NativeSeries, { chart, style }: SeriesWish): string {
  if (chart.kind === 'area') return `<c:spPr>${fillXml(fill)}${lineXml(null, style)}</c:spPr>`;
  const isLine = chart.kind === 'line' || chart.kind === 'scatter';
  return `<c:spPr>${isLine ? '' : fillXml(fill)}${lineXml(line, style, isLine ? 'rnd' : 'flat')}</c:spPr>`;
}

/** PowerPoint counts symbols in whole points, from 2 to 72. */
function markerXml(marker: NativeMarker | null, style: ChartStyle): string {
  if (marker === null) return '<c:marker><c:symbol val="none"/></c:marker>';
  const size = Math.min(72, Math.max(2, Math.round(marker.size * style.scale * 0.75)));
  return `<c:marker><c:symbol val="${marker.symbol}"/><c:size val="${size}"/><c:spPr>${fillXml(marker.fill)}${lineXml(marker.line, style)}</c:spPr></c:marker>`;
}

function pointXml(
  point: NativeSeries['points'][number],
  { marker }: NativeSeries,
  { chart, style }: SeriesWish,
): string {
  if (chart.kind === 'bar')
    return `<c:dPt><c:idx val="${point.at}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/><c:spPr>${fillXml(point.fill)}${lineXml(point.line, style)}</c:spPr></c:dPt>`;
  if (marker === null) return '';
  return `<c:dPt><c:idx val="${point.at}"/>${markerXml({ ...marker, fill: point.fill, line: point.line }, style)}<c:bubble3D val="0"/></c:dPt>`;
}

const nothingShown =
  '<c:showLegendKey val="0"/><c:showVal val="0"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>';

function labelsXml(labels: readonly NativeLabel[], wish: SeriesWish): string {
  if (labels.length === 0) return '';
  const sorted = [...labels].sort((a, b) => a.at - b.at);
  return `<c:dLbls>${sorted.map((label) => labelXml(label, wish)).join('')}${nothingShown}</c:dLbls>`;
}

function labelXml({ at, text, shows, place, moved, look }: NativeLabel, { chart, style }: SeriesWish): string {
  const shown =
    shows.kind === 'series'
      ? nothingShown.replace('showSerName val="0"', 'showSerName val="1"')
      : nothingShown.replace('showVal val="0"', 'showVal val="1"');
  const down = Math.round((moved / chart.height) * 1e5) / 1e5;
  const parts = [
    `<c:idx val="${at}"/>`,
    down === 0 ? '' : `<c:layout><c:manualLayout><c:x val="0"/><c:y val="${down}"/></c:manualLayout></c:layout>`,
    shows.kind === 'words' ? richTextXml(text, look, style) : '',
    shows.kind === 'value' ? `<c:numFmt${attributes({ formatCode: shows.format, sourceLinked: 0 })}/>` : '',
    '<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>',
    shows.kind === 'words' ? '' : textPropertiesXml(look, style),
    `<c:dLblPos val="${place}"/>`,
    shown,
  ];
  return `<c:dLbl>${parts.join('')}</c:dLbl>`;
}

function intervalXml(
  { plus, minus, line, caps, direction }: NativeInterval,
  own: Places,
  { chart, style }: SeriesWish,
): string {
  const way = chart.kind === 'bar' || chart.kind === 'line' ? '' : `<c:errDir val="${direction}"/>`;
  const side = (name: 'plus' | 'minus', ref: string | null, values: readonly (number | null)[]): string =>
    `<c:${name}>${numberCacheXml(ref ?? '', values, 'General')}</c:${name}>`;
  return `<c:errBars>${way}<c:errBarType val="both"/><c:errValType val="cust"/><c:noEndCap val="${caps ? 0 : 1}"/>${side('plus', own.plus, plus)}${side('minus', own.minus, minus)}<c:spPr><a:noFill/>${lineXml(line, style)}</c:spPr></c:errBars>`;
}

function dataXml({ xs, values }: NativeSeries, { chart, at, places }: SeriesWish): string {
  const own = places.series[at] as Places;
  const numbers = numberCacheXml(own.values, values, 'General');
  if (xs !== null && own.xs !== null)
    return `<c:xVal>${numberCacheXml(own.xs, xs, 'General')}</c:xVal><c:yVal>${numbers}</c:yVal>`;
  const { categories } = chart;
  const about =
    categories === null || places.categories === null
      ? ''
      : categories.days === null
        ? textCacheXml(places.categories, categories.labels)
        : numberCacheXml(places.categories, categories.days, 'yyyy-mm-dd');
  return `<c:cat>${about}</c:cat><c:val>${numbers}</c:val>`;
}

/** Texts of the workbook, with what they were. */
function textCacheXml(ref: string, texts: readonly string[]): string {
  const points = texts.map((text, i) => `<c:pt idx="${i}"><c:v>${xml(text)}</c:v></c:pt>`);
  return `<c:strRef><c:f>${xml(ref)}</c:f><c:strCache><c:ptCount val="${texts.length}"/>${points.join('')}</c:strCache></c:strRef>`;
}

/** Numbers of the workbook, with what they were; a blank cell has no point. */
function numberCacheXml(ref: string, values: readonly (number | null)[], format: string): string {
  const points = values.map((value, i) => (value === null ? '' : `<c:pt idx="${i}"><c:v>${value}</c:v></c:pt>`));
  return `<c:numRef><c:f>${xml(ref)}</c:f><c:numCache><c:formatCode>${format}</c:formatCode><c:ptCount val="${values.length}"/>${points.join('')}</c:numCache></c:numRef>`;
}
