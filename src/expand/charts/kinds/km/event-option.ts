import type { Cell, Dataset } from '../../../../model/data.ts';
import type { Json } from '../../../../model/json.ts';
import { plainCodes, type EventCodes } from '../../../../statistics/event-coding.ts';
import { columnOf } from '../../../../util/dataset.ts';
import { isList, isObject } from '../../checks.ts';
import type { KindFence } from '../kind.ts';
import { columnOption, wrong } from '../options.ts';

/** Which column says who had the event, and how. */
export interface EventOption {
  readonly column: string;
  /** Those that the author names alone; else what needs no names. */
  readonly codes: readonly EventCodes[];
}

const keys: readonly string[] = ['column', 'event', 'censored'];

/** `event: died`, or `{column: state, event: dead, censored: [alive, lost]}`; `null` where it is wrong, which is reported. */
export function readEvent(fence: KindFence, table: Dataset): EventOption | null {
  const { event } = fence.options;
  if (!isObject(event)) {
    const column = columnOption(fence, 'event', table, true);
    return column === null ? null : { column, codes: plainCodes };
  }
  const [seen, censored] = [codesIn(event['event']), codesIn(event['censored'])];
  const twice = seen?.some((code) => censored?.some((other) => String(other) === String(code)) === true) === true;
  if (seen === null || censored === null || twice || Object.keys(event).some((key) => !keys.includes(key))) {
    wrong(fence, 'event', ['a column, or `{column: …, event: CODE, censored: CODE}` with two codes']);
    return null;
  }
  const column = event['column'];
  if (typeof column === 'string' && columnOf(table, column) !== null)
    return { column, codes: [{ event: seen, censored }] };
  const known = table.columns.map(({ name }) => name);
  const facts = { field: String(column ?? ''), of: table.name, known, escaped: false, cutBy: null };
  if (typeof column === 'string')
    fence.checks.report('chart/unknown-field', fence.checks.valueAt('/event/column'), facts);
  else wrong(fence, 'event/column', ['the name of a column']);
  return null;
}

/** A code or several; `null` for anything else. */
function codesIn(value: Json | undefined): readonly Cell[] | null {
  if (value === undefined || value === null) return null;
  const codes = (isList(value) ? value : [value]).filter((code) => code !== null && typeof code !== 'object');
  return codes.length === 0 || codes.length !== (isList(value) ? value.length : 1) ? null : codes;
}
