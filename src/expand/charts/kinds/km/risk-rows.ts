import { say, type Words } from '../../../../util/words/say.ts';
import type { Counts } from '../../../../statistics/survival-at.ts';
import { textWidth, wrapText } from '../../../../util/text-width.ts';
import type { KmOptions, RiskCount } from './options.ts';

/** A group, and who is where just before a time. */
export interface RiskGroup {
  readonly name: string;
  readonly countsAt: (time: number) => Counts;
}

/** Counts of one group at one tick. */
export interface RiskCell {
  readonly group: string;
  readonly time: number;
  /** Numbers as they may be told: `<5` for a small one. */
  readonly counts: Readonly<Record<RiskCount, string>>;
}

/** A text of the table under the axis; CSS px below the plot. */
export interface RiskText {
  readonly group: string;
  readonly text: string;
  readonly below: number;
}

/** A number of it. */
export interface RiskNumber extends RiskText {
  readonly time: number;
}

/** The table under the axis, its parts at their places. */
export interface RiskTable {
  readonly counts: readonly RiskCount[];
  readonly cells: readonly RiskCell[];
  readonly numbers: readonly RiskNumber[];
  /** The groups' names, one row a line. */
  readonly names: readonly RiskText[];
  /** `At risk`, `Events`, `Censored` before their lines; none where one count has a heading. */
  readonly words: readonly RiskText[];
  readonly heading: string | null;
  /** Where names and words begin, left of the plot; CSS px. */
  readonly namesAt: number;
  readonly wordsAt: number;
  /** From the plot to the end of the table. */
  readonly height: number;
}

/** Font size, distance of lines, and of the blocks of two groups, in CSS px. */
export const riskSize = 17;
const line = 23;
const blockGap = 7;
/** Middle of the first line below the plot: clear of the axis' labels and title. */
const top = 84;
const gap = 16;

const words: Readonly<Record<RiskCount, Words>> = { 'at-risk': 'At risk', events: 'Events', censored: 'Censored' };
const headings: Readonly<Record<RiskCount, Words>> = {
  'at-risk': 'Number at risk',
  events: 'Number events',
  censored: 'Number censored',
};

/** Widest of the names' column before a name is broken into the lines of its block. */
const widestName = 150;

/**
 * The extended table of Morris et al. (BMJ Open 2019;9:e030215): each group with a line for those at risk, with the event
 * and censored, of which the three add up to n at every tick; or one line a group under a heading.
 */
export function riskTable(groups: readonly RiskGroup[], ticks: readonly number[], facts: RiskFacts): RiskTable {
  const { counts, options } = facts;
  const cells = groups.flatMap((group) => ticks.map((time) => riskCell(group, time, options)));
  const headed = counts.length === 1;
  const first = headed ? top + line : top;
  const blocks = groups.map(({ name }, i) => {
    const start = first + i * (counts.length * line + (headed ? 0 : blockGap));
    return { group: name, lines: counts.map((count, j) => ({ count, below: start + j * line })) };
  });
  const numbers = blocks.flatMap(({ group, lines }) =>
    lines.flatMap(({ count, below }) =>
      cells.flatMap((cell) =>
        cell.group === group ? [{ group, time: cell.time, text: cell.counts[count], below }] : [],
      ),
    ),
  );
  const named = options.group === null ? [] : blocks.flatMap(({ group, lines }) => nameLines(group, lines));
  const spoken = headed
    ? []
    : blocks.flatMap(({ group, lines }) =>
        lines.map(({ count, below }) => ({ group, text: say(options.lang, words[count]), below })),
      );
  const half = Math.max(...numbers.map(({ text }) => textWidth(text, riskSize)), 0) / 2;
  const wordsWide = Math.max(...spoken.map(({ text }) => textWidth(text, riskSize)), 0);
  const namesWide = Math.max(...named.map(({ text }) => textWidth(text, riskSize, 600)), 0);
  const wordsAt = -Math.ceil(half + gap + wordsWide);
  return {
    counts,
    cells,
    numbers,
    names: named,
    words: spoken,
    heading: headed ? say(options.lang, headings[counts[0] as RiskCount]) : null,
    namesAt: wordsAt - (spoken.length > 0 && named.length > 0 ? gap : 0) - Math.ceil(namesWide),
    wordsAt,
    height: Math.max(0, ...numbers.map(({ below }) => below + line / 2)),
  };
}

/** What the table shows. */
export interface RiskFacts {
  readonly counts: readonly RiskCount[];
  readonly options: Pick<KmOptions, 'group' | 'privacy' | 'lang'>;
}

/** Room that a table of these counts takes below the plot, CSS px. */
export function riskHeight(groups: number, counts: number): number {
  if (counts === 0) return 70;
  return top + groups * counts * line + (counts === 1 ? line : (groups - 1) * blockGap) - line / 2;
}

function nameLines(group: string, lines: readonly { readonly below: number }[]): readonly RiskText[] {
  const whole = textWidth(group, riskSize, 600);
  const parts =
    whole <= widestName
      ? [group]
      : wrapText(group, Math.max(widestName, whole / lines.length), { size: riskSize, weight: 600 });
  const shown = parts.length <= lines.length ? parts : [group];
  return shown.map((text, i) => ({ group, text, below: lines[i]?.below ?? 0 }));
}

function riskCell(
  { name, countsAt }: RiskGroup,
  time: number,
  { privacy }: Pick<RiskFacts['options'], 'privacy'>,
): RiskCell {
  const { atRisk, events, censored } = countsAt(time);
  const told = (count: number): string =>
    privacy !== null && count > 0 && count < privacy.minimumCell ? `<${privacy.minimumCell}` : String(count);
  return {
    group: name,
    time,
    counts: { 'at-risk': told(atRisk), events: told(events), censored: told(censored) },
  };
}
