import type { Dataset } from '../../../../model/data.ts';
import { isList } from '../../checks.ts';
import type { KindFence } from '../kind.ts';
import { positive } from '../number-rules.ts';
import {
  colorsOption,
  columnOption,
  levelOption,
  numberOption,
  rowsOption,
  switchOption,
  textOption,
  wrong,
  type OptionFence,
} from '../options.ts';
import { objectiveResponses, responseCodes } from '../responses.ts';
import { smallNOption } from '../small-n.ts';

/** A fence `chart stacked`, read. */
export interface StackedOptions {
  readonly table: Dataset;
  readonly rows: readonly number[];
  /** Column of the arms, one bar each. */
  readonly label: string;
  /** Column of the responses. */
  readonly group: string;
  /** Column of counts; without it each row is a patient. */
  readonly value: string | null;
  /** Column of the arm's number of patients, to check the sum against. */
  readonly n: string | null;
  /** Categories of the author's own, in their order; `null`: those of RECIST. */
  readonly order: readonly string[] | null;
  readonly responders: readonly string[];
  /** Name of the share of responders; `null` for no bracket. */
  readonly total: string | null;
  /** Whether the bracket tells an interval, and its level in percent. */
  readonly interval: boolean;
  readonly level: number;
  readonly smallN: number;
  readonly colors: ReadonlyMap<string, string>;
  readonly title: string | null;
  readonly xTitle: string | null;
  readonly width: number | null;
  readonly height: number | null;
}

/** The options of the kind. */
export const stackedOptionNames: readonly string[] =
  'data where label group value n order responders total interval level smallN colors title xTitle width height'.split(
    ' ',
  );

/** Reads the options; `null` where a column is missing, which is reported. Any other wrong option is reported too. */
export function readStackedOptions(fence: KindFence, table: Dataset): StackedOptions | null {
  const label = columnOption(fence, 'label', table, true);
  const group = columnOption(fence, 'group', table, true);
  const value = columnOption(fence, 'value', table, false);
  const n = columnOption(fence, 'n', table, false);
  const rows = rowsOption(fence, table);
  if (label === null || group === null || rows === null) return null;
  const order = wordsOption(fence, 'order');
  return {
    table,
    rows,
    label,
    group,
    value,
    n,
    order,
    responders: readResponders(fence, order),
    total: fence.options['total'] === false ? null : (textOrNull(fence, 'total') ?? 'ORR'),
    interval: switchOption(fence, 'interval') ?? true,
    level: levelOption(fence) ?? 95,
    smallN: smallNOption(fence),
    colors: colorsOption(fence),
    title: textOption(fence, 'title'),
    xTitle: textOption(fence, 'xTitle'),
    width: numberOption(fence, 'width', positive),
    height: numberOption(fence, 'height', positive),
  };
}

function textOrNull(fence: OptionFence, key: string): string | null {
  return fence.options[key] === true ? null : textOption(fence, key);
}

/** Who counts as a responder; of categories of the author's own the first one, unless named. */
function readResponders(fence: OptionFence, order: readonly string[] | null): readonly string[] {
  const given = wordsOption(fence, 'responders');
  const known = order ?? responseCodes;
  if (given === null) return order === null ? objectiveResponses : order.slice(0, 1);
  for (const [i, word] of given.entries()) {
    if (!known.includes(word))
      wrong(
        fence,
        `responders/${i}`,
        known.map((one) => `\`${one}\``),
      );
  }
  return known.filter((word) => given.includes(word));
}

function wordsOption(fence: OptionFence, key: string): readonly string[] | null {
  const value = fence.options[key];
  if (value === undefined) return null;
  if (isList(value) && value.length > 0 && value.every((word) => typeof word === 'string')) {
    return [...new Set(value as readonly string[])];
  }
  wrong(fence, key, ['a list of categories']);
  return null;
}
