/** A line of two texts that are compared. */
export interface DiffLine {
  readonly kind: 'same' | 'old' | 'new';
  readonly text: string;
}

/** Texts with more lines are shown one behind the other. */
const most = 2000;

/** Two texts line by line: what both have, what only the old one has, what only the new one has. */
export function lineDiff(old: string, now: string): readonly DiffLine[] {
  const [a, b] = [old.trim().split('\n'), now.trim().split('\n')];
  if (a.length > most || b.length > most) return [...a.map(only('old')), ...b.map(only('new'))];
  const lengths = commonLengths(a, b);
  const lines: DiffLine[] = [];
  for (let i = 0, j = 0; i < a.length || j < b.length;) {
    const [left, right] = [a[i], b[j]];
    if (left !== undefined && left === right) {
      lines.push({ kind: 'same', text: left });
      i += 1;
      j += 1;
    } else if (right === undefined || (left !== undefined && at(lengths, i + 1, j) >= at(lengths, i, j + 1))) {
      lines.push({ kind: 'old', text: left as string });
      i += 1;
    } else {
      lines.push({ kind: 'new', text: right });
      j += 1;
    }
  }
  return lines;
}

function only(kind: DiffLine['kind']): (text: string) => DiffLine {
  return (text) => ({ kind, text });
}

/** How many lines the ends of both texts from here on have in common. */
function commonLengths(a: readonly string[], b: readonly string[]): readonly Uint16Array[] {
  const rows = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) {
    const [row, below] = [rows[i] as Uint16Array, rows[i + 1] as Uint16Array];
    for (let j = b.length - 1; j >= 0; j--)
      row[j] = a[i] === b[j] ? (below[j + 1] as number) + 1 : Math.max(below[j] as number, row[j + 1] as number);
  }
  return rows;
}

function at(rows: readonly Uint16Array[], i: number, j: number): number {
  return rows[i]?.[j] ?? 0;
}

/** Lines with as many of the unchanged ones around a change as help to find one's way; `null` stands for those left out. */
export function aroundChanges(lines: readonly DiffLine[], context = 2): readonly (DiffLine | null)[] {
  const near = lines.map((_, i) =>
    lines.slice(Math.max(0, i - context), i + context + 1).some(({ kind }) => kind !== 'same'),
  );
  return lines.flatMap((line, i) => (near[i] === true ? [line] : near[i - 1] === true || i === 0 ? [null] : []));
}
