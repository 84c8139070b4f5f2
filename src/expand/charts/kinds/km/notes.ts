import { say, sayUnit } from '../../../../util/words/say.ts';
import { medianSurvival, type MedianSurvival } from '../../../../statistics/median-survival.ts';
import { textWidth } from '../../../../util/text-width.ts';
import type { Json } from '../../../../model/json.ts';
import { isList } from '../../checks.ts';
import type { Comparison } from './compare.ts';
import type { DrawnCurve } from './curves.ts';
import type { KmOptions } from './options.ts';
import {
  forEndpoint,
  intervalWord,
  logRankWords,
  medianValue,
  ratioName,
  ratioValue,
  withinSentence,
} from './words.ts';

/** A text in the free corner of the plot. */
export interface Note {
  readonly text: string;
  /** Whose it is, so that steps show it with its curve; `null` for what is of several. */
  readonly group: string | null;
  /** Whether it is the name of its group, in the colour of that. */
  readonly isName: boolean;
  /** Which of the steps shows it. */
  readonly part: 'medians' | 'annotation';
  /** From the corner's upper left, in CSS px. */
  readonly dx: number;
  readonly dy: number;
}

/** A block of words. */
export interface Notes {
  readonly notes: readonly Note[];
  readonly width: number;
  readonly height: number;
}

/** A group's median. */
export interface GroupMedian extends MedianSurvival {
  readonly group: string;
}

/** Size and distance of lines, CSS px. */
export const noteSize = 17;
const noteLine = 23;
const columnGap = 16;

/** The medians that may be told; empty where none are, or where none was reached and the author asks for none. */
export function mediansOf(curves: readonly DrawnCurve[], { medians, privacy }: KmOptions): readonly GroupMedian[] {
  if (privacy !== null || medians === false) return [];
  const all = curves.map(({ group, curve }) => ({ group: group.name, ...medianSurvival(curve) }));
  return medians === true || all.some(({ median }) => median !== null) ? all : [];
}

/** What the words tell of. */
export interface NoteFacts {
  readonly curves: readonly DrawnCurve[];
  readonly medians: readonly GroupMedian[];
  readonly comparison: Comparison;
  readonly options: KmOptions;
  /** The group whose step shows the heading of the medians; `null`: it is there from the start. */
  readonly first: string | null;
}

/**
 * The group that the steps show first, where they name them all: a heading of what is yet to come would stand alone.
 * @param names of the groups, in order
 */
export function firstShown(names: readonly string[], steps: Json | null): string | null {
  if (steps === null) return null;
  if (!isList(steps)) return names[0] ?? null;
  const meant = new Map([
    ['control', names[0]],
    ['treatment', names[1]],
    ...names.map((name): [string, string] => [name, name]),
  ]);
  const shown = steps
    .flatMap((step) => (isList(step) ? step : [step]))
    .flatMap((item) => meant.get(String(item)) ?? []);
  return names.every((name) => shown.includes(name)) ? (shown[0] ?? null) : null;
}

/** What a block holds: medians as a small table, or those without a guide alone; ratios and the test below them. */
export interface BlockParts {
  readonly medians: 'table' | 'unguided' | 'none';
  readonly compared: boolean;
}

/** Medians, hazard ratios and the log-rank test below each other. */
export function notesOf(facts: NoteFacts, parts: BlockParts): Notes {
  const { curves, medians, comparison, options } = facts;
  const table = parts.medians === 'table' ? medianLines(facts) : [];
  const unguided = parts.medians === 'unguided' ? unguidedLines(curves, medians, options) : [];
  const compared = parts.compared ? ratioLines(comparison.ratios, comparison.p, options) : [];
  const lines = [...table, ...unguided, ...compared];
  // Names and values of all rows stand in two columns.
  const second = Math.max(0, ...lines.flatMap(({ name }) => (name === null ? [] : [textWidth(name, noteSize, 600)])));
  const notes = lines.flatMap(({ name, owner, text, part, inSecond }, i): Note[] => {
    const dy = i * noteLine + noteLine / 2;
    const value: Note = {
      text,
      group: owner,
      isName: false,
      part,
      dx: name !== null || inSecond ? second + columnGap : 0,
      dy,
    };
    return name === null ? [value] : [{ text: name, group: name, isName: true, part, dx: 0, dy }, value];
  });
  const width = Math.max(0, ...notes.map(({ text, dx, isName }) => dx + textWidth(text, noteSize, isName ? 600 : 400)));
  return { notes, width, height: lines.length * noteLine };
}

