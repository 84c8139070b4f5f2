import { say, sayCount } from '../../../../util/words/say.ts';
import { changeText } from '../changes/thresholds.ts';
import type { KindWords } from '../kind.ts';
import { responseCodes } from '../responses.ts';
import type { WaterfallOptions } from './options.ts';
import type { Patients } from './patients.ts';

/** What a waterfall shows: how many shrank to the lowest threshold, the range, the responses; a row for each patient. */
export function tellWaterfall({ measured, without }: Patients, options: WaterfallOptions, lang: string): KindWords {
  const [low] = options.thresholds;
  const n = measured.length;
  const text = (change: number): string => changeText(change, lang, [...options.thresholds, options.limit]);
  const shrunk = low === undefined ? 0 : measured.filter(({ change }) => change <= low).length;
  const reached = low === undefined ? '' : say(lang, ', {} of them with {} or less', shrunk, changeText(low, lang));
  const range = say(lang, 'from {} to {}', text(measured[0]?.change ?? 0), text(measured.at(-1)?.change ?? 0));
  const counts = responseCodes.flatMap((code) => {
    const count = measured.filter(({ response }) => response === code).length;
    return count === 0 ? [] : [`${code} ${count}`];
  });
  const responses = options.group === null ? '' : say(lang, ' Best responses: {}.', counts.join(', '));
  const left =
    without.length === 0
      ? ''
      : sayCount(
          lang,
          ' {} more without a measurement is not drawn.| {} more without a measurement are not drawn.',
          without.length,
        );
  return {
    description: say(
      lang,
      'Waterfall of the best change of {} patients, {}{}.{}{}',
      n,
      range,
      reached,
      responses,
      left,
    ),
    table: {
      columns: [
        options.label,
        options.yTitle ?? say(lang, 'Best change'),
        ...(options.group === null ? [] : [options.group]),
      ],
      rows: measured.map(({ name, change, response }) => [
        name,
        text(change),
        ...(options.group === null ? [] : [response]),
      ]),
      more: 0,
    },
  };
}
