import type { ShownValue } from '../../model/values.ts';
import { countedBefore, countedMark } from './counted-words.ts';
import type { FoundNumber } from './find-numbers.ts';
import { hideCounted } from './hide-counted.ts';

/** How the words of a statistic name its time: `Kaplan–Meier survival at 40 from …`. */
const timeOfSurvival = /survival at (\d+(?:\.\d+)?) /;
const afterTime =
  /^(?:[ \u00a0-](?:months?|years?|weeks?|days?|Monat|Jahr|Woche|Tag|mois|ans?\b|semaine|jour|mes|año|semana|día|ann[oi]|settiman|giorn)|[ \u00a0]?-?(?:mo|y|yr|d)\b)/i;
const beforeTime =
  /(?:^|[\s(])(?:at|after|by|until|till|nach|bei|bis|à|après|a|alla|dopo|fino a|tras|hasta)[ \u00a0]$/i;

/** Times at which the values of a slide are evaluated, as their definitions say them: `at: 40`. */
export function timesOfValues(values: readonly ShownValue[]): ReadonlySet<number> {
  const times = new Set<number>();
  for (const { origin } of values) {
    const time = timeOfSurvival.exec(origin?.transform ?? '')?.[1];
    if (time !== undefined) times.add(Number(time));
  }
  return times;
}

/** Whether a number says the time of one of the slide's values: `40-month survival`, `at 40 months`. */
export function isTimeOfValue(times: ReadonlySet<number>, run: string, { start, end, text }: FoundNumber): boolean {
  if (times.size === 0 || !times.has(Number(text.replace(',', '.')))) return false;
  return afterTime.test(run.slice(end, end + 12)) || beforeTime.test(run.slice(Math.max(0, start - 10), start));
}

const year = /^(?:19|20)\d\d$/;
const counts = new RegExp(
  `(?:\\b[nN] ?=? ?|\\b(?:of|out of|about|nearly|only|over|under|than)[ \\u00a0]|\\b(?!The|And|Or)${countedBefore}[ \\u00a0])$`,
  'u',
);
const parts = /^ ?(?:of|von|di|de|out|\/|×|-?fold)\b|^[.,%/×]\d?/;

/** Whether a number in a slide's title is the year of something: `Results 2024`, `The 2019 guideline`. */
export function isYearOfTitle(title: string, { start, end, text }: FoundNumber): boolean {
  if (!year.test(text) || parts.test(title.slice(end, end + 6))) return false;
  return !counts.test(title.slice(Math.max(0, start - 30), start)) && hideCounted(title)[end - 1] !== countedMark;
}
