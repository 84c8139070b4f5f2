import type { Timer } from '../model/effects.ts';
import type { CommonOptions } from './options.ts';
import type { Output } from './terminal.ts';
import { printable } from './text-width.ts';

/** Slides that are named as the slowest. */
const slowest = 10;

/** A timer whose notes can be printed. */
export interface Timings extends Timer {
  /** Ends the last stage and prints what each cost. */
  readonly print: (output: Output) => void;
}

/** A timer where someone asks for one; figures would be in the way of what a program reads. */
export function timingsFor({ timings, quiet, format }: CommonOptions): Timings | null {
  return timings === true && quiet !== true && format === 'text' ? startTimings() : null;
}

/**
 * Notes what each stage costs, start-up first.
 * @param now milliseconds since the process began
 */
export function startTimings(now: () => number = () => performance.now()): Timings {
  const stages = new Map<string, number>();
  const parts = new Map<string, Map<string, number>>();
  const slides = new Map<string, number>();
  let running = 'start-up';
  let since = 0;
  const add = (costs: Map<string, number>, name: string, ms: number): void =>
    void costs.set(name, (costs.get(name) ?? 0) + ms);
  const clock = (costs: Map<string, number>, name: string): (() => void) => {
    const start = now();
    return () => add(costs, name, now() - start);
  };
  const partsNow = (): Map<string, number> => {
    const costs = parts.get(running) ?? new Map<string, number>();
    parts.set(running, costs);
    return costs;
  };
  const stage = (name: string): void => {
    const at = now();
    stages.set(running, (stages.get(running) ?? 0) + at - since);
    running = name;
    since = at;
  };
  return {
    stage,
    slide: (id) => clock(slides, id),
    part: (name) => clock(partsNow(), name),
    elsewhere: (part, slide, ms) => {
      add(partsNow(), part, ms);
      add(slides, slide, ms);
    },
    print: (output) => {
      stage('');
      const rows = [...stages].flatMap(([name, ms]): readonly Row[] => [
        [name, ms],
        ...[...(parts.get(name) ?? [])].map(([part, cost]): Row => [`  ${part}`, cost]),
      ]);
      output.write(`\n${table([...rows, ['in all', now()]])}`);
      const longest = [...slides].sort((a, b) => b[1] - a[1]).slice(0, slowest);
      if (longest.length > 0) output.write(`\nslowest slides\n${table(longest)}`);
    },
  };
}

type Row = readonly [name: string, ms: number];

function table(rows: readonly Row[]): string {
  const named = rows.map(([name, ms]) => [printable(name).slice(0, 60), `${ms.toFixed(1)} ms`] as const);
  const left = Math.max(...named.map(([name]) => name.length));
  const right = Math.max(...named.map(([, cost]) => cost.length));
  return named.map(([name, cost]) => `${name.padEnd(left)}  ${cost.padStart(right)}\n`).join('');
}
