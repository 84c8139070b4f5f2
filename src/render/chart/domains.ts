import { diagnose } from '../../diagnostics/diagnose.ts';
import type { SpecChart } from '../../model/chart.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import type { Drawing } from './drawing.ts';
import { isRecord } from './drawing.ts';
import { placeOf } from './places.ts';
import { fieldsOf, type Unit } from './units.ts';

const measured: ReadonlySet<string> = new Set(['linear', 'log', 'pow', 'sqrt', 'symlog', 'time', 'utc']);

/** Finds axes between whose ends nothing can be told apart: ends that are no numbers, or the same one written twice. */
export function checkDomains(chart: SpecChart, drawing: Drawing, units: readonly Unit[]): readonly Diagnostic[] {
  return (drawing.vega.scales ?? []).flatMap(({ name, type }) => {
    const channel = /(?:^|_)([xy])$/.exec(name)?.[1];
    if (channel === undefined || !measured.has(type)) return [];
    const domain = domainOf(drawing, name);
    const unit = units.find((one) => fieldsOf(one).some(([key]) => key === channel));
    if (domain === null || unit === undefined) return [];
    const isFinite = domain.every((end) => Number.isFinite(Number(end)));
    const isFlat = Number(domain[0]) === Number(domain.at(-1)) && hasWrittenDomain(unit, channel);
    if (isFinite && !isFlat) return [];
    const ends = domain.map((end) => `\`${String(end)}\``).join(' and ');
    const at = placeOf(chart, `${unit.pointer}/encoding/${channel}/scale/domain`);
    return [diagnose('chart/no-domain', at, { axis: channel, ends })];
  });
}

function domainOf({ view }: Drawing, name: string): readonly unknown[] | null {
  try {
    return (view.scale(name) as { domain(): readonly unknown[] }).domain();
  } catch {
    return null;
  }
}

function hasWrittenDomain({ encoding }: Unit, channel: string): boolean {
  const definition = encoding[channel];
  return isRecord(definition) && isRecord(definition['scale']) && Array.isArray(definition['scale']['domain']);
}
