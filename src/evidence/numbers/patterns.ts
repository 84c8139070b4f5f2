import { countedBefore, countedMark, endpoints, notCounted, noTrial, wordStart } from './counted-words.ts';

/** Digits that are part of something that is no number of the talk's message. */
export interface NumberPattern {
  /** What it recognises, as the examples in `tests/spec/numbers` call it. */
  readonly name: string;
  /** Everything that it matches is recognised. Global, with bounded repetition. Made when it is first asked for. */
  readonly pattern: () => RegExp;
  /** A text that lacks this has nothing that matches; a quick answer for most texts. */
  readonly needs: RegExp;
  /** It reads the text in which the numbers that are counted are hidden (`hide-counted.ts`). */
  readonly uncounted?: true;
}

const months =
  '(?:Jan(?:uary|\\.)?|Feb(?:ruary|\\.)?|Mar(?:ch|\\.)?|Apr(?:il|\\.)?|May|June?|July?|Aug(?:ust|\\.)?|Sept?(?:ember|\\.)?|Oct(?:ober|\\.)?|' +
  'Nov(?:ember|\\.)?|Dec(?:ember|\\.)?|Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember|janvier|février|mars|avril|mai|juin|' +
  'juillet|août|septembre|octobre|novembre|décembre|gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|' +
  'ottobre|dicembre|enero|febrero|abril|mayo|junio|julio|septiembre|octubre|noviembre|diciembre)';
const year = '(?:18|19|20)\\d{2}';
const prepositions =
  'in|In|since|Since|from|From|until|till|by|By|before|Before|after|After|during|During|between|Between|of|through|around|circa|early|late|mid|' +
  'to|year|years|im|Im|seit|Seit|von|bis|vor|nach|Jahr|en|En|depuis|dès|nel|Nel|dal|Dal|al|desde|hasta|de';

const anyYear = /(?:18|19|20)\d\d/;
const anyDate = /(?:18|19|20)\d\d|\d(?:st|nd|rd|th|\.)?[ \u00a0](?:de )?[A-Za-zäéûôí]/u;

const time = '(?<![\\d:.])(?:[01]?\\d|2[0-3]):[0-5]\\d';
const labelled = /\p{L}\.?[ \u00a0-](?:[A-Z]-?)?\d/u;

function pattern(source: string, flags = ''): () => RegExp {
  let made: RegExp | undefined;
  return () => (made ??= new RegExp(source, `gu${flags}`));
}

/**
 * What holds digits and is no number, the frequent first: what one pattern takes no other does. Each has its examples in
 * `tests/spec/numbers`.
 */
