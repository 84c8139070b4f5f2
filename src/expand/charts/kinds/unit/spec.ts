import { say } from '../../../../util/words/say.ts';
import type { Aggregated } from '../../../../model/chart.ts';
import type { JsonObject } from '../../../../model/json.ts';
import { textWidth } from '../../../../util/text-width.ts';
import { fixedSpec } from '../comparisons/frame.ts';
import { rowsNamed, part, rowText } from '../comparisons/layers.ts';
import { colorBy, inkBy } from '../comparisons/palette.ts';
import { computedTable, type ComputedRow } from '../computed-table.ts';
import type { KindWords } from '../kind.ts';
import { countOf, type UnitLayout } from './layout.ts';
import type { UnitChart } from './read.ts';

/** Size of the words that say what filled and empty dots are. CSS px. */
const keySize = 20;

/** Dots over the table `patients`, and what is counted over the table `groups`. */
export function unitSpec(chart: UnitChart, layout: UnitLayout): JsonObject {
  const { frame, width, height, pitch, labelSize, size } = layout;
  const { look } = chart.fence;
  const x = { field: 'x', type: 'quantitative' };
  const filled: JsonObject = { condition: { test: '!datum.yes', value: look.paper }, ...colorBy(chart.palette) };
  const stroke: JsonObject = { condition: { test: '!datum.yes', value: look.muted }, ...colorBy(chart.palette) };
  const names = rowText({
    field: 'name',
    x: { value: 0 },
    size: labelSize,
    color: { value: look.ink },
    filter: "datum.name !== ''",
  });
  const { encoding } = names as { readonly encoding: JsonObject };
  return fixedSpec(width, height, {
    ...frame.title,
    ...rowsNamed('patients'),
    encoding: {
      x: { ...x, axis: null, scale: { domain: [0, width], nice: false, zero: false } },
      y: {
        field: 'y',
        type: 'quantitative',
        axis: null,
        scale: { domain: [0, height], reverse: true, nice: false, zero: false },
      },
    },
    layer: [
      ...part('estimate', [
        {
          mark: {
            type: 'point',
            shape: 'circle',
            filled: true,
            size: Math.round((pitch * 0.78) ** 2 * 0.785),
            strokeWidth: pitch > 30 ? 3.5 : 2.5,
            opacity: 1,
          },
          encoding: { fill: filled, stroke },
        },
      ]),
      ...part('labels', [
        {
          ...rowsNamed('groups'),
          ...rowText({ field: 'text', x, size, weight: 700, color: inkBy(chart.palette, look) }),
        },
      ]),
      ...(layout.groups.some(({ name }) => name !== '')
        ? part('names', [
            {
              ...rowsNamed('groups'),
              ...names,
              encoding: { ...encoding, y: { field: 'nameY', type: 'quantitative' } },
            },
          ])
        : []),
      ...(layout.key ? part('key', keyLayers(chart, layout)) : []),
    ],
  });
}

/** What filled and empty dots are, under the dots. */
function keyLayers(
  { reached, left, palette, fence }: UnitChart,
  { labelWidth, height, pitch }: UnitLayout,
): readonly JsonObject[] {
  const { look } = fence;
  const color = palette.range.length === 1 ? (palette.range[0] ?? look.ink) : look.ink;
  const y = { value: height + 30 };
  let at = labelWidth + 8 + pitch * 0.11;
  return [
    { words: reached, fill: color, stroke: color },
    { words: left, fill: look.paper, stroke: look.muted },
  ].flatMap(({ words, fill, stroke }): JsonObject[] => {
    if (words === null) return [];
    const x = { value: Math.round(at) };
    at += 22 + textWidth(words, keySize) + 40;
    return [
      {
        data: { values: [{}] },
        mark: { type: 'point', shape: 'circle', filled: true, size: 220, fill, stroke, strokeWidth: 2.5, opacity: 1 },
        encoding: { x, y },
      },
      {
        data: { values: [{}] },
        mark: { type: 'text', align: 'left', baseline: 'middle', dx: 16, fontSize: keySize, color: look.ink },
        encoding: { x, y, text: { value: words } },
      },
    ];
  });
}

/** The tables that the spec draws: one row a dot, one a group. */
export function unitTables(chart: UnitChart, layout: UnitLayout): readonly Aggregated[] {
  const { source, reads, names } = chart;
  const dots = layout.groups.flatMap(({ group, dots: own }) =>
    own.map(({ dot, x, y }, i): ComputedRow => ({
      cells: { label: names.of(group.label), patient: i + 1, color: group.color, yes: dot.yes, x, y },
      from: [dot.row],
    })),
  );
  const groups = layout.groups.map(({ group, name, text, y, dots: own }): ComputedRow => ({
    cells: {
      label: names.of(group.label),
      color: group.color,
      name,
      nameY: y - ((name.split('\n').length - 1) * layout.labelSize * 1.2) / 2,
      text,
      x: Math.max(0, ...own.map((dot) => dot.x)) + layout.pitch / 2 + 16,
      y,
    },
    from: [...new Set(group.dots.map(({ row }) => row))].toSorted((a, b) => a - b),
  }));
  return [
    computedTable({ name: 'patients', source: source.table, reads, rows: dots, key: ['label', 'patient'] }),
    computedTable({ name: 'groups', source: source.table, reads, rows: groups }),
  ];
}

/** What the chart says, from its numbers. */
export function tellUnits(chart: UnitChart): KindWords {
  const { groups, names } = chart;
  const { lang } = chart.fence;
  const what = chart.reached ?? say(lang, 'yes');
  const all = groups.reduce((sum, { dots }) => sum + dots.length, 0);
  const sentence = (group: UnitChart['groups'][number]): string =>
    `${group.label === '' ? '' : `${names.of(group.label)} `}${countOf(chart, group)}`;
  return {
    description: say(lang, '{} dots, one each: filled for {}. {}.', all, what, groups.map(sentence).join('; ')),
    table: {
      columns: [say(lang, 'Row'), what.charAt(0).toUpperCase() + what.slice(1), say(lang, 'Of')],
      rows: groups.map(({ label, yes, dots }) => [names.of(label), String(yes), String(dots.length)]),
      more: 0,
    },
  };
}
