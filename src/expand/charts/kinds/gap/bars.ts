import type { JsonObject } from '../../../../model/json.ts';
import { writeNumber } from '../../../../util/numbers/write.ts';
import { textWidth } from '../../../../util/text-width.ts';
import { axisChannel, numberAxis } from '../comparisons/axis.ts';
import { fixedSpec, frameOf } from '../comparisons/frame.ts';
import {
  columnHeadings,
  columnLayer,
  from,
  headingLayers,
  headRoom,
  part,
  rowScale,
  rowText,
} from '../comparisons/layers.ts';
import { colorBy, fillBy, inkBy } from '../comparisons/palette.ts';
import {
  columnGap,
  columnsWidth,
  mostLines,
  placeBlocks,
  placeColumns,
  wrapAll,
  type TextColumn,
} from '../comparisons/sheet.ts';
import { measureTitle, sameTime } from '../comparisons/words.ts';
import type { ComputedRow } from '../computed-table.ts';
import { textOption } from '../options.ts';
import type { GapChart, GapItem } from './read.ts';

/** A way of drawing shares: its spec, and the rows of its tables. */
export interface GapDrawing {
  readonly spec: JsonObject;
  readonly tables: ReadonlyMap<string, readonly ComputedRow[]>;
}

/** A bar of a hundred for each share, filled as far as is reached. */
export function gapBars(chart: GapChart): GapDrawing | null {
  const { context, items, names } = chart;
  const { fence, measure } = context;
  const { look } = fence;
  const times = items.map(({ number }) => number.time);
  const one = sameTime(times);
  const title = textOption(fence, 'xTitle') ?? measureTitle(chart.measure, one, measure.unit);
  const frame = frameOf(fence, { ticks: true, title: title !== null });
  const blocks = placeBlocks(
    items.map(() => ({ heading: null, lines: 1 })),
    frame.height - headRoom,
  );
  if (blocks === null) {
    const facts = { what: 'bars', count: items.length, limit: mostLines(frame.height - headRoom) };
    fence.checks.report('chart/kind-too-many', fence.checks.valueAt('/data'), facts);
    return null;
  }
  const { line } = blocks;
  const size = Math.round(Math.min(24, Math.max(18, line * 0.42)));
  const big = Math.round(Math.min(48, Math.max(20, line * 0.46)));
  const column = (
    field: string,
    header: string | null,
    cells: readonly string[],
    align: 'left' | 'right',
  ): TextColumn => ({
    field,
    header,
    cells,
    align,
    size: field === 'name' ? size : Math.max(18, size - 2),
    weight: 400,
  });
  const counts = items.map(({ number: { n } }) =>
    n === null ? '' : writeNumber(n, { format: ',', unit: null, lang: measure.lang }),
  );
  const labels = wrapAll(
    items.map(({ label }) => names.of(label)),
    fence.slot.width * 0.34,
    size,
  );
  const filled = ({ cells }: TextColumn): boolean => cells.some((cell) => cell !== '');
  const left = [
    column('name', null, labels, 'left'),
    column(
      'time',
      names.given('time') ?? 'at',
      one === null ? items.map(({ number }) => number.time?.short ?? '') : [],
      'right',
    ),
    column('n', names.given('n') ?? 'n', counts, 'right'),
  ].filter(filled);
  const rest = {
    ...column(
      'leftText',
      chart.left ?? 'left',
      items.map((item) => item.leftText),
      'right',
    ),
    size: Math.min(32, big),
    weight: 600,
  };
  const plot = frame.width - columnsWidth(left) - columnsWidth([rest]) - 8;
  const right = placeColumns([rest], plot + columnGap + 8);
  const placed = placeColumns(left, -columnsWidth(left));
  const rows = items.map((item, i): ComputedRow =>
    rowOf(item, { chart, y: blocks.rows[i]?.[0] ?? 0, line, plot, big, name: labels[i] ?? '', n: counts[i] ?? '' }),
  );
  const numbers = { field: 'reached', type: 'quantitative' };
  const colors = colorBy(chart.palette);
  const head = { text: chart.reached ?? 'reached', x: 0, align: 'left' as const, color: look.ink, weight: 600 };
  const spec = fixedSpec(plot, blocks.height, {
    ...frame.title,
    ...from('shares'),
    encoding: { x: { ...numbers, ...axisChannel(numberAxis(fence, [], true), title) }, y: rowScale(blocks.height) },
    layer: [
      ...part('left', [
        {
          mark: { type: 'rect', color: look.paper, stroke: look.muted, strokeWidth: 1.5 },
          encoding: {
            x: { field: 'zero', type: 'quantitative' },
            x2: { field: 'all' },
            y: { field: 'top', type: 'quantitative' },
            y2: { field: 'bottom' },
          },
        },
      ]),
      ...part('reached', [
        {
          mark: { type: 'rect', strokeWidth: 3 },
          encoding: {
            x: { field: 'zero', type: 'quantitative' },
            x2: { field: 'reached' },
            y: { field: 'top', type: 'quantitative' },
            y2: { field: 'bottom' },
            fill: fillBy(chart.palette, look),
            stroke: colors,
          },
        },
      ]),
      ...valuePart(chart, rows, big),
      ...placed.map((one_) => nameOrColumn(one_, look)),
      ...right.flatMap((one_) => part('rest', [columnLayer(one_, { value: look.muted })])),
      ...part('headings', headingLayers([...columnHeadings([...placed, ...right], look), head])),
    ],
  });
  return { spec, tables: new Map([['shares', rows]]) };
}

