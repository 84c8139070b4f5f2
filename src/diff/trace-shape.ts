/** What of a trace is not as documented. */
export interface ShapeFault {
  /** JSON Pointer. */
  readonly pointer: string;
  readonly expected: string;
}

type Check = (value: unknown, pointer: string) => ShapeFault | null;

/** Finds the first part of a trace that is not as documented; `null` where all of it is. */
export function findFault(value: unknown): ShapeFault | null {
  const shape = trace(value, '');
  return shape ?? findStrayIndex(value as Checked);
}

const is =
  (expected: string, test: (value: unknown) => boolean): Check =>
  (value, pointer) =>
    test(value) ? null : { pointer, expected };

const text = is('a text', (value) => typeof value === 'string');
const number = is('a number', (value) => typeof value === 'number');
const index = is('a whole number from 0', (value) => Number.isInteger(value) && (value as number) >= 0);
const yesOrNo = is('`true` or `false`', (value) => typeof value === 'boolean');
const textOrNull = is('a text or `null`', (value) => value === null || typeof value === 'string');

const list =
  (item: Check): Check =>
  (value, pointer) => {
    if (!Array.isArray(value)) return { pointer, expected: 'a list' };
    for (const [i, one] of value.entries()) {
      const fault = item(one, `${pointer}/${i}`);
      if (fault !== null) return fault;
    }
    return null;
  };

const object =
  (members: Readonly<Record<string, Check>>, optional: Readonly<Record<string, Check>> = {}): Check =>
  (value, pointer) => {
    if (!isObject(value)) return { pointer, expected: 'an object' };
    for (const [name, check] of Object.entries(members)) {
      const fault = check(Object.hasOwn(value, name) ? value[name] : undefined, `${pointer}/${name}`);
      if (fault !== null) return fault;
    }
    for (const [name, check] of Object.entries(optional)) {
      const fault = Object.hasOwn(value, name) ? check(value[name], `${pointer}/${name}`) : null;
      if (fault !== null) return fault;
    }
    return null;
  };

const texts: Check = (value, pointer) =>
  isObject(value) && Object.values(value).every((one) => typeof one === 'string')
    ? null
    : { pointer, expected: 'an object of texts' };

const row: Check = (value, pointer) => {
  if (!Array.isArray(value)) return index(value, pointer);
  const [from, to] = value as readonly unknown[];
  const isRange =
    value.length === 2 && index(from, '') === null && index(to, '') === null && Number(from) <= Number(to);
  return isRange ? null : { pointer, expected: 'a row or a range of rows' };
};

const reading: Check = (value, pointer) => {
  if (!Array.isArray(value) || value.length !== 3) return { pointer, expected: 'a file, a column and rows' };
  return index(value[0], `${pointer}/0`) ?? index(value[1], `${pointer}/1`) ?? list(row)(value[2], `${pointer}/2`);
};

const from = list(reading);
const mark = object({ at: index, mark: text, channels: texts, from }, { transform: text });
const trace = object({
  deck: object({ file: text, title: text, lang: text }),
  files: list(
    object({
      path: text,
      dataset: text,
      hash: text,
      columns: list(text),
      rows: list(text),
      lines: list(number),
      cites: list(number),
      key: list(text),
      sensitive: yesOrNo,
    }),
  ),
  slides: list(
    object(
      {
        id: text,
        title: text,
        file: text,
        line: number,
        values: list(
          object(
            { at: number, name: text, text, line: number, column: number, from },
            { in: text, number, file: text, format: text, transform: text },
          ),
        ),
        charts: list(object({ title: text, line: number, hash: text, marks: list(mark), from })),
        claims: list(object({ words: text, expression: text, holds: yesOrNo, values: texts, line: number, from })),
        cites: list(index),
      },
      { backup: yesOrNo },
    ),
  ),
  references: list(object({ key: text, short: text, doi: textOrNull })),
});

interface Checked {
  readonly files: readonly { readonly columns: readonly string[]; readonly rows: readonly string[] }[];
  readonly slides: readonly Readonly<Record<'values' | 'charts' | 'claims', readonly { readonly from: Rows[] }[]>>[];
}

type Rows = readonly [file: number, column: number, rows: readonly (number | readonly [number, number])[]];

/** An index that leads nowhere. */
function findStrayIndex({ files, slides }: Checked): ShapeFault | null {
  for (const [i, slide] of slides.entries()) {
    for (const part of ['values', 'charts', 'claims'] as const) {
      for (const [j, entry] of slide[part].entries()) {
        const k = entry.from.findIndex((one) => isStray(one, files));
        if (k !== -1) {
          const pointer = `/slides/${i}/${part}/${j}/from/${k}`;
          return { pointer, expected: 'a file, a column and rows that the trace lists' };
        }
      }
    }
  }
  return null;
}

function isStray([file, column, rows]: Rows, files: Checked['files']): boolean {
  const known = files[file];
  if (known === undefined || column >= known.columns.length) return true;
  return rows.some((one) => (typeof one === 'number' ? one : one[1]) >= known.rows.length);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
