import type { VegaSpec } from './drawing.ts';

interface VegaAxis {
  readonly scale: string;
  tickCount?: unknown;
}

/**
 * Takes the theme's number of ticks off log axes, in place: d3 leaves the labels of most ticks blank where the ticks
 * are more than were asked for, also of those that the author listed.
 * @param asked the author set a number of ticks somewhere, which is then kept everywhere
 */
export function freeLogAxes(spec: VegaSpec, asked: boolean, scales = new Map<string, string>()): void {
  if (asked) return;
  const known = new Map([...scales, ...(spec.scales ?? []).map((scale) => [scale.name, scale.type] as const)]);
  for (const axis of (spec as { readonly axes?: readonly VegaAxis[] }).axes ?? []) {
    if (known.get(axis.scale) === 'log' || known.get(axis.scale) === 'symlog') delete axis.tickCount;
  }
  for (const mark of spec.marks ?? []) freeLogAxes(mark, asked, known);
}
