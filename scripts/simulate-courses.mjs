/*
 * node scripts/simulate-courses.mjs
 * Writes the invented patients that the gallery draws: tumour sizes, best responses, courses of treatment. Always the
 * same ones; no trial, no drug, no finding.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = new URL('../data/', import.meta.url);
const random = numbers(20260104);

/** Weeks at which lesions are measured. */
const weeks = [8, 16, 24, 32, 40, 48];

const patients = [...arm('Arm A', 24, 0.72), ...arm('Arm B', 20, 0.38)];
write('simulated-lesions.csv', 'id,patient,arm,week,change', patients.flatMap(visitRows));
write('simulated-responses.csv', 'patient,arm,best_change,response', patients.map(responseRow));
write('simulated-courses.csv', 'id,patient,what,from,to,ongoing', courses(18));

/** Numbers from 0 to 1 that look random and are always the same (mulberry32). */
function numbers(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function arm(name, count, sensitive) {
  return Array.from({ length: count }, (_, i) => {
    const id = `${name.at(-1)}${String(i + 1).padStart(2, '0')}`;
    const responds = random() < sensitive;
    const depth = responds ? -(30 + 95 * random()) : 40 * random() - 22;
    const turn = responds ? 20 + 40 * random() : 1 + 9 * random();
    const growth = responds ? 1 + 1.5 * random() : random() < 0.2 ? 8 + 14 * random() : 1 + 5 * random();
    return { id, arm: name, visits: i === count - 1 ? [] : visits({ depth, turn, growth }) };
  });
}

/** Shrinks to its depth, grows after its turn; seen until it has grown by a fifth and more from its smallest. */
function visits({ depth, turn, growth }) {
  const seen = [];
  let least = 0;
  const last = 4 + Math.floor(3 * random());
  for (const week of weeks.slice(0, last)) {
    const shrunk = depth * (1 - Math.exp(-week / 9));
    const change = Math.max(-100, Math.round(shrunk + growth * Math.max(0, week - turn) + 6 * (random() - 0.5)));
    seen.push({ week, change });
    if (change - least >= 0.2 * (100 + least)) break;
    least = Math.min(least, change);
    if (change === -100 && random() < 0.1) break;
  }
  return seen;
}

function visitRows({ id, arm: name, visits: seen }) {
  return [{ week: 0, change: 0 }, ...seen].map(({ week, change }) => `${id}-${week},${id},${name},${week},${change}`);
}

function responseRow({ id, arm: name, visits: seen }) {
  if (seen.length === 0) return `${id},${name},,NE`;
  const best = Math.min(...seen.map(({ change }) => change));
  const first = seen[0].change;
  const response = best === -100 ? 'CR' : best <= -30 ? 'PR' : first >= 20 ? 'PD' : 'SD';
  return `${id},${name},${best},${response}`;
}

/** A row with an end is a stretch of time, one without an event. */
function courses(count) {
  return Array.from({ length: count }, (_, i) => {
    const patient = `P${String(i + 1).padStart(2, '0')}`;
    const rows = [];
    const add = (what, from, to, ongoing = '') =>
      rows.push(
        `${patient}-${rows.length + 1},${patient},${what},${month(from)},${to === '' ? '' : month(to)},${ongoing}`,
      );
    const induction = 1 + 2 * random();
    const whole = induction + 1 + 17 * random() ** 1.3;
    const still = random() < 0.35;
    add('Induction', 0, induction);
    add('Maintenance', induction, whole, still ? 'true' : 'false');
    const responds = random() < 0.7;
    if (responds) add('Response', Math.min(whole - 0.4, 1 + 2.5 * random()), '');
    if (!still && random() < 0.75) add('Progression', whole, '');
    if (!still && random() < 0.4) {
      const after = whole + 1 + 5 * random();
      add('Follow-up', whole, after, 'false');
      add('Death', after, '');
    } else if (!still) add('Follow-up', whole, whole + 1 + 4 * random(), 'true');
    return rows;
  }).flat();
}

function month(time) {
  return Math.round(time * 10) / 10;
}

function write(name, head, rows) {
  writeFileSync(fileURLToPath(new URL(name, folder)), `${[head, ...rows].join('\n')}\n`);
}
