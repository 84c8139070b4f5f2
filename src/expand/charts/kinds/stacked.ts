import type { Look } from '../../../model/look.ts';
import type { ChartKind, KindFence } from './kind.ts';
import { tableOption } from './options.ts';
import { categoryColors, textOn } from './responses.ts';
import { categoriesOf, readArms } from './stacked/arms.ts';
import { layOutStacked } from './stacked/layout.ts';
import { readStackedOptions, stackedOptionNames, type StackedOptions } from './stacked/options.ts';
import { stackedSpec } from './stacked/spec.ts';
import { stackedTables } from './stacked/tables.ts';
import { tellStacked } from './stacked/told.ts';

/** Best responses of each arm as a bar of 100 %, with the share of those who responded. */
export const stacked: ChartKind = { name: 'stacked', options: stackedOptionNames, expand };

function expand(fence: KindFence): ReturnType<ChartKind['expand']> {
  const { checks, lang, look, slot } = fence;
  const table = tableOption(fence);
  const options = table === null ? null : readStackedOptions(fence, table);
  const arms = options === null ? null : readArms(options, checks);
  if (options === null || arms === null) return null;
  const layout = layOutStacked(arms, options, fence);
  if (layout === null) {
    const { width, height } = slot;
    checks.report('chart/kind-crowded', checks.keyAt(''), { what: `${arms.length} bars`, width, height });
    return null;
  }
  const tables = stackedTables(layout, options, darkCategories(options, look));
  return {
    spec: stackedSpec({ tables, layout, options, look, lang }),
    computed: Object.values(tables).filter((one) => one !== null),
    told: tellStacked(arms, options, lang),
  };
}

function darkCategories(options: StackedOptions, look: Look): ReadonlySet<string> {
  const categories = categoriesOf(options);
  const colors = categoryColors(categories, options.responders, { look, given: options.colors });
  return new Set(categories.filter((_, i) => textOn(colors[i] ?? look.paper, look) === look.paper));
}
