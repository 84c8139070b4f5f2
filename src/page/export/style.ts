import type { MeasuredAlign, MeasuredBox, MeasuredStyle } from '../../model/measured.ts';

/** A colour as the page computes it, as `rrggbb` or `rrggbbaa`; `null` where nothing is painted. */
export function hexColor(computed: string, opacity = 1): string | null {
  const numbers = [...computed.matchAll(/[\d.]+(?:e-?\d+)?%?/g)].map(([text]) => Number.parseFloat(text));
  const of255 = computed.startsWith('rgb') ? 1 : computed.startsWith('color(srgb ') ? 255 : null;
  if (of255 === null || numbers.length < 3) return null;
  const alpha = (numbers[3] ?? 1) * opacity;
  if (alpha === 0) return null;
  const channels = numbers.slice(0, 3).map((channel) => byte(channel * of255));
  return channels.join('') + (alpha >= 1 ? '' : byte(alpha * 255));
}

function byte(value: number): string {
  return Math.max(0, Math.min(255, Math.round(value)))
    .toString(16)
    .padStart(2, '0');
}

/** A box from the corner of the slide. */
export function boxOf(rect: DOMRect, slide: DOMRect): MeasuredBox {
  return box(rect.left - slide.left, rect.top - slide.top, rect.width, rect.height);
}

/** A box in hundredths of a px: what is finer differs from machine to machine. */
export function box(x: number, y: number, width: number, height: number): MeasuredBox {
  return { x: hundredth(x), y: hundredth(y), width: hundredth(width), height: hundredth(height) };
}

/** A length in hundredths. */
export function hundredth(length: number): number {
  return Math.round(length * 100) / 100;
}

/** A computed length; 0 where it is none. */
export function px(length: string): number {
  const number = Number.parseFloat(length);
  return Number.isFinite(number) ? number : 0;
}

/** How much larger the faces of a file are set than the page's style sheet says. */
interface TextScales {
  readonly text: number;
  readonly heading: number;
}

let scales: TextScales = { text: 1, heading: 1 };

/** Sets that, before anything is read. */
export function scaleText(given: TextScales): void {
  scales = given;
}

/** How a text with this parent is written. */
export function textStyle(parent: Element, within: Element): MeasuredStyle {
  const computed = getComputedStyle(parent);
  const around = ancestorsUpTo(parent, within);
  const raised = around.find((one) => /^(?:SUP|SUB)$/.test(one.nodeName));
  const marked = around.find((one) => /^(?:CODE|MARK|KBD|SAMP)$/.test(one.nodeName) && one.closest('pre') === null);
  const decorated = around.map((one) => getComputedStyle(one).textDecorationLine).join(' ');
  const link = around.find((one): one is HTMLAnchorElement => one instanceof HTMLAnchorElement && one.href !== '');
  const code = /mono/i.test(computed.fontFamily.split(',')[0] ?? '');
  return {
    size: hundredth(px(computed.fontSize) * scaleOf(computed.fontFamily, code)),
    bold: px(computed.fontWeight) >= 600,
    italic: computed.fontStyle !== 'normal',
    code,
    underline: decorated.includes('underline'),
    strike: decorated.includes('line-through'),
    raise: raised === undefined ? 'none' : raiseOf(raised),
    spacing: hundredth(px(computed.letterSpacing)),
    color: hexColor(computed.color) ?? '000000',
    highlight: marked === undefined ? null : hexColor(getComputedStyle(marked).backgroundColor),
    href: link === undefined ? null : link.getAttribute('href'),
  };
}

function scaleOf(family: string, code: boolean): number {
  if (code) return 1;
  return /^["']?Plenary File Heading/.test(family) ? scales.heading : scales.text;
}

/** What stands on the line, as the numbers in front of the sources of a slide, is not raised. */
function raiseOf(element: Element): MeasuredStyle['raise'] {
  const computed = getComputedStyle(element);
  if (px(computed.top) === 0 && computed.verticalAlign === 'baseline') return 'none';
  return element.nodeName === 'SUP' ? 'super' : 'sub';
}

/** An element and those around it, up to but without the last. */
export function ancestorsUpTo(first: Element, last: Element): Element[] {
  const found: Element[] = [];
  for (let one: Element | null = first; one !== null && one !== last; one = one.parentElement) found.push(one);
  return found;
}

/** How an element's text lies. */
export function alignOf(computed: CSSStyleDeclaration): MeasuredAlign {
  const rtl = computed.direction === 'rtl';
  switch (computed.textAlign) {
    case 'center':
    case '-webkit-center':
      return 'center';
    case 'justify':
      return 'justify';
    case 'right':
    case '-webkit-right':
      return 'right';
    case 'left':
    case '-webkit-left':
      return 'left';
    case 'end':
      return rtl ? 'left' : 'right';
    default:
      return rtl ? 'right' : 'left';
  }
}

/** An element's line height. */
export function lineHeightOf(computed: CSSStyleDeclaration): number {
  return hundredth(computed.lineHeight === 'normal' ? px(computed.fontSize) * 1.2 : px(computed.lineHeight));
}

/** Whether an element is there for the eye. */
export function isSeen(element: Element, computed = getComputedStyle(element)): boolean {
  if (/^(?:SCRIPT|STYLE|TEMPLATE)$/.test(element.nodeName)) return false;
  return computed.display !== 'none' && !element.matches('.visually-hidden, .notes');
}

/** Whether an element stands in a line of text. */
export function isInline(computed: CSSStyleDeclaration): boolean {
  return /^(?:inline|contents|ruby|math)/.test(computed.display);
}
