/**
 * Solves a small system of linear equations by elimination with the largest pivot.
 * @param matrix square, row by row
 * @returns `null` where it has no single answer
 */
export function solve(matrix: readonly (readonly number[])[], right: readonly number[]): readonly number[] | null {
  const rows = matrix.map((line, i) => [...line, right[i] as number]);
  const scale = Math.max(...matrix.map((line, i) => Math.abs(line[i] as number)));
  for (let column = 0; column < rows.length; column++) {
    const below = rows.slice(column);
    const pivot = below.reduce((best, row) => (Math.abs(at(row, column)) > Math.abs(at(best, column)) ? row : best));
    if (!(Math.abs(at(pivot, column)) > scale * 1e-12)) return null;
    rows.splice(rows.indexOf(pivot), 1);
    rows.splice(column, 0, pivot);
    for (const row of rows) {
      if (row === pivot) continue;
      const factor = at(row, column) / at(pivot, column);
      row.forEach((value, i) => (row[i] = value - factor * at(pivot, i)));
    }
  }
  return rows.map((row, i) => at(row, rows.length) / at(row, i));
}

function at(row: readonly number[], i: number): number {
  return row[i] as number;
}
