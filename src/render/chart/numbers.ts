import { diagnose } from '../../diagnostics/diagnose.ts';
import type { SpecChart } from '../../model/chart.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import { cellAt, drawnKey } from './cells.ts';
import { isRecord, type Drawing } from './drawing.ts';
import { placeOf } from './places.ts';
import { keyOfDatum } from './row-keys.ts';
import { fieldsOf, rowsNow, type Datum, type Unit } from './units.ts';

/** Finds rows that a log scale cannot place: zero or less. */
export function checkLogScales(chart: SpecChart, drawing: Drawing, unit: Unit): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const [channel, definition] of fieldsOf(unit)) {
    const scale =
      definition['scale'] ?? (isRecord(unit.encoding[channel.slice(0, 1)]) ? outer(unit, channel) : undefined);
    if (!isRecord(scale) || scale['type'] !== 'log') continue;
    const rows = drawnRows(drawing, unit);
    const key = rows[0] === undefined ? null : drawnKey(definition, rows[0]);
    if (key === null) continue;
    const bad = rows.filter((datum) => cellAt(datum, key) !== null && Number(cellAt(datum, key)) <= 0);
    if (bad.length === 0) continue;
    const facts = {
      field: key,
      rows: bad.flatMap((datum) => keyOfDatum(chart, datum) ?? []),
      value: Number(cellAt(bad[0] as Datum, key)),
    };
    found.push(diagnose('chart/zero-on-log', placeOf(chart, `${unit.pointer}/encoding/${channel}/field`), facts));
  }
  return found;
}

/** `x2` and `y2` lie on the scale of `x` and `y`. */
function outer(unit: Unit, channel: string): unknown {
  if (channel !== 'x2' && channel !== 'y2') return undefined;
  const main = unit.encoding[channel.slice(0, 1)];
  return isRecord(main) ? main['scale'] : undefined;
}

/** The rows that feed a unit's mark, over all facets. */
export function drawnRows(drawing: Drawing, unit: Unit): readonly Datum[] {
  for (const source of unit.sources) {
    const rows = rowsNow(drawing, source.name);
    if (rows !== null) return rows;
  }
  return unit.items.flatMap((item) => (item.datum === undefined ? [] : [item.datum]));
}