interface RowFacts {
  readonly chart: GapChart;
  readonly y: number;
  readonly line: number;
  readonly plot: number;
  readonly big: number;
  readonly name: string;
  readonly n: string;
}

function rowOf(item: GapItem, { chart, y, line, plot, big, name, n }: RowFacts): ComputedRow {
  const { number } = item;
  const half = Math.min(line * 0.33, 44);
  const inside = textWidth(item.reachedText, big, 700) + 32 < (item.reached / 100) * plot;
  const lines = name.split('\n').length;
  return {
    cells: {
      label: chart.names.of(item.label),
      color: item.color,
      reached: item.reached,
      left: item.left,
      zero: 0,
      all: 100,
      top: y - half,
      bottom: y + half,
      hollow: number.hollow,
      inside: inside && !number.hollow,
      beside: inside && number.hollow ? 'inside' : inside ? 'filled' : 'outside',
      reachedText: item.reachedText,
      leftText: item.leftText,
      name,
      nameY: y - (lines - 1) * 14,
      n: n === '' ? null : n,
      time: number.time?.short ?? null,
      y,
    },
    from: number.row === null ? [] : [number.row],
  };
}

/** Values stand at the end of their bars: inside where there is room, else in what is left. */
function valuePart({ palette, context }: GapChart, rows: readonly ComputedRow[], size: number): readonly JsonObject[] {
  const { look } = context.fence;
  const x = { field: 'reached', type: 'quantitative' };
  const kinds: readonly { beside: string; align: 'left' | 'right'; color: JsonObject }[] = [
    { beside: 'filled', align: 'right', color: { value: look.paper } },
    { beside: 'inside', align: 'right', color: inkBy(palette, look) },
    { beside: 'outside', align: 'left', color: inkBy(palette, look) },
  ];
  const used = kinds.filter(({ beside }) => rows.some(({ cells }) => cells['beside'] === beside));
  return part(
    'labels',
    used.map(({ beside, align, color }) =>
      rowText({
        field: 'reachedText',
        x,
        size,
        weight: 700,
        align,
        dx: align === 'right' ? -16 : 14,
        color,
        filter: `datum.beside === '${beside}'`,
      }),
    ),
  );
}

function nameOrColumn(
  column: ReturnType<typeof placeColumns>[number],
  look: GapChart['context']['fence']['look'],
): JsonObject {
  if (column.field !== 'name') return { name: `column ${column.field}`, ...columnLayer(column, { value: look.muted }) };
  const layer = rowText({ field: 'name', x: { value: column.x }, size: column.size, color: { value: look.ink } });
  const { encoding } = layer as { readonly encoding: JsonObject };
  return { name: 'names', ...layer, encoding: { ...encoding, y: { field: 'nameY', type: 'quantitative' } } };
}
