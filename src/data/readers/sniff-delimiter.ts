import { scanCsv } from './csv-scan.ts';

const candidates = [',', ';', '\t'];
const rowsLookedAt = 20;

/**
 * The delimiter of a table: of comma, semicolon and tab the one that cuts the first rows into as many cells as the
 * header; where several do, the one that gives most columns. Comma for a table of one column.
 */
export function sniffDelimiter(text: string): string {
  const found = candidates.filter((candidate) => text.includes(candidate));
  // Most files hold none but commas: nothing is to be weighed.
  if (found.every((candidate) => candidate === ',')) return ',';
  let best = ',';
  let bestScore = 0;
  for (const candidate of found) {
    const widths = firstWidths(text, candidate);
    const width = widths[0] ?? 0;
    if (width < 2) continue;
    const even = widths.every((other) => other === width);
    const score = width + (even ? 1_000_000 : 0);
    if (score > bestScore) {
      best = candidate;
      bestScore = score;
    }
  }
  return best;
}

function firstWidths(text: string, delimiter: string): number[] {
  const widths: number[] = [];
  let width = 0;
  scanCsv(text, { offset: 0, line: 1 }, delimiter.charCodeAt(0), {
    row: () => {
      width = 0;
    },
    cell: () => {
      width++;
    },
    rowEnd: () => widths.push(width) < rowsLookedAt,
    problem: () => {},
  });
  return widths;
}
