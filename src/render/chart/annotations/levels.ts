import { diagnose } from '../../../diagnostics/diagnose.ts';
import type { SpecChart } from '../../../model/chart.ts';
import type { Diagnostic } from '../../../model/diagnostic.ts';
import type { Drawing } from '../drawing.ts';
import { placeOf } from '../places.ts';

/** Finds annotations at numbers that their axis does not reach: they would lie outside the plot. */
export function checkLevels(chart: SpecChart, drawing: Drawing): readonly Diagnostic[] {
  return (chart.annotated ?? []).flatMap(({ pointer, channel, values }) => {
    const domain = domainOf(drawing, channel);
    if (domain === null) return [];
    const [low, high] = [Math.min(...domain), Math.max(...domain)];
    const slack = (high - low) * rounding;
    const outside = values.find((value) => {
      const at = typeof value === 'string' ? Date.parse(value) : Number(value);
      return at < low - slack || at > high + slack;
    });
    if (outside === undefined) return [];
    const isTime = typeof outside === 'string';
    const facts = { axis: channel, value: String(outside), from: ended(low, isTime), to: ended(high, isTime) };
    return [diagnose('chart/annotation-domain', placeOf(chart, pointer), facts)];
  });
}

/** Share of an axis by which a number at its very end may lie beyond it. */
const rounding = 1e-6;

function ended(value: number, isTime: boolean): string {
  return isTime ? new Date(value).toISOString().slice(0, 10) : String(Number(value.toPrecision(6)));
}

/** The ends of an axis of numbers or dates, as numbers; `null` for any other. */
function domainOf({ view }: Drawing, name: string): readonly number[] | null {
  try {
    const domain = (view.scale(name) as { domain(): readonly unknown[] }).domain().map(Number);
    return domain.length > 1 && domain.every(Number.isFinite) ? domain : null;
  } catch {
    return null;
  }
}
