import type { Span } from '../../model/text.ts';
import type { NamedValue } from '../../model/values.ts';
import { writeInterval, writeNumber } from '../../util/numbers/write.ts';
import { count } from '../count.ts';
import { dependentsText } from './dependents-text.ts';
import { factLines, type Page } from './layout.ts';
import type { CellFacts, ValueFacts } from './value-facts.ts';

/** What the text takes from the talk. */
export interface Surroundings {
  readonly lang: string;
  /** `data/values.yaml:12` */
  readonly placeOf: (span: Span) => string;
}

/** What is known of a name, as text: what it is, where it comes from, where it is shown. */
export function valueText(facts: ValueFacts, { lang, placeOf }: Surroundings, page: Page): string {
  const { value, texts, format, transform, cells, slides } = facts;
  const shown =
    value === null ? texts : [facts.member === null ? wholeText(value, lang) : memberText(facts, value, lang)];
  const head = [
    page.style('bold', facts.name),
    ...factLines(
      [
        ['value', shown],
        ['label', value?.label ? [value.label] : []],
        ['defined', value === null ? [] : [placeOf(value.span)]],
        ['format', format === null ? [] : [format]],
        ['transform', transform === null ? [] : [transform]],
        ...cells.flatMap((cell) => cellFacts(cell)),
      ],
      page,
    ),
  ];
  const where = slides.length === 0 ? 'no slide shows it' : `on ${count(slides.length, 'slide')}`;
  return `${head.join('\n')}\n\n${page.style('bold', where)}\n${dependentsText(slides, page)}`;
}

/** A member as it is written, with its unit where it is a bound of the value. */
function memberText({ member, texts }: ValueFacts, value: NamedValue, lang: string): string {
  const [text] = texts;
  const number = value[member as 'low']?.value;
  if (text !== undefined || typeof number !== 'number') return text ?? String(number ?? '–');
  const { format, unit } = member === 'n' || member === 'level' ? { format: null, unit: null } : value;
  return writeNumber(number, { format, unit, lang });
}

function wholeText(value: NamedValue, lang: string): string {
  const { format, unit, low, high, level, n } = value;
  const amount = value.value.value;
  if (typeof amount !== 'number') return String(amount ?? '–');
  const style = { format, unit, lang };
  const bounds = [low?.value, high?.value];
  const text =
    typeof bounds[0] === 'number' && typeof bounds[1] === 'number'
      ? writeInterval(
          {
            value: amount,
            low: bounds[0],
            high: bounds[1],
            level: typeof level?.value === 'number' ? level.value : null,
          },
          style,
        )
      : writeNumber(amount, style);
  return n?.value === undefined || n.value === null ? text : `${text}, n ${String(n.value)}`;
}

/** Most rows that are listed one by one. */
const listed = 8;

function cellFacts({
  file,
  hash,
  columns,
  rows,
  count: number,
}: CellFacts): readonly (readonly [string, readonly string[]])[] {
  const places = rows.slice(0, listed).map(({ key, line }) => `${key}  ${line === 0 ? file : `${file}:${line}`}`);
  const more = rows.length > listed ? [`and ${rows.length - listed} more`] : [];
  const untold =
    rows.length === 0 ? [`${number === null ? 'rows' : `${number} rows`} of a sensitive table: ${file}`] : [];
  const citations = [...new Map(rows.flatMap(({ citation }) => (citation === null ? [] : [[citation.key, citation]])))];
  return [
    [rows.length === 1 ? 'row' : 'rows', rows.length === 0 ? untold : [...places, ...more]],
    [columns.length === 1 ? 'column' : 'columns', [columns.join(', ')]],
    ['sha256', hash === '' ? [] : [hash.slice(0, 16)]],
    ['source', citations.flatMap(([, { short, doi }]) => (doi === null ? [short] : [short, `https://doi.org/${doi}`]))],
  ];
}
