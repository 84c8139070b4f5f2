import { escapeHtml } from '../../util/html.ts';
import { lookAt, roundTag, saysNothing } from './svg-defaults.ts';
import { isTabular } from './tabular.ts';
import { markLabel } from './trail/marks.ts';

/** Largest SVG of one chart, in bytes of its text. */
export const maxSvgLength = 2_000_000;

/** What a finished SVG has to say about itself. */
export interface SvgWords {
  /** The chart's id: every id inside begins with it. */
  readonly id: string;
  readonly title: string;
  /** The font that most of its texts are set in. */
  readonly font: string | null;
  /** Whether groups that say nothing go: those of states that are laid over each other are needed for that. */
  readonly isFlat: boolean;
  /** Whether the page draws the chart again when somebody uses it: then both must agree to the last faint pixel. */
  readonly isLive: boolean;
}

/** An SVG as Vega wrote it, made safe and quiet for the page. */
export interface CleanSvg {
  readonly svg: string;
  /** CSS px. */
  readonly width: number;
  readonly height: number;
  /** Attribute values or labels that are no numbers or texts. */
  readonly broken: readonly string[];
  /** Style properties that a page without inline styles cannot show. */
  readonly lost: readonly string[];
}

const dropped = new Set([
  'class',
  'style',
  'pointer-events',
  'xmlns:xlink',
  'version',
  'aria-roledescription',
  'role',
  'aria-hidden',
  'tabindex',
]);
const allowedTags = new Set([
  'svg',
  'g',
  'rect',
  'path',
  'text',
  'tspan',
  'line',
  'circle',
  'a',
  'image',
  'defs',
  'clipPath',
  'linearGradient',
  'radialGradient',
  'pattern',
  'stop',
]);
const brokenNumber = /NaN|undefined|Infinity/;
const brokenLabel = /^\W*(?:NaN|undefined|Infinity|Invalid Date|\[object Object\])\W*%?$/;

/**
 * Rewrites Vega's SVG: `role="img"` and a title instead of labels on every mark, ids of its own, no inline style, no
 * reference out of the document, numbers of three decimals (engines differ in the last digits of a sine), nothing that
 * goes without saying.
 */
export function cleanSvg(svg: string, words: SvgWords): CleanSvg {
  const broken = new Set<string>();
  const lost = new Set<string>();
  let size = { width: 0, height: 0 };
  const parts: string[] = [];
  const goes: boolean[] = [];
  for (const [, tag, text] of svg.matchAll(/<([^>]*)>([^<]*)/g)) {
    const name = nameOf(tag as string);
    if (!allowedTags.has(name) || isUnseen(tag as string)) continue;
    if (text !== '' && brokenLabel.test(text as string)) broken.add(text as string);
    if ((tag as string).startsWith('/')) {
      parts.push(tag === '/g' && goes.pop() === true ? '' : `<${tag}>`, text as string);
    } else if (name === 'svg') {
      size = sizeOf(tag as string);
      parts.push(rootTag(size, words), text as string);
    } else {
      const cleaned = cleanTag(tag as string, words, broken, lost);
      const isBare = words.isFlat && cleaned === '<g>';
      if (name === 'g' && !(tag as string).endsWith('/')) goes.push(isBare);
      parts.push(isBare ? '' : lettered(cleaned, text as string), text as string);
    }
  }
  return { svg: parts.join(''), ...size, broken: [...broken], lost: [...lost] };
}

/** The name of an element in the tag that opens or closes it. */
function nameOf(tag: string): string {
  return /^\/?([\w:]+)/.exec(tag)?.[1] ?? '';
}

/** Groups have a path before and after their content, for a background and a frame that they mostly lack. */
function isUnseen(tag: string): boolean {
  if (!tag.endsWith('/')) return false;
  if (tag.includes('class="foreground"')) return !tag.includes('stroke=') || tag.includes('display="none"');
  return tag.includes('class="background"') && !tag.includes('fill=') && !tag.includes('stroke=');
}

