import { zipOf } from '../../zip/zip.ts';
import { attributes, xml, xmlHead } from '../xml.ts';
import type { NativeChart } from './native-chart.ts';

/** A cell: a text is written as a text, whatever it begins with, so that none is read as a formula. */
export type SheetCell = string | number | null;

/** Cells by column, from the first row on, and which columns hold dates. */
export interface Sheet {
  readonly columns: readonly (readonly SheetCell[])[];
  readonly dates: ReadonlySet<number>;
}

/** Where the numbers of a chart stand in its workbook. */
export interface SheetPlaces {
  readonly categories: string | null;
  readonly series: readonly {
    readonly name: string;
    readonly values: string;
    readonly xs: string | null;
    readonly plus: string | null;
    readonly minus: string | null;
  }[];
}

const sheetName = 'Sheet1';

/** The sheet of a chart: categories and a column a series; dots with a column of numbers on x before each of theirs. */
export function sheetOf({ categories, series, along }: NativeChart): {
  readonly sheet: Sheet;
  readonly places: SheetPlaces;
} {
  const columns: (readonly SheetCell[])[] = [];
  const dates = new Set<number>();
  const add = (head: string, cells: readonly SheetCell[]): string => {
    columns.push([head, ...cells]);
    return rangeOf(columns.length - 1, 1, cells.length);
  };
  if (categories?.days != null) dates.add(0);
  const about = categories === null ? null : add(categories.title, categories.days ?? categories.labels);
  const values = series.map((one) => {
    const xs = one.xs === null ? null : add(along.title?.text ?? 'x', one.xs);
    const own = add(one.name, one.values);
    return { name: rangeOf(columns.length - 1, 0, 1), values: own, xs };
  });
  const ends = series.map(({ name, interval }) => ({
    plus: interval === null ? null : add(`${name} +`, interval.plus),
    minus: interval === null ? null : add(`${name} −`, interval.minus),
  }));
  return {
    sheet: { columns, dates },
    places: { categories: about, series: values.map((one, i) => ({ ...one, ...(ends[i] as (typeof ends)[number]) })) },
  };
}

/** A column's cells as Excel names them; rows from 0. */
function rangeOf(column: number, from: number, count: number): string {
  const letters = lettersOf(column);
  const first = `$${letters}$${from + 1}`;
  return count < 2 ? `${sheetName}!${first}` : `${sheetName}!${first}:$${letters}$${from + count}`;
}

function lettersOf(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest === 0 ? '' : lettersOf(rest - 1)) + String.fromCodePoint(65 + (column % 26));
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** A sheet as an Excel file: the same cells are the same bytes. */
export function workbookOf(sheet: Sheet): Uint8Array {
  return zipOf(
    new Map([
      [
        '[Content_Types].xml',
        `${xmlHead}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/></Types>`,
      ],
      ['_rels/.rels', relationships([['officeDocument', 'xl/workbook.xml']])],
      [
        'xl/workbook.xml',
        `${xmlHead}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${sheetName}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      ],
      [
        'xl/_rels/workbook.xml.rels',
        relationships([
          ['worksheet', 'worksheets/sheet1.xml'],
          ['styles', 'styles.xml'],
        ]),
      ],
      ['xl/worksheets/sheet1.xml', worksheet(sheet)],
      ['xl/styles.xml', styles],
    ]),
  );
}

function relationships(targets: readonly (readonly [string, string])[]): string {
  const list = targets.map(
    ([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${office}/${type}" Target="${target}"/>`,
  );
  return `${xmlHead}<Relationships xmlns="${packages}/relationships">${list.join('')}</Relationships>`;
}

/** Style 1 is a date. */
const styles =
  `${xmlHead}<styleSheet xmlns="${main}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>` +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  '<xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>' +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';

function worksheet({ columns, dates }: Sheet): string {
  const height = Math.max(0, ...columns.map(({ length }) => length));
  const rows = Array.from({ length: height }, (_, row) => {
    const cells = columns.map((column, i) => cellXml(column[row] ?? null, `${lettersOf(i)}${row + 1}`, dates.has(i)));
    return `<row r="${row + 1}">${cells.join('')}</row>`;
  });
  return `${xmlHead}<worksheet xmlns="${main}"><sheetData>${rows.join('')}</sheetData></worksheet>`;
}

function cellXml(cell: SheetCell, r: string, date: boolean): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'string')
    return `<c${attributes({ r, t: 'inlineStr' })}><is><t xml:space="preserve">${xml(cell)}</t></is></c>`;
  return `<c${attributes({ r, s: date ? 1 : null })}><v>${cell}</v></c>`;
}
