import { formatNumber, minus } from '../../../../util/numbers/format.ts';
import { numberLanguage } from '../../../../util/numbers/languages.ts';
import { textWidth, wrapText } from '../../../../util/text-width.ts';
import type { Leaving } from './tree.ts';

/** Letter sizes of a flow, in CSS px, from roomy to the least that can be read from the back row. */
export interface FlowStyle {
  readonly count: number;
  readonly label: number;
  /** Letters of those who left, number and words alike. */
  readonly side: number;
  /** Whether the number stands on a line of its own, above the words. */
  readonly stacked: boolean;
  /** Between a frame and its text. */
  readonly pad: number;
}

/** Styles to try, the largest first. */
export const flowStyles: readonly FlowStyle[] = [
  { count: 34, label: 21, side: 19, stacked: true, pad: 12 },
  { count: 30, label: 19, side: 18, stacked: true, pad: 9 },
  { count: 22, label: 18, side: 17, stacked: false, pad: 9 },
  { count: 18, label: 17, side: 17, stacked: false, pad: 6 },
];

/** A line of text inside a box; `x` from the middle of a box of patients, from the left edge of one beside it. */
export interface FlowText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly align: 'left' | 'center' | 'right';
  readonly role: 'count' | 'label' | 'note';
}

/** A box with its text set. */
export interface FlowBox {
  readonly width: number;
  readonly height: number;
  readonly texts: readonly FlowText[];
}

const leading = 1.28;

/** The fewest lines, and these as equal as they can be. */
function balanced(text: string, room: number, size: number): readonly string[] {
  const lines = wrapText(text, room, { size });
  if (lines.length < 2) return lines;
  for (let narrower = room - 8; narrower > room / 2; narrower -= 8) {
    const tried = wrapText(text, narrower, { size });
    if (tried.length > lines.length || tried.some((line) => textWidth(line, size) > narrower)) {
      return wrapText(text, narrower + 8, { size });
    }
  }
  return lines;
}

/** A number as the talk's language groups it. */
export function countWords(n: number, lang: string): string {
  return formatNumber(n, ',d', numberLanguage(lang));
}

/** A box of patients, its text in the middle. `cap` is the widest that its text may be. */
export function mainBox(count: string, label: string, { style, cap }: { style: FlowStyle; cap: number }): FlowBox {
  return style.stacked ? stackedBox(count, label, style, cap) : inlineBox(count, label, style, cap);
}

function stackedBox(count: string, label: string, style: FlowStyle, cap: number): FlowBox {
  const lines = label === '' ? [] : balanced(label, cap, style.label);
  const top = style.pad + style.count * 0.5;
  const first = style.pad + style.count * 1.08 + style.label * 0.5;
  const line = style.label * leading;
  const widths = lines.map((text) => textWidth(text, style.label));
  return {
    width: Math.ceil(Math.max(textWidth(count, style.count, 700), ...widths) + 2 * style.pad + 8),
    height: Math.ceil(2 * style.pad + style.count * 1.08 + lines.length * line - (lines.length > 0 ? 2 : 0)),
    texts: [
      centred(count, { y: top, size: style.count, role: 'count' }),
      ...lines.map((text, i) => centred(text, { y: first + i * line, size: style.label, role: 'label' })),
    ],
  };
}

/** The number before the first line of the words, as journals print it. */
function inlineBox(count: string, label: string, style: FlowStyle, cap: number): FlowBox {
  const lines = balanced(`${count} ${label}`, cap, style.label);
  const line = style.label * leading;
  const head = (lines[0] ?? '').slice(count.length + 1);
  const [wide, gap] = [textWidth(count, style.count, 700), style.label * 0.35];
  const top = style.pad + Math.max(line, style.count * 1.1) / 2;
  const first = wide + (head === '' ? 0 : gap + textWidth(head, style.label));
  const rest = lines.slice(1);
  return {
    width: Math.ceil(Math.max(first, ...rest.map((text) => textWidth(text, style.label))) + 2 * style.pad + 8),
    height: Math.ceil(2 * style.pad + Math.max(line, style.count * 1.1) + rest.length * line),
    texts: [
      { text: count, x: wide - first / 2, y: top, size: style.count, align: 'right', role: 'count' },
      ...(head === ''
        ? []
        : [
            {
              text: head,
              x: -first / 2 + wide + gap,
              y: top,
              size: style.label,
              align: 'left',
              role: 'label',
            } as const,
          ]),
      ...rest.map((text, i) => centred(text, { y: top + (i + 1) * line, size: style.label, role: 'label' })),
    ],
  };
}

function centred(text: string, rest: Pick<FlowText, 'y' | 'size' | 'role'>): FlowText {
  return { text, x: 0, align: 'center', ...rest };
}

/** The box beside the way down: who left, each with a number, their reasons below them. */
export function sideBox(
  left: readonly Leaving[],
  { style, cap, lang }: { style: FlowStyle; cap: number; lang: string },
): FlowBox {
  const { side: size, pad } = style;
  const entries = left.flatMap((one) => [
    { n: one.n, label: one.label, indent: 0, note: differenceWords(one, lang) },
    ...one.reasons.map((reason) => ({ n: reason.n, label: reason.label, indent: size, note: null })),
  ]);
  const digits = Math.max(...entries.map(({ n }) => textWidth(countWords(n, lang), size, 700)));
  const [texts, line]: [FlowText[], number] = [[], size * leading];
  let [width, y] = [0, pad + line / 2];
  for (const { n, label, indent, note } of entries) {
    const count = countWords(n, lang);
    const start = pad + 4 + indent;
    const words = start + digits + size * 0.5;
    // Numbers end below each other.
    texts.push({ text: count, x: start + digits, y, size, align: 'right', role: 'count' });
    const lines = balanced(label, Math.max(60, cap - words), size);
    const said = [
      ...lines.map((text) => ({ text, role: 'label' as const })),
      ...(note === null ? [] : [{ text: note, role: 'note' as const }]),
    ];
    for (const { text, role } of said) {
      texts.push({ text, x: words, y, size: role === 'note' ? Math.max(17, size - 1) : size, align: 'left', role });
      width = Math.max(width, words + textWidth(text, size));
      y += line;
    }
  }
  return { width: Math.ceil(width + pad + 4), height: Math.ceil(y - line / 2 + pad), texts };
}

/** `488 − 395`: whence a number comes that no row holds. */
export function differenceWords({ difference }: Leaving, lang: string): string | null {
  return difference === null ? null : difference.map((n) => countWords(n, lang)).join(` ${minus} `);
}