/** Marks a text whose figures line up for the style sheet, as the ruler measured it. */
function lettered(tag: string, text: string): string {
  if (text === '' || !/^<t(?:ext|span)\b/.test(tag) || !isTabular(text.replace(/&#?\w+;/g, '&'))) return tag;
  return `${tag.slice(0, -1)} class="tabular">`;
}

function rootTag(size: { width: number; height: number }, words: SvgWords): string {
  const { width, height } = size;
  const label = words.title === '' ? `${words.id}-description` : `${words.id}-title`;
  const font = words.font === null ? '' : ` font-family="${plainFont(words.font)}"`;
  const title = words.title === '' ? '' : `<title id="${words.id}-title">${escapeHtml(words.title)}</title>`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" focusable="false" aria-labelledby="${label}"` +
    ` aria-describedby="${words.id}-description" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"${font} font-weight="400">${title}`
  );
}

function sizeOf(tag: string): { width: number; height: number } {
  const side = (name: string): number =>
    Math.ceil(Number(new RegExp(`\\b${name}="([\\d.]+)"`).exec(tag)?.[1] ?? Number.NaN));
  return { width: side('width'), height: side('height') };
}

/** What few tags have is looked for once in the whole tag, not in each of its attributes. */
function cleanTag(tag: string, { id, font, isLive }: SvgWords, broken: Set<string>, lost: Set<string>): string {
  const look = lookAt(tag, font);
  const mayBreak = brokenNumber.test(tag);
  const isPlain = !unusual.test(tag);
  const attributes = tag.replace(/\s([\w:-]+)="([^"]*)"/g, (whole, name: string, value: string) => {
    if (name === 'style') {
      if (value.includes('image-rendering')) return ' image-rendering="optimizeSpeed"';
      lost.add(value.split(':')[0] as string);
    }
    if (name === 'aria-label') return markNumber(value);
    if (dropped.has(name) || name.startsWith('on') || saysNothing(name, value, look)) return '';
    if (name === 'href' || name === 'xlink:href') return reference(value);
    if (mayBreak && brokenNumber.test(value) && !isText(name)) broken.add(`${name}="${value}"`);
    if (isPlain && !isText(name)) return whole[0] === ' ' ? whole : ` ${whole.slice(1)}`;
    return ` ${name}="${cleanValue(name, value, id)}"`;
  });
  const cleaned = `<${attributes}>`;
  return isLive ? cleaned : roundTag(cleaned);
}

/** What {@link cleanValue} changes, but in ids and names of fonts. */
const unusual = /url\(|\.\d{4}/;

/** What was put in the place of a mark's description: its number, the step that it appears with. */
function markNumber(label: string): string {
  const [, number, step] = markLabel.exec(label) ?? [];
  return (number === undefined ? '' : ` data-mark="${number}"`) + (step === undefined ? '' : ` data-step="${step}"`);
}

function isText(name: string): boolean {
  return name === 'font-family' || name === 'id';
}

/** Links were judged before drawing; what does not look like one of those is left out all the same. */
function reference(value: string): string {
  const link = /^(?:https?:\/\/|mailto:|#)/i.test(value);
  const image = /^data:image\/(?:png|jpeg|webp);base64,[A-Za-z0-9+/=]*$/.test(value);
  return link || image ? ` href="${value}"` : '';
}

function cleanValue(name: string, value: string, id: string): string {
  if (name === 'id') return `${id}-${value}`;
  if (value.includes('url(')) {
    const local = /^url\((?:&quot;)?#([\w-]+)(?:&quot;)?\)$/.exec(value);
    return local === null ? 'none' : `url(#${id}-${local[1]})`;
  }
  return name === 'font-family' ? plainFont(value) : shorten(value);
}

function plainFont(value: string): string {
  return value.replace(/[^\w\s,'-]/g, '');
}

/** Numbers of more than three decimals, as in `M12.345678,0`, to three. */
function shorten(value: string): string {
  return value.replace(/-?\d*\.\d{4,}(?:e-?\d+)?/g, (number) => String(Math.round(Number(number) * 1000) / 1000 || 0));
}
