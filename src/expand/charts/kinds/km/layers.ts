import type { JsonObject } from '../../../../model/json.ts';
import type { Look } from '../../../../model/look.ts';
import { inkChannel } from '../ink.ts';
import type { CurveLabel } from './labels.ts';
import { labelSize } from './layout.ts';
import { riskSize, type RiskTable } from './risk-rows.ts';

/** The names, and a thin line to those that stand away from their curve. */
export function labelLayer(labels: readonly CurveLabel[], color: JsonObject, look: Look): JsonObject {
  const name: JsonObject = {
    mark: { type: 'text', align: 'left', baseline: 'middle', dx: 10, fontSize: labelSize, fontWeight: 600 },
    encoding: { y: { field: 'at', type: 'quantitative' }, text: { field: 'group' }, ...inkChannel(color, look) },
  };
  const line: JsonObject = {
    mark: { type: 'rule', strokeWidth: 1, strokeDash: [2, 3], xOffset: 5, x2Offset: 5 },
    encoding: {
      x: { field: 'from', type: 'quantitative' },
      x2: { field: 'time' },
      y: { field: 'survival', type: 'quantitative' },
      y2: { field: 'at' },
      ...color,
    },
  };
  const straight = labels.every(({ from, time }) => from === time);
  return { name: 'labels', data: { name: 'labels' }, layer: straight ? [name] : [line, name] };
}

/**
 * Counts at the ticks, the groups' names and what is counted to their left, or a heading.
 * @param from the first tick
 */
export function riskLayer(
  risk: RiskTable,
  from: number,
  { color, look }: { readonly color: JsonObject; readonly look: Look },
): JsonObject {
  const y = { value: { expr: 'height' } };
  const mark = { type: 'text', baseline: 'middle', dy: { expr: 'datum.below' }, fontSize: riskSize };
  const layer: JsonObject[] = [
    // The group tells steps which numbers are whose.
    {
      data: { name: 'at-risk' },
      mark: { ...mark, align: 'center' },
      encoding: { y, text: { field: 'text' }, detail: { field: 'group', type: 'nominal' } },
    },
  ];
  if (risk.heading !== null) {
    layer.push({
      data: { name: 'at-risk' },
      transform: [{ filter: `datum.time === ${from} && datum.below === ${risk.numbers[0]?.below ?? 0}` }],
      mark: { ...mark, align: 'left', dy: (risk.numbers[0]?.below ?? 0) - 24, color: look.muted },
      encoding: { x: { value: risk.wordsAt }, y, text: { value: risk.heading } },
    });
  }
  if (risk.words.length > 0) {
    layer.push({
      data: { name: 'risk-words' },
      mark: { ...mark, align: 'left', color: look.muted },
      encoding: { x: { value: risk.wordsAt }, y, text: { field: 'text' } },
    });
  }
  if (risk.names.length > 0) {
    layer.push({
      data: { name: 'risk-names' },
      mark: { ...mark, align: 'left', fontWeight: 600 },
      encoding: { x: { value: risk.namesAt }, y, text: { field: 'text' }, ...inkChannel(color, look) },
    });
  }
  return { name: 'risk table', layer };
}
