import type { KindFence } from '../kind.ts';
import { numberOf } from '../number-of-cell.ts';
import { isLevel, levelOption, textOption } from '../options.ts';
import { cellAt, keyOfPick, placeNamed, placeOption, type Pick, type Place, type RowSource } from './source.ts';

/** The level of the intervals: one for all, or each row's own. */
export type Level =
  { readonly kind: 'all'; readonly level: number | null } | { readonly kind: 'rows'; readonly at: Place };

/** Reads `level`: a number in per cent, or a column; without it the column `ci_level` where the table has one. */
export function levelOf(fence: KindFence, source: RowSource, needed: boolean): Level {
  const { options, checks } = fence;
  if (typeof options['level'] === 'string') {
    const at = placeOption(fence, 'level', source, { first: 'numbers', needed: false });
    return at === null ? { kind: 'all', level: null } : { kind: 'rows', at };
  }
  const level = levelOption(fence, 'a number from 1 and below 100, or a column');
  if (options['level'] !== undefined || !needed) return { kind: 'all', level };
  const at = placeNamed(source, 'ci_level', 'numbers');
  if (at !== null) return { kind: 'rows', at };
  checks.report('chart/kind-no-level', checks.keyAt('/low'), {});
  return { kind: 'all', level: null };
}

/** The level of a row's interval, in per cent; a cell that is none is reported where the column is named. */
export function levelAt(level: Level, pick: Pick, { fence, source }: LevelPlace): number | null {
  if (level.kind === 'all') return level.level;
  const cell = cellAt(level.at, pick);
  const number = numberOf(cell);
  if (cell === null || (number !== null && isLevel(number))) return number;
  const { options, checks } = fence;
  const at = checks.valueAt(options['level'] === undefined ? '/low' : '/level');
  const facts = { column: level.at.column.name, sample: String(cell), row: keyOfPick(source, pick) };
  checks.report('chart/kind-bad-level', at, facts);
  return null;
}

interface LevelPlace {
  readonly fence: KindFence;
  readonly source: RowSource;
}

/** The column options that a word may stand in for; kept together so that a chart's table names what it read. */
export function levelColumn(level: Level): string | null {
  return level.kind === 'rows' ? level.at.column.name : null;
}

/** A text option that is given and not blank. */
export function wordsOption(fence: KindFence, key: string): string | null {
  const text = textOption(fence, key);
  return text === null || text.trim() === '' ? null : text;
}
