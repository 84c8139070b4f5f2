import type { Cell } from '../../../../model/data.ts';
import { columnOf } from '../../../../util/dataset.ts';
import type { Checks } from '../../checks.ts';
import { recistThresholds, warnOfShares } from '../changes/thresholds.ts';
import { numberOf } from '../number-of-cell.ts';
import { objectiveResponses, responseCode, responseWords } from '../responses.ts';
import type { WaterfallOptions } from './options.ts';

/** A patient with a measurement. */
export interface MeasuredPatient {
  readonly name: string;
  /** Percent of the baseline. */
  readonly change: number;
  /** A response of RECIST; `''` without a column of responses. */
  readonly response: string;
  readonly row: number;
}

/** Who is drawn, and who is not. */
export interface Patients {
  /** From the most growth to the most shrinkage. */
  readonly measured: readonly MeasuredPatient[];
  /** Row numbers of those without a number. */
  readonly without: readonly number[];
}

/** Most bars that can be told apart. */
const mostPatients = 150;

/** Reads the patients; `null` where something is wrong, which is reported with its row. */
export function readPatients(options: WaterfallOptions, checks: Checks): Patients | null {
  const { table, rows, label, value, group } = options;
  const column = (name: string | null): readonly Cell[] => (name === null ? [] : (columnOf(table, name)?.values ?? []));
  const [names, changes, words] = [column(label), column(value), column(group)];
  const measured: MeasuredPatient[] = [];
  const without: number[] = [];
  const seen = new Map<string, number>();
  for (const row of rows) {
    const name = String(names[row] ?? '').trim();
    if (name === '') checks.report('chart/blank-cell', checks.valueAt('/label'), { column: label, row: row + 1 });
    const first = seen.get(name);
    if (first !== undefined) {
      const facts = { column: label, id: name, rows: [first + 1, row + 1] as const };
      checks.report('chart/duplicate-row', checks.valueAt('/label'), facts);
    }
    seen.set(name, row);
    const response = responseOf(String(words[row] ?? '').trim(), row, options, checks);
    const cell = changes[row] ?? null;
    const change = numberOf(cell);
    if (cell === null) without.push(row);
    else if (change !== null && change >= -100) measured.push({ name, change, response, row });
    else {
      const facts = { column: value, cell: String(cell), row: row + 1 };
      checks.report('chart/no-change', checks.valueAt('/value'), facts);
    }
  }
  const clean = checks.diagnostics.every(({ severity }) => severity !== 'error');
  if (measured.length === 0 && clean) checks.report('chart/no-rows-left', checks.valueAt('/data'), {});
  if (measured.length > mostPatients) {
    const facts = { what: 'bars', count: measured.length, limit: mostPatients };
    checks.report('chart/too-many-marks', checks.valueAt('/data'), facts);
  }
  if (checks.diagnostics.some(({ severity }) => severity === 'error')) return null;
  warnOfShares(
    measured.map(({ change }) => change),
    value,
    checks,
  );
  warnOfResponses(measured, options, checks);
  return { measured: measured.sort((a, b) => b.change - a.change || a.row - b.row), without };
}

function responseOf(word: string, row: number, { group }: WaterfallOptions, checks: Checks): string {
  if (group === null) return '';
  const code = responseCode(word);
  const at = checks.valueAt('/group');
  if (word === '') checks.report('chart/blank-cell', at, { column: group, row: row + 1 });
  else if (code === null)
    checks.report('chart/unknown-cell', at, { column: group, word, row: row + 1, known: responseWords });
  return code ?? '';
}

/** A response of the target lesions needs their shrinkage; growth of others may be a progression at any change. */
function warnOfResponses(patients: readonly MeasuredPatient[], { thresholds }: WaterfallOptions, checks: Checks): void {
  const [partial = -30] = recistThresholds;
  if (!thresholds.includes(partial)) return;
  const odd = patients.filter(({ response, change }) => objectiveResponses.includes(response) && change > partial);
  const [first] = odd;
  if (first === undefined) return;
  const { name, response, change } = first;
  const facts = { patient: name, response, change, count: odd.length, threshold: partial };
  checks.report('chart/odd-response', checks.valueAt('/group'), facts);
}
