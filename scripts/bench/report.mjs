/*
 * Figures as tables in Markdown.
 */
import { availableParallelism, cpus } from 'node:os';
import { limits } from './limits.mjs';

const names = {
  plenary: 'Plenary',
  marp: 'Marp CLI',
  pandoc: 'pandoc',
  'reveal-md': 'reveal-md',
  slidev: 'Slidev',
  floor: 'naive floor',
};

/** What was measured, where and with which versions; the day is the machine's. */
export function headText(versions) {
  const day = new Date().toISOString().slice(0, 10);
  const machine = `${availableParallelism()} cores, ${cpus()[0]?.model.trim() ?? 'unknown processor'}, Node ${process.versions.node}`;
  const list = [...versions].map(([name, version]) => `${names[name]} ${version}`).join(', ');
  return `Measured on ${day}: ${machine}. ${list}.`;
}

/** A table of all measures that have a limit. */
export function limitsTable(found) {
  const rows = limits
    .filter(({ key }) => found.has(key))
    .map(({ key, what, against, unit, limit, goal }) => {
      const { value, detail = '' } = found.get(key);
      const shown = against === undefined ? withUnit(value, unit) : `${number(value)} × ${names[against]}`;
      const held = limit === null ? '' : value <= limit ? 'held' : '**missed**';
      return [
        what,
        shown,
        limit === null ? '' : withUnit(limit, unit ?? '×'),
        goal === null ? '' : withUnit(goal, unit ?? '×'),
        held,
        detail,
      ];
    });
  return table(['', 'found', 'limit', 'goal', '', ''], rows);
}

/** Cold builds, one row a tool, one column a deck. */
export function coldTable(results) {
  const decks = [...new Set(results.map(deckName))];
  const tools = [...new Set(results.map(({ tool }) => tool))];
  const rows = tools.map((tool) => [
    names[tool],
    ...decks.map((deck) => {
      const hit = results.find((each) => each.tool === tool && deckName(each) === deck);
      if (hit === undefined) return '–';
      if (hit.seconds === null) return `failed: ${hit.failure.replaceAll('|', '/')}`;
      const memory = hit.peak === null ? '' : `, ${Math.round(hit.peak.median)} MB`;
      return `**${number(hit.seconds.median)} s** (${range(hit.seconds)})${memory}`;
    }),
  ]);
  return table(['', ...decks], rows);
}

function deckName({ count, charts }) {
  return charts ? `${count} slides, ${Math.floor(count / 5)} charts` : `${count} slides, no charts`;
}

/** Builds after the first. */
export function againTable(results) {
  const rows = results
    .filter(({ failure }) => failure === null)
    .map(({ count, unchanged, changed, rewritten }) => [
      `${count} slides`,
      `**${number(unchanged.seconds.median)} s** (${range(unchanged.seconds)})`,
      `**${number(changed.seconds.median)} s** (${range(changed.seconds)})`,
      `${rewritten}`,
    ]);
  return table(['', 'nothing changed', 'one slide changed', 'files rewritten where nothing changed'], rows);
}

/** Servers and edits. */
export function servingTable(results) {
  const rows = results.map(({ tool, count, first, loops, failure }) => [
    `${names[tool]}, ${count} slides`,
    first === null
      ? (failure ?? '–')
      : `**${number(first.median / 1000)} s** (${number(first.least / 1000)}–${number(first.most / 1000)})`,
    ...['text', 'notes', 'data'].map((kind) => loopText(loops[kind])),
  ]);
  return table(['', 'start to first slide', 'text to seen', 'notes to seen', 'a table of 10 charts to seen'], rows);
}

function loopText(loop) {
  if (loop === undefined || loop === null) return '–';
  if (loop.median === null) return 'never seen';
  const missed = loop.missed === 0 ? '' : `, ${loop.missed} missed`;
  return `**${Math.round(loop.median)} ms** (${Math.round(loop.least)}–${Math.round(loop.most)}, 95 %: ${Math.round(loop.p95)})${missed}`;
}

/** Pages. */
export function pagesTable(results) {
  const rows = results.map(({ tool, count, first, weight, disk }) => [
    `${names[tool]}, ${count} slides`,
    first === null ? '–' : `**${Math.round(first.median)} ms** (${Math.round(first.least)}–${Math.round(first.most)})`,
    `${weight.requests}`,
    `${kilo(weight.bytes)} (${kilo(weight.packed)} packed)`,
    `${disk.files} files, ${kilo(disk.bytes)}`,
  ]);
  return table(['', 'to the first slide', 'requests', 'sent', 'on the disk'], rows);
}

/** Rows as a table in Markdown. */
export function table(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`.replace(/ {2,}\|/g, ' |');
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

/** Two or three figures, never more than the clock is worth. */
export function number(value) {
  if (value === null || value === undefined) return '–';
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

function range({ least, most }) {
  return `${number(least)}–${number(most)}`;
}

function withUnit(value, unit) {
  if (unit === '') return `${value}`;
  return `${number(value)} ${unit}`;
}

function kilo(bytes) {
  return `${Math.round(bytes / 1000)} kB`;
}
