import { cellAt, drawnKey } from './cells.ts';
import { isRecord } from './drawing.ts';
import { forEachMark, type SceneItem, type SceneMark } from './scene.ts';
import type { Unit } from './units.ts';

/** What tables write where a cell is blank. */
const blank = '–';
const guides: ReadonlySet<string> = new Set(['axis-label', 'legend-label', 'title-text']);

/** Writes a dash where Vega writes the word `null` for a blank cell, in guides and labels, in place. */
export function writeBlanks(scene: SceneMark, units: readonly Unit[]): void {
  forEachMark(scene, (mark) => {
    if (mark.marktype !== 'text' || !guides.has(mark.role ?? '')) return;
    for (const item of mark.items) if (item.datum?.['value'] === null) write(item);
  });
  for (const unit of units) {
    const definition = unit.encoding['text'];
    if (unit.mark !== 'text' || !isRecord(definition)) continue;
    for (const item of unit.items) {
      const key = item.datum === undefined ? null : drawnKey(definition, item.datum);
      if (key !== null && item.datum !== undefined && cellAt(item.datum, key) === null) write(item);
    }
  }
}

function write(item: SceneItem): void {
  if (item['text'] === 'null' || item['text'] === null) (item as Record<string, unknown>)['text'] = blank;
}
