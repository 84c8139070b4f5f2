import { intervalWords } from '../comparisons/words.ts';
import { say, sayUnit } from '../../../../util/words/say.ts';
import type { HazardRatio } from '../../../../statistics/cox.ts';
import type { MedianSurvival } from '../../../../statistics/median-survival.ts';
import { writeP } from '../../../../util/numbers/p-value.ts';
import { writeNumber, writeRange } from '../../../../util/numbers/write.ts';
import type { KmOptions } from './options.ts';

/** What the words need to know of the chart. */
export type WordOptions = Pick<KmOptions, 'lang' | 'unit' | 'level' | 'endpoint'>;

/** `95% CI` */
export function intervalWord({ level, lang }: WordOptions): string {
  return intervalWords(level, lang);
}

/** `0.44 (95% CI 0.16–1.09)` */
export function ratioValue({ hazardRatio, low, high }: HazardRatio, options: WordOptions): string {
  const style = { format: hazardRatio >= 10 ? '.1f' : '.2f', unit: null, lang: options.lang };
  return `${writeNumber(hazardRatio, style)} (${intervalWord(options)} ${writeRange(low, high, style)})`;
}

/** `Hazard ratio for death, Maintained vs Nonmaintained`: the group on top first, the reference behind. */
export function ratioName({ group, reference }: HazardRatio, options: WordOptions): string {
  const versus = say(options.lang, '{} vs {}', group, reference);
  return `${say(options.lang, 'Hazard ratio')}${forEndpoint(options)}, ${versus}`;
}

/** ` for death`, or nothing. */
export function forEndpoint({ endpoint, lang }: WordOptions): string {
  return endpoint === null ? '' : say(lang, ' for {}', endpoint);
}

/** `Log-rank P = 0.065` */
export function logRankWords(p: number, { lang }: WordOptions): string {
  const { sign, text } = writeP(p, lang);
  return say(lang, 'Log-rank P {} {}', sign, text);
}

/** A time with as many digits as its unit bears: hundredths of years, tenths of anything else, none that are 0. */
export function timeValue(time: number, options: WordOptions): string {
  return timesAlike([time], options)[0] ?? '';
}

/** Times with the digits that the one with most of them needs. */
function timesAlike(times: readonly number[], { unit, lang }: WordOptions): readonly string[] {
  const most = unit === 'years' ? 2 : 1;
  const digits = Math.max(...times.map((time) => String(Number(time.toFixed(most))).split('.')[1]?.length ?? 0));
  return times.map((time) => writeNumber(time, { format: `.${digits}f`, unit: null, lang }));
}

/** `31 (13–not reached)`; named with the unit and the interval's level: `31 weeks (95% CI 13–not reached)`. */
export function medianValue({ median, low, high }: MedianSurvival, options: WordOptions, named: boolean): string {
  const known = [median, low, high].filter((time) => time !== null);
  const written = timesAlike(known, options);
  const word = (time: number | null): string =>
    time === null ? say(options.lang, 'not reached') : (written[known.indexOf(time)] ?? '');
  const value = `${word(median)}${named && median !== null ? ` ${sayUnit(options.lang, options.unit)}` : ''}`;
  if (low === null && high === null) return value;
  return `${value} (${named ? `${intervalWord(options)} ` : ''}${word(low)}–${word(high)})`;
}

/** `Log-rank P` within a sentence: `log-rank P`. */
export function withinSentence(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
