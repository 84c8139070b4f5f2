import type { Border, TableBlock, TableCell } from '../../../model/measured.ts';
import { fillXml, type Look } from '../look.ts';
import { lineShift } from '../text/body.ts';
import { paragraphXml } from '../text/paragraphs.ts';
import type { RunContext } from '../text/runs.ts';
import { emu, offsetAndExtent } from '../units.ts';
import { attributes, xml } from '../xml.ts';

/** A table as a native one: columns as wide and rows as high as the browser made them. */
export function tableXml(id: number, name: string, table: TableBlock, context: RunContext): string {
  const properties = attributes({ firstRow: table.headRows > 0 ? 1 : null, firstCol: table.headColumn ? 1 : null });
  const columns = table.columns.map((width) => `<a:gridCol w="${emu(width)}"/>`).join('');
  const alt = attributes({ descr: table.alt === '' ? null : table.alt });
  return (
    `<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="${id}" name="${xml(name)}"${alt}/>` +
    '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>' +
    `<p:xfrm>${offsetAndExtent(table.box)}</p:xfrm><a:graphic>` +
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table">' +
    `<a:tbl><a:tblPr${properties}/><a:tblGrid>${columns}</a:tblGrid>${rowsXml(table, context)}</a:tbl>` +
    '</a:graphicData></a:graphic></p:graphicFrame>'
  );
}

function rowsXml(table: TableBlock, context: RunContext): string {
  const covered = new Map<string, 'h' | 'v'>();
  return table.rows
    .map(({ height, cells }, r) => {
      const byColumn = new Map(cells.map((cell) => [cell.column, cell]));
      for (const cell of cells) cover(covered, cell, r);
      const inside = table.columns.map((_, column) => {
        const cell = byColumn.get(column);
        if (cell !== undefined) return cellXml(cell, r, table.rows.length, context);
        const merged = covered.get(`${r} ${column}`);
        return emptyCell(merged === undefined ? '' : merged === 'h' ? ' hMerge="1"' : ' vMerge="1"');
      });
      return `<a:tr h="${emu(height)}">${inside.join('')}</a:tr>`;
    })
    .join('');
}

function cover(covered: Map<string, 'h' | 'v'>, { column, columns, rows }: TableCell, row: number): void {
  for (let down = 0; down < rows; down++)
    for (let along = 0; along < columns; along++)
      if (down > 0 || along > 0) covered.set(`${row + down} ${column + along}`, down > 0 ? 'v' : 'h');
}

function emptyCell(merge: string): string {
  return `<a:tc${merge}><a:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr/></a:p></a:txBody><a:tcPr/></a:tc>`;
}

function cellXml(cell: TableCell, row: number, rowCount: number, context: RunContext): string {
  const { look } = context;
  const spans = attributes({
    rowSpan: cell.rows > 1 ? Math.min(cell.rows, rowCount - row) : null,
    gridSpan: cell.columns > 1 ? cell.columns : null,
  });
  const [first] = cell.paragraphs;
  const shift = first === undefined ? 0 : lineShift(first.inlines[0]?.style.size ?? 16, first.lineHeight);
  const margin = (px: number): number => Math.max(0, emu(px));
  const margins = attributes({
    marL: margin(cell.padding.left),
    // Half a px more than the browser needed: what is cut by a rounding is a line more.
    marR: margin(cell.padding.right - Math.min(2, cell.padding.right / 2)),
    marT: margin(cell.padding.top - shift),
    marB: margin(Math.min(cell.padding.bottom, 2)),
    anchor: cell.anchor === 'middle' ? 'ctr' : cell.anchor === 'bottom' ? 'b' : null,
  });
  const paragraphs =
    cell.paragraphs.map((paragraph) => paragraphXml(paragraph, null, context)).join('') || '<a:p><a:endParaRPr/></a:p>';
  const edges =
    edgeXml('a:lnL', cell.left, look) +
    edgeXml('a:lnR', cell.right, look) +
    edgeXml('a:lnT', cell.top, look) +
    edgeXml('a:lnB', cell.bottom, look);
  return (
    `<a:tc${spans}><a:txBody><a:bodyPr/><a:lstStyle/>${paragraphs}</a:txBody>` +
    `<a:tcPr${margins}>${edges}${fillXml(cell.fill, look)}</a:tcPr></a:tc>`
  );
}

function edgeXml(name: string, border: Border | null, look: Look): string {
  if (border === null) return `<${name} w="0"><a:noFill/></${name}>`;
  return `<${name} w="${emu(border.width)}" cap="flat" cmpd="sng" algn="ctr">${fillXml(border.color, look)}<a:prstDash val="solid"/></${name}>`;
}
