/*
 * node scripts/agree-statistics.mjs DIR
 * How far `plenary/statistics` is from expected values, which stand beside each NAME.csv (time, status, group) in DIR:
 * NAME-km-plain.csv, NAME-km-log.csv, NAME-km-log-log.csv, NAME-median-log-log.csv, NAME-logrank.csv and
 * NAME-cox-efron.csv, as R's package survival prints them. Prints the largest difference of each, and fails beyond 1e-9
 * (curves, medians, log-rank) or 1e-6 (Cox). Of numbers above 1 the difference is relative. Needs `npm run build`.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { coxRegression, kaplanMeier, logRankTest } from '../lib/statistics.js';

const folder = process.argv[2];
if (folder === undefined) throw new Error('Usage: node scripts/agree-statistics.mjs DIR');

const columns = { time: 'time', event: 'status', group: 'group' };
const names = readdirSync(folder)
  .map((file) => /^(.+)-km-plain\.csv$/.exec(file)?.[1])
  .filter((name) => name !== undefined && existsSync(join(folder, `${name}.csv`)));
if (names.length === 0) throw new Error(`${folder} holds no NAME.csv with a NAME-km-plain.csv`);
for (const name of names.sort()) compare(name);

function compare(name) {
  const rows = read(`${name}.csv`).map(({ time, status, group }) => ({
    time: number(time),
    status: number(status),
    group,
  }));
  for (const interval of ['plain', 'log', 'log-log']) {
    const curves = kaplanMeier(rows, { ...columns, interval });
    const found = curves.flatMap(({ group, points }) => points.map((point) => ({ group, ...point })));
    tell(name, `km-${interval}`, 1e-9, found.map(pointLine), read(`${name}-km-${interval}.csv`).map(printedPoint));
  }
  const medians = kaplanMeier(rows, columns).map(({ group, n, events, median }) => [
    group,
    ...[n, events, median.estimate, median.low, median.high],
  ]);
  tell(name, 'median-log-log', 1e-9, medians, read(`${name}-median-log-log.csv`).map(values));
  const groups = new Set(rows.map(({ group }) => group));
  if (groups.size < 2) return;
  const { statistic, degreesOfFreedom, p } = logRankTest(rows, columns);
  tell(name, 'logrank', 1e-9, [['logrank', statistic, degreesOfFreedom, p]], read(`${name}-logrank.csv`).map(values));
  const terms = coxRegression(rows, columns).terms.map(({ term, hazardRatio, low, high, p: wald }) => [
    term,
    ...[hazardRatio, low, high, wald],
  ]);
  tell(name, 'cox-efron', 1e-6, terms, read(`${name}-cox-efron.csv`).map(values));
}

function pointLine({ group, time, atRisk, events, censored, survival, standardError, low, high }) {
  return [group, time, atRisk, events, censored, survival, standardError, low, high];
}

function printedPoint(row) {
  return ['group', 'time', 'at_risk', 'events', 'censored', 'survival', 'std_err', 'ci_low', 'ci_high'].map((key, i) =>
    i === 0 ? row[key] : number(row[key]),
  );
}

/** The first column as text, the others as numbers. */
function values(row) {
  return Object.values(row).map((cell, i) => (i === 0 ? cell : number(cell)));
}

function tell(name, what, limit, found, wanted) {
  const difference = found.length === wanted.length ? largest(found, wanted) : Infinity;
  const verdict = difference <= limit ? 'agrees' : 'DIFFERS';
  if (difference > limit) process.exitCode = 1;
  console.log(
    `${verdict}  ${`${name} ${what}`.padEnd(28)} ${found.length} rows, largest difference ${difference.toExponential(1)}`,
  );
}

function largest(found, wanted) {
  return Math.max(0, ...found.flatMap((row, i) => row.map((value, j) => distance(value, wanted[i][j]))));
}

function distance(found, wanted) {
  if (typeof found === 'string' || found === null || wanted === null) return found === wanted ? 0 : Infinity;
  return Math.abs(found - wanted) / Math.max(1, Math.abs(wanted));
}

function number(cell) {
  return ['NA', 'NaN', 'Inf', ''].includes(cell) ? null : Number(cell);
}

function read(file) {
  const [head, ...lines] = readFileSync(join(folder, file), 'utf8')
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(',').map((cell) => cell.replace(/^"(.*)"$/, '$1')));
  return lines.map((cells) => Object.fromEntries(head.map((key, i) => [key, cells[i]])));
}
