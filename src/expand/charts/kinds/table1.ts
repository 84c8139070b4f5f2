import { say } from '../../../util/words/say.ts';
import type { ChartKind, KindFence } from './kind.ts';
import { tableOption } from './options.ts';
import { partsOf } from './parts-of.ts';
import { layOutTable1 } from './table1/layout.ts';
import { tableText } from './table1/lines.ts';
import { readTable1Options, table1OptionNames } from './table1/options.ts';
import { table1Spec, table1Tables } from './table1/spec.ts';
import { tellTable1 } from './table1/told.ts';

/** A baseline table as a journal sets it: characteristics down, arms across, computed from patients or written already. */
export const table1: ChartKind = { name: 'table1', options: table1OptionNames, expand };

function expand(fence: KindFence): ReturnType<ChartKind['expand']> {
  const table = tableOption(fence);
  const options = table === null ? null : readTable1Options(fence, table);
  if (table === null || options === null) return null;
  const text = tableText({ options, table, fence });
  const layout = text === null ? null : layOutTable1(text, options, fence);
  if (text === null || layout === null) return null;
  const facts = { text, options, layout, table, fence };
  const tables = table1Tables(facts);
  const characteristics = text.lines.map(({ characteristic }) => [characteristic, characteristic] as const);
  const arms = text.arms.map(({ name, title }) => [name, title.split('\n')[0] ?? ''] as const);
  // A chart is built by the same steps in every language.
  const all = say(fence.lang, 'All patients');
  const total = text.arms.some(({ name }) => name === all) ? [[all, 'All patients'] as const] : [];
  return {
    spec: table1Spec(facts, tables),
    computed: tables.map((one) => one.table),
    told: tellTable1(facts),
    parts: new Map([...partsOf('characteristic', characteristics), ...partsOf('arm', [...arms, ...total])]),
  };
}
