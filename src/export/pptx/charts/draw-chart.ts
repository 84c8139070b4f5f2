import type { SpecChart } from '../../../model/chart.ts';
import type { DrawnScene } from '../../../model/drawn-scene.ts';
import type { Box, ChartWish, DrawChart, Drawing, Part } from '../parts.ts';
import { offsetAndExtent } from '../units.ts';
import { attributes } from '../xml.ts';
import { chartXml } from './chart-xml.ts';
import { isPictured, type NativeChart } from './native-chart.ts';
import type { ChartStyle } from './paint-xml.ts';
import { nativeChart } from './read-chart.ts';
import { shapesXml } from './shapes-xml.ts';
import { sheetOf, workbookOf } from './workbook.ts';

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const types = 'application/vnd.openxmlformats-officedocument';

/**
 * Draws charts natively, with their workbooks.
 * @param read the scene of a chart as drawn, `null` where it cannot be
 */
export function nativeCharts(read: (chart: SpecChart) => Promise<DrawnScene | null>): DrawChart {
  return async (wish) => {
    if (wish.expanded === null || wish.expanded.kind === 'broken') return null;
    const scene = await read(wish.expanded);
    const chart = scene === null ? { picture: 'it cannot be drawn' } : nativeChart(wish.expanded, scene);
    return isPictured(chart) ? null : writeChart(chart, wish);
  };
}

/** A chart as parts of a package and the frame that shows it. */
export function writeChart(chart: NativeChart, wish: Omit<ChartWish, 'expanded'>): Drawing {
  const { names, box, faces, lang } = wish;
  const style: ChartStyle = { scale: box.width / chart.width, face: faces.text, lang };
  const { sheet, places } = sheetOf(chart);
  const number = names.part('chart');
  const path = `ppt/charts/chart${number}.xml`;
  const workbook: Part = {
    path: `ppt/embeddings/Microsoft_Excel_Sheet${number}.xlsx`,
    contentType: `${types}.spreadsheetml.sheet`,
    contents: workbookOf(sheet),
    relationships: [],
  };
  const written = shapesXml(chart, style);
  const shapes: readonly Part[] =
    written === null
      ? []
      : [
          {
            path: `ppt/drawings/drawing${names.part('drawing')}.xml`,
            contentType: `${types}.drawingml.chartshapes+xml`,
            contents: written,
            relationships: [],
          },
        ];
  const refs = { workbook: 'rId1', shapes: shapes.length === 0 ? null : 'rId2' };
  const part: Part = {
    path,
    contentType: `${types}.drawingml.chart+xml`,
    contents: chartXml(chart, places, { style, refs }),
    relationships: [
      { id: 'rId1', type: `${office}/package`, target: workbook.path },
      ...shapes.map((shape) => ({ id: 'rId2', type: `${office}/chartUserShapes`, target: shape.path })),
    ],
  };
  const id = names.relationship();
  return {
    xml: frameXml({ ...wish, shape: names.shape(), relationship: id }),
    parts: [part, workbook, ...shapes],
    relationships: [{ id, type: `${office}/chart`, target: path }],
  };
}

interface FrameWish {
  readonly shape: number;
  readonly relationship: string;
  readonly name: string;
  readonly alt: string;
  readonly box: Box;
}

function frameXml({ shape, relationship, name, alt, box }: FrameWish): string {
  const uri = 'http://schemas.openxmlformats.org/drawingml/2006/chart';
  const place = offsetAndExtent(box);
  return `<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr${attributes({ id: shape, name, descr: alt })}/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr><p:xfrm>${place}</p:xfrm><a:graphic><a:graphicData uri="${uri}"><c:chart xmlns:c="${uri}" r:id="${relationship}"/></a:graphicData></a:graphic></p:graphicFrame>`;
}
