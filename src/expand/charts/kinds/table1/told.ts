import { say, sayCount } from '../../../../util/words/say.ts';
import type { KindWords } from '../kind.ts';
import type { Table1Facts } from './spec.ts';

/** What the table shows, for those who do not see it: its arms and its first characteristic; the table itself follows. */
export function tellTable1({ text, options, fence: { lang } }: Table1Facts): KindWords {
  const { arms, lines } = text;
  const titles = arms.map(({ title }) => title.replaceAll('\n', ' '));
  const names = arms.map(({ title }) => title.split('\n')[0] ?? '');
  const characteristics = new Set(lines.map(({ characteristic }) => characteristic)).size;
  const one = sayCount(lang, '1 characteristic|{} characteristics', characteristics);
  const across = sayCount(lang, 'one column|{} columns', titles.length);
  const parts = [say(lang, 'Table of {} in {}: {}.', one, across, titles.join(', '))];
  const first = lines.find(({ cells, indented }) => cells.length > 0 && !indented);
  if (first !== undefined) {
    const cells = first.cells.map(({ text: cell }, i) => `${names[i]} ${cell}`);
    parts.push(`${first.text}: ${cells.join('; ')}.`);
  }
  return {
    description: parts.join(' '),
    table: {
      columns: [options.xTitle, ...titles],
      rows: lines
        .filter(({ cells }) => cells.length > 0)
        .map(({ text, indented, characteristic, cells }) => [
          indented ? `${characteristic}: ${text}` : text,
          ...cells.map((cell) => cell.text),
        ]),
      more: 0,
    },
  };
}
