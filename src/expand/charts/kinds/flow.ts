import { expressionString } from '../../../util/expression-string.ts';
import { canvasFor } from './canvas.ts';
import { layOutFlow } from './flow/layout.ts';
import { flowOptionNames, readFlowOptions } from './flow/options.ts';
import type { PlacedNode } from './flow/placed.ts';
import { readFlowRows } from './flow/rows.ts';
import { buildsOf, checkFlowSteps } from './flow/steps.ts';
import { flowSpec } from './flow/spec.ts';
import { flowTables } from './flow/tables.ts';
import { tellFlow } from './flow/told.ts';
import { flowTree, nodesOf, type FlowNode } from './flow/tree.ts';
import type { ChartKind, KindFence } from './kind.ts';
import { tableOption } from './options.ts';

/** Patients from enrolment to analysis as CONSORT asks for it: boxes with counts that add up at every split. */
export const flow: ChartKind = { name: 'flow', options: flowOptionNames, expand };

function expand(fence: KindFence): ReturnType<ChartKind['expand']> {
  const { checks, lang, look } = fence;
  const table = tableOption(fence);
  const options = table === null ? null : readFlowOptions(fence, table);
  const rows = options === null ? null : readFlowRows(options, checks);
  const root = options === null || rows === null ? null : flowTree(rows, options, checks);
  if (options === null || root === null) return null;
  const canvas = canvasFor(fence, options);
  const placed = layOutFlow(root, canvas, lang);
  if (placed === null) {
    checks.report('chart/kind-crowded', checks.keyAt(''), { what: `${rows?.length ?? 0} boxes`, ...canvas });
    return null;
  }
  checkFlowSteps(root, fence);
  const tables = flowTables(placedNodes(placed), options);
  return {
    spec: flowSpec({ tables, options, canvas, look }),
    computed: [tables.boxes, tables.texts, ...(tables.links === null ? [] : [tables.links])],
    told: tellFlow(root, lang),
    parts: partsOf(root),
    builds: buildsOf(root),
  };
}

/** Level by level, so that what is drawn later is what comes later. */
function placedNodes(root: PlacedNode): readonly PlacedNode[] {
  const nodes = [root];
  for (const node of nodes) nodes.push(...node.children);
  return nodes;
}

/** Each box by its id, with its arrow and with those who left before it; those who left by their own id, too. */
function partsOf(root: FlowNode): ReadonlyMap<string, string> {
  const nodes = nodesOf(root);
  const parts = new Map([['excluded', "datum.kind === 'excluded'"]]);
  for (const { left } of nodes) {
    for (const { id } of left) parts.set(id, `datum.id === ${expressionString(left[0]?.id ?? '')}`);
  }
  for (const { row } of nodes) parts.set(row.id, `datum.step === ${expressionString(row.id)}`);
  return parts;
}