export const numberPatterns: readonly NumberPattern[] = [
  {
    name: 'address',
    needs: /:\/\/|www\.|mailto:/,
    pattern: pattern('(?:https?://|www\\.|mailto:)[^\\s<>)\\]]{1,500}'),
  },
  { name: 'DOI', needs: /10\./, pattern: pattern('\\b10\\.\\d{4,9}/[^\\s<>\\])]{1,200}') },
  {
    name: 'registry number',
    needs: /NCT|ISRCTN|EudraCT|ChiCTR|PM|ISBN/,
    pattern: pattern(
      '\\b(?:NCT ?\\d{8}|ISRCTN ?\\d{6,10}|EudraCT:? ?\\d{4}-\\d{6}-\\d{2}|ChiCTR[-\\w]{1,20}|PMID:? ?\\d{1,9}|PMC ?\\d{1,9}|ISBN:? ?[\\d-]{10,17}X?)',
    ),
  },
  { name: 'unit', needs: /10[⁻⁰¹²³⁴-⁹]/u, pattern: pattern('\\b10(?=[⁻⁰¹²³⁴-⁹]{1,3}/[\\p{L}µ])') },
  { name: 'citation', needs: /@/, pattern: pattern('\\[@[^\\]]{1,500}\\]') },
  {
    name: 'journal reference',
    needs: /;/,
    pattern: pattern(
      `\\b${year};[ \\u00a0]?\\d{1,4}[A-Z]?(?:(?:[ ]?\\([^()]{1,20}\\))?:[ \\u00a0]?[A-Za-z]{0,6}\\d{1,9}(?:[–-][A-Za-z]{0,3}\\d{1,6})?|[ ]?\\([^()]{1,20}\\))`,
    ),
  },
  {
    name: 'journal reference',
    needs: /;/,
    uncounted: true,
    pattern: pattern(`(?=[12])(?<=${wordStart}\\p{Lu}[\\p{L}.]{0,30} )${year};[ \\u00a0]?\\d{1,4}\\b${notCounted}`),
  },
  {
    name: 'trial name',
    needs: /\d\/\d/,
    uncounted: true,
    pattern: pattern(
      `${wordStart}(?!${endpoints}\\b)(?:\\p{Lu}[\\p{L}-]{0,20}\\p{Lu}[\\p{L}-]{0,20}|Total|Protocol|Study|Trial)(?:[ \\u00a0][IVX]{1,5})?[ \\u00a0-]` +
        `(?:0\\d/\\d{2,4}|\\d{2}/(?:0\\d|${year}))(?![\\d%/${countedMark}])${notCounted}`,
    ),
  },
  {
    name: 'trial name',
    needs: /\p{L}[ \u00a0-]\d{3}/u,
    uncounted: true,
    pattern: pattern(
      `${wordStart}${noTrial}(?:(?:\\p{Lu}{4,12}|COG|CCG|BFM|POG|EWOG|NCI|Alliance|Intergroup)(?:[ \\u00a0-]\\p{Lu}{2,8})?(?:[ \\u00a0]\\d{4,6}|-\\d{3,6})|` +
        `(?:Protocol|Study|Trial)[ \\u00a0-]\\d{3,6})(?![,./–-]?[\\d${countedMark}])${notCounted}`,
    ),
  },
  {
    name: 'name',
    needs: /\p{L}\d/u,
    pattern: pattern(
      `(?<![\\p{L}\\d])(?=\\p{L})(?!(?:${endpoints}\\d+|N\\d{2,})(?![\\p{L}\\d/-]))(?:[\\p{L}\\d]{1,40}/)?\\p{L}{1,40}\\d{1,20}(?:[\\p{L}\\d]|[-/](?=[\\p{L}\\d]{0,40}\\p{Lu}|\\d))*(?![.,]?\\d|[\\p{L}\\d]|[ \\u00a0\\u202f]?%)`,
    ),
  },
  {
    name: 'name',
    needs: /-\d/,
    pattern: pattern(
      `(?<![\\p{L}\\d.,])(?!${endpoints}-\\d)(?=[\\p{L}\\d-]{0,40}?\\p{Lu})\\p{L}[\\p{L}\\d]{1,30}(?:-\\p{L}[\\p{L}\\d]{0,30}){0,4}-\\d{1,6}[a-d]?(?![.,]?\\d|[\\p{L}]|[–-]\\d|[ \\u00a0\\u202f]?%| (?:of|years?|months?)\\b)`,
    ),
  },
  {
    name: 'label',
    needs: labelled,
    pattern: pattern(
      '\\b(?:figures?|figs?\\.|tables?|tab\\.|slides?|chapters?|sections?|appendix|supplement|box|panels?|footnotes?|versions?|' +
        'chromosomes?|exons?|rule|item|Abbildung|Tabelle|Folie)[ \\u00a0-]' +
        '(?:[A-Z]-?)?\\d{1,2}(?:\\.\\d{1,2})?[a-d]?(?:(?:[–/-]|, ?| to | or | and )\\d{1,2}[a-d]?)*\\b(?! ?%|[.,]\\d)|' +
        '\\bcodons? \\d{1,4}\\b(?! ?%|[.,]\\d)',
      'i',
    ),
  },
  {
    // Few of a kind: `arm 2`, but not `arm 132`. Days, weeks and cycles are quantities.
    name: 'label',
    needs: labelled,
    pattern: pattern(
      '\\b(?:parts?|steps?|acts?|questions?|lines?|rows?|columns?|phases?|grades?|stages?|types?|classes|class|levels?|' +
        'categor(?:y|ies)|courses?|visits?|time[ -]?points?|cohorts?|groups?|arms?|Teil|Schritt|Grad|Stadium)[ \\u00a0-]' +
        '(?:[A-Z]-?)?(?:10|\\d)[a-d]?(?:(?:[–/-]|, ?| to | or | and )(?:10|\\d)[a-d]?)*\\b(?! ?%|[.,]\\d|[–/-]\\d)',
      'i',
    ),
  },
  {
    name: 'abstract number',
    needs: /[#№]|[Nn]o\.|bstract /,
    pattern: pattern('(?:#|№ ?|\\bNo\\. ?|\\bno\\. ?|\\babstract |\\bAbstract )[A-Z]{0,3}-?\\d{1,6}\\b'),
  },
  {
    name: 'page',
    needs: /[.es] ?\d/i,
    pattern: pattern('\\b(?:pp?\\.|pages?|vol\\.|volume|S\\.) ?\\d{1,6}(?:[–-]\\d{1,6})?', 'i'),
  },
  {
    name: 'date',
    needs: anyDate,
    pattern: pattern(
      `\\b(?:\\d{1,2}(?:st|nd|rd|th|\\.)?[ \\u00a0](?:de )?${months}(?:(?: de)?,?[ \\u00a0]${year})?|${months}[ \\u00a0]\\d{1,2}(?:st|nd|rd|th)?,[ \\u00a0]${year}|` +
        `${months},?(?: de)?[ \\u00a0]${year})\\b`,
    ),
  },
  { name: 'date', needs: anyDate, pattern: pattern(`\\b${year}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\\d|3[01]))?\\b`) },
  {
    name: 'date',
    needs: anyDate,
    pattern: pattern(`\\b(?:0?[1-9]|[12]\\d|3[01])([./])(?:0?[1-9]|1[0-2])\\1${year}\\b`),
  },
  {
    name: 'years',
    needs: anyYear,
    uncounted: true,
    pattern: pattern(`\\b${year} ?(?:[–-]|to|bis|–) ?(?:${year}|\\d{2})\\b${notCounted}`),
  },
  { name: 'decade', needs: /\d0(?:s|er)/, pattern: pattern(`\\b${year}(?:s|er)\\b|(?<=^|\\s)’\\d0s\\b`) },
  {
    name: 'year',
    needs: anyYear,
    uncounted: true,
    pattern: pattern(
      `(?=[12])(?<=(?<!\\bout )${wordStart}(?:${prepositions})[ \\u00a0-])${year}\\b${notCounted}(?:(?:,| and| or| und| et)[ \\u00a0]${year}\\b${notCounted})*`,
    ),
  },
  {
    name: 'year',
    needs: anyYear,
    pattern: pattern(
      `\\((?![^()]{0,40}\\b(?:n|N|of|patients|deaths|events|cells)\\b)(?:[^()\\d]{0,40}[ ,])?${year}(?:(?:, ?| and )${year}){0,5}\\)`,
    ),
  },
  {
    name: 'year',
    needs: anyYear,
    uncounted: true,
    pattern: pattern(
      `(?=[12])(?<=(?:${wordStart}\\p{Lu}|${wordStart}\\p{Lu}[\\p{L}\\d${countedMark}.-]{1,30}),?[ \\u00a0])(?<!${wordStart}${countedBefore},?[ \\u00a0])${year}[a-d]?\\b${notCounted}(?:, ?(?:and )?${year}[a-d]?\\b${notCounted})*`,
    ),
  },
  {
    name: 'year',
    needs: anyYear,
    pattern: pattern(`^[ ]*${year}(?=[ ]?[:–—]|,? (?:may|was|is|saw|brought) )|^[ ]*${year}[ ]*$`),
  },
  { name: 'year', needs: anyYear, pattern: pattern(`(?<=[.!?] )${year}(?= (?:may|was|is|saw|brought) )`) },
  {
    name: 'year',
    needs: anyYear,
    uncounted: true,
    pattern: pattern(`\\b${year} (?:and|or|und|et) ${year}\\b${notCounted}`),
  },
  {
    name: 'year',
    needs: anyYear,
    pattern: pattern(
      `(?=[12])(?<=(?:abstract|paper|report|update|analysis|publication|meeting|congress|review|erratum|edition|letter|poster|label|approval), )${year}(?=[;:)\\]·]|\\.?$)`,
    ),
  },
  {
    name: 'time of day',
    needs: /\d:\d/,
    pattern: pattern(
      `(?:(?<=(?:^|\\b(?:at|from|until|till|by|before|after|since|then|um|ab|bis|à) |[–·;,] ?)[ ]{0,3})${time}(?:[–-]${time})?|${time}(?= ?(?:[ap]\\.?m\\b|h\\b|Uhr\\b)))` +
        '(?: ?[ap]\\.?m\\b\\.?)?(?![\\d:]| ?(?:ratio|odds|randomi|allocation|patients))',
    ),
  },
  {
    name: 'list number',
    needs: /^ *[(\d①-⑳⓪❶-❿➀-➓¹²³⁴-⁹]|^\p{L}+, \d/u,
    pattern: pattern(
      '^[ ]*(?:[①-⑳⓪❶-❿➀-➓]|[¹²³⁴-⁹]{1,2}(?= \\p{Lu})|\\(?\\d{1,2}[.)](?=\\s)|\\(\\d{1,2}\\)(?=\\s))|(?<=^\\p{L}{3,20}, )\\d{1,2}(?=:|$)',
    ),
  },
  {
    name: 'gene or molecule',
    needs: /\d-[\p{Lu}1]|[\dXY][pq]|\(\d|18F|90Y|131I|177Lu|99mTc|68Ga|225Ac|223Ra/u,
    pattern: pattern(
      '\\b(?:\\d-\\p{Lu}{2,6}\\b|4-1BB\\b|(?:1[0-9]|2[0-2]|[1-9]|[XY])[pq]\\d{0,2}(?:\\.\\d{1,2})?\\b|t\\(\\d{1,2};\\d{1,2}\\)(?:\\([pq]\\d{1,2};[pq]\\d{1,2}\\))?|' +
        '(?:inv|del|dup|add|i)\\(\\d{1,2}[pq]?\\)(?:\\([pq]?\\d{1,2}[^)]{0,12}\\))?|(?:18F|90Y|131I|177Lu|99mTc|68Ga|225Ac|223Ra)\\b)',
    ),
  },
];