/** All of it in few lines, for the room over the plot; or without the medians. */
export function stripOf(
  { curves, medians, comparison: { ratios, p }, options }: NoteFacts,
  withMedians: boolean,
): readonly string[] {
  const test = p === null ? [] : [logRankWords(p, options)];
  const compared = ratios.map((ratio) => `${ratioName(ratio, options)} ${ratioValue(ratio, options)}`);
  const values = (withMedians ? medians : []).map((one) => {
    return `${options.group === null ? '' : `${one.group} `}${medianValue(one, options, true)}${beyond(one, curves, options.lang)}`;
  });
  const median = values.length === 0 ? [] : [say(options.lang, 'Median {}', values.join(', '))];
  return compared.length === 1
    ? [...median, [...compared, ...test.map(withinSentence)].join(', ')]
    : [...median, ...compared, ...test];
}

interface Line {
  /** The one group that it tells of. */
  readonly owner: string | null;
  /** The group before the text. */
  readonly name: string | null;
  readonly text: string;
  readonly part: Note['part'];
  /** Stands over the values, not over the names. */
  readonly inSecond: boolean;
}

function medianLines({ curves, medians, options, first }: NoteFacts): readonly Line[] {
  const part = 'medians';
  const [only, ...more] = medians;
  if (only === undefined) return [];
  if (more.length === 0)
    return [
      {
        name: null,
        owner: only.group,
        text: say(
          options.lang,
          'Median {}',
          `${medianValue(only, options, true)}${beyond(only, curves, options.lang)}`,
        ),
        part,
        inSecond: false,
      },
    ];
  const head = say(options.lang, 'Median, {} ({})', sayUnit(options.lang, options.unit), intervalWord(options));
  return [
    { name: null, owner: first, text: head, part, inSecond: true },
    ...medians.map((one): Line => {
      const text = `${medianValue(one, options, false)}${beyond(one, curves, options.lang)}`;
      return { name: one.group, owner: one.group, text, part, inSecond: true };
    }),
  ];
}

/** Medians to which no guide leads, since the curve does not go as far. */
function unguidedLines(
  curves: readonly DrawnCurve[],
  medians: readonly GroupMedian[],
  options: KmOptions,
): readonly Line[] {
  // The first value that is written names unit and level; where there is a guide, that is the one at its foot.
  const named = medians.every((one) => guidedMedian(one, curves) === null);
  return medians
    .filter((one) => guidedMedian(one, curves) === null)
    .flatMap((one) => {
      const where = options.group === null ? '' : say(options.lang, ' in {}', one.group);
      const late = beyond(one, curves, options.lang);
      const line = (text: string): Line => {
        return { name: null, owner: one.group, text, part: 'medians', inSecond: false };
      };
      // In one line it would be wider than most free corners. It stands away from the guide that names the unit.
      if (late !== '')
        return [
          line(say(options.lang, 'Median {}', medianValue(one, options, true))),
          line(`${where.trim()}${late}`.replace(/^, /, '')),
        ];
      return [line(say(options.lang, 'Median {}', `${medianValue(one, options, named)}${where}`))];
    });
}

/** The median where the curve is drawn as far: a guide to a curve that has ended would point at nothing. */
export function guidedMedian({ group, median }: GroupMedian, curves: readonly DrawnCurve[]): number | null {
  const end = curves.find((curve) => curve.group.name === group)?.points.at(-1)?.time ?? 0;
  return median === null || median > end ? null : median;
}

/**
 * Said of a median that is reached behind the end of the drawn curve: it is estimated from few, and a reader looks for it
 * on a curve that ends above one half.
 */
export function beyond(one: GroupMedian, curves: readonly DrawnCurve[], lang: string): string {
  return one.median !== null && guidedMedian(one, curves) === null ? say(lang, ', after the drawn curve') : '';
}

function ratioLines(ratios: Comparison['ratios'], p: number | null, options: KmOptions): readonly Line[] {
  const line = (text: string, name: string | null = null): Line => ({
    name,
    owner: name,
    text,
    part: 'annotation',
    inSecond: false,
  });
  const test = p === null ? [] : [line(logRankWords(p, options))];
  const [only, ...more] = ratios;
  if (only === undefined) return test;
  if (more.length === 0) {
    const value = ratioValue(only, options);
    return [
      line(ratioName(only, options)),
      line(p === null ? value : `${value}, ${withinSentence(logRankWords(p, options))}`),
    ];
  }
  const named = `${say(options.lang, 'Hazard ratio')}${forEndpoint(options)}`;
  const head = say(options.lang, '{} vs {}', named, only.reference);
  return [line(head), ...ratios.map((ratio) => line(ratioValue(ratio, options), ratio.group)), ...test];
}
