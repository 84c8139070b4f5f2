import type {
  Trace,
  TraceChart,
  TraceClaim,
  TraceReading,
  TraceSlide,
  TraceValue,
} from '../../../src/model/evidence.ts';

/** A trace with one file of three rows and these slides. */
export function traceOf(slides: readonly TraceSlide[], more: Partial<Trace> = {}): Trace {
  return {
    version: 1,
    deck: { file: 'deck.md', title: 'Cure', lang: 'en' },
    files: [fileOf('aaaa', ['e1910', 'tower', 'inovate'])],
    slides,
    references: [],
    ...more,
  };
}

/** `data/trials.csv` with two columns. */
export function fileOf(hash: string, rows: readonly string[]): Trace['files'][number] {
  const lines = rows.map((_, i) => i + 2);
  const cites = rows.map(() => -1);
  return {
    path: 'data/trials.csv',
    dataset: 'trials',
    hash,
    key: ['id'],
    columns: ['os', 'n'],
    rows,
    lines,
    cites,
    sensitive: false,
  };
}

/** A slide with what is given. */
export function slideOf(id: string, more: Partial<TraceSlide> = {}): TraceSlide {
  return { id, title: `On ${id}`, file: 'deck.md', line: 1, values: [], charts: [], claims: [], cites: [], ...more };
}

/** A value read from one row. */
export function valueOf(name: string, text: string, row: number | null = 0): TraceValue {
  const number = Number.parseFloat(text);
  const from: TraceReading[] = row === null ? [] : [[0, 0, [row]]];
  return { at: 0, name, text, ...(Number.isNaN(number) ? {} : { number }), line: 1, column: 1, from };
}

/** A chart that reads rows of the file's first column. */
export function chartOf(title: string, hash: string, rows: TraceReading[2] = [[0, 2]]): TraceChart {
  return { title, line: 1, hash, marks: [], from: [[0, 0, rows]] };
}

/** A claim and what it read. */
export function claimOf(expression: string, holds: boolean, values: Readonly<Record<string, string>> = {}): TraceClaim {
  return { words: 'a lower risk', expression, holds, values, line: 1, from: [] };
}
