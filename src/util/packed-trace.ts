import type { Trace, TraceChart, TraceFile, TraceMark, TraceReading, TraceSlide } from '../model/evidence.ts';
import type {
  MarkShape,
  PackedChart,
  PackedFile,
  PackedMarks,
  PackedNumbers,
  PackedRows,
  PackedSlide,
  PackedTrace,
} from '../model/packed-trace.ts';

/** A trace in few bytes; {@link unpackTrace} gives it back as it was. */
export function packTrace({ deck, files, slides, references }: Trace): PackedTrace {
  return { version: 'packed-1', deck, files: files.map(packFile), slides: slides.map(packSlide), references };
}

/** Most entries that runs may stand for: far more than a talk has, and no more than memory holds. */
const most = 20_000_000;

/**
 * The trace that was packed; one that was not, of an older page, is given back as it is.
 * @throws where what is given is no packed trace
 */
export function unpackTrace(written: PackedTrace | Trace): Trace {
  if (written.version !== 'packed-1') return written;
  if (runLengths(written) > most) throw new RangeError('the runs of a packed trace are too long');
  const { deck, files, slides, references } = written;
  return { version: 1, deck, files: files.map(unpackFile), slides: slides.map(unpackSlide), references };
}

function runLengths({ files, slides }: PackedTrace): number {
  const numbers = files.flatMap(({ rows, lines, cites }) => ['numbers' in rows ? rows.numbers : [], lines, cites]);
  const marks = slides.flatMap(({ charts = [] }) => charts.flatMap((chart) => chart.marks));
  const counts = [...numbers.flat().map((part) => (typeof part === 'number' ? 1 : part[1])), ...marks.map(runLength)];
  return counts.reduce((sum, count) => sum + Math.max(1, count), 0);
}

function runLength(part: PackedMarks): number {
  return isRun(part) ? (part[2] ?? 1) : 1;
}

function isRun(part: PackedMarks): part is Exclude<PackedMarks, TraceMark> {
  return Array.isArray(part);
}

function packFile({ rows, lines, cites, ...file }: TraceFile): PackedFile {
  const counted = rows.length > 0 && rows.every((key) => /^(?:0|[1-9]\d{0,8})$/.test(key));
  return {
    ...file,
    rows: counted ? { numbers: packNumbers(rows.map(Number)) } : { keys: rows },
    lines: packNumbers(lines),
    cites: packNumbers(cites),
  };
}

function unpackFile({ rows, lines, cites, sensitive, ...file }: PackedFile): TraceFile {
  return {
    ...file,
    rows: 'keys' in rows ? rows.keys : unpackNumbers(rows.numbers).map(String),
    lines: unpackNumbers(lines),
    cites: unpackNumbers(cites),
    sensitive,
  };
}

function packNumbers(numbers: readonly number[]): PackedNumbers {
  const packed: PackedNumbers[number][] = [];
  for (let at = 0; at < numbers.length;) {
    const first = numbers[at] as number;
    const step = numbers[at + 1] === first ? 0 : 1;
    let count = 1;
    while (at + count < numbers.length && numbers[at + count] === first + step * count) count++;
    packed.push(count < 3 ? first : [first, count, step]);
    at += count < 3 ? 1 : count;
  }
  return packed;
}

function unpackNumbers(packed: PackedNumbers): readonly number[] {
  return packed.flatMap((part) => {
    if (typeof part === 'number') return [part];
    const [first, count, step] = part;
    return Array.from({ length: count }, (_, i) => first + step * i);
  });
}

function packSlide({ id, title, file, line, values, charts, claims, cites }: TraceSlide): PackedSlide {
  return {
    ...{ id, title, file, line },
    ...(values.length === 0 ? {} : { values }),
    ...(charts.length === 0 ? {} : { charts: charts.map(packChart) }),
    ...(claims.length === 0 ? {} : { claims }),
    ...(cites.length === 0 ? {} : { cites }),
  };
}

function unpackSlide({ values = [], charts = [], claims = [], cites = [], ...slide }: PackedSlide): TraceSlide {
  return { ...slide, values, charts: charts.map(unpackChart), claims, cites };
}

function packChart({ title, line, hash, from, marks }: TraceChart): PackedChart {
  const numbers = new Map<string, number>();
  const shapes: MarkShape[] = [];
  const runs: (TraceMark | { readonly shape: number; readonly rows: PackedRows[] })[] = [];
  marks.forEach((mark, at) => {
    const rows = mark.at === at ? sharedRows(mark.from) : null;
    if (rows === null) return runs.push(mark);
    const last = runs.at(-1);
    if (last !== undefined && 'shape' in last && isSameShape(mark, marks[at - 1])) return last.rows.push(rows);
    const shape = shapeOf(mark);
    const key = JSON.stringify(shape);
    const number = numbers.get(key) ?? shapes.push(shape) - 1;
    numbers.set(key, number);
    if (last !== undefined && 'shape' in last && last.shape === number) return last.rows.push(rows);
    return runs.push({ shape: number, rows: [rows] });
  });
  return { title, line, hash, from, shapes, marks: runs.map((run) => ('shape' in run ? packRun(run) : run)) };
}

/** Rows that all readings of a mark have, or `null` where these differ. */
function sharedRows(from: readonly TraceReading[]): PackedRows | null {
  const [first] = from;
  if (first === undefined) return null;
  const [, , rows] = first;
  // Nearly always one and the same list.
  const others = from.filter((reading) => reading[2] !== rows);
  if (others.length > 0) {
    const text = JSON.stringify(rows);
    if (others.some((reading) => JSON.stringify(reading[2]) !== text)) return null;
  }
  const [only] = rows;
  return rows.length === 1 && typeof only === 'number' ? only : rows;
}

/** Whether two marks are plainly alike; where in doubt they are compared as a whole. */
function isSameShape(a: TraceMark, b: TraceMark | undefined): boolean {
  if (b === undefined || a.mark !== b.mark || a.channels !== b.channels || a.transform !== b.transform) return false;
  if (a.from.length !== b.from.length) return false;
  return a.from.every(([file, column], i) => file === b.from[i]?.[0] && column === b.from[i]?.[1]);
}

function shapeOf(mark: TraceMark): MarkShape {
  const { at: _, from, ...shape } = mark;
  return { ...shape, columns: from.map(([file, column]) => [file, column]) };
}

function packRun({ shape, rows }: { readonly shape: number; readonly rows: readonly PackedRows[] }): PackedMarks {
  const [first] = rows;
  const inSequence = typeof first === 'number' && rows.length > 2 && rows.every((row, i) => row === first + i);
  return inSequence ? [shape, first, rows.length] : [shape, rows];
}

function unpackChart({ shapes, marks, title, line, hash, from }: PackedChart): TraceChart {
  const unpacked: TraceMark[] = [];
  for (const part of marks) {
    if (!isRun(part)) {
      unpacked.push(part);
      continue;
    }
    const [shape, rows, count = 0] = part;
    const all = typeof rows === 'number' ? Array.from({ length: count }, (_, i) => rows + i) : rows;
    for (const one of all) unpacked.push(unpackMark(unpacked.length, shapes[shape] as MarkShape, one));
  }
  return { title, line, hash, marks: unpacked, from };
}

function unpackMark(at: number, { columns, ...shape }: MarkShape, rows: PackedRows): TraceMark {
  const list = typeof rows === 'number' ? [rows] : rows;
  return { at, ...shape, from: columns.map(([file, column]) => [file, column, list]) };
}
