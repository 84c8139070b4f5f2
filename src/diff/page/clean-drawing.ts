import { escapeHtml } from '../../util/html.ts';

/** A drawing that may stand in the page. */
export interface CleanDrawing {
  readonly svg: string;
  /** Its words are light, so it wants a dark ground. */
  readonly onDark: boolean;
}

/** Largest drawing that is shown, in characters: what Plenary draws is smaller. */
const longest = 4_000_000;

/** Content that is dropped with its element; of other unknown elements the drawing is refused. */
const silent = new Set(['title', 'desc']);
const allowedTags = new Set(
  'svg g rect path text tspan line circle a image defs clipPath linearGradient radialGradient pattern stop'.split(' '),
);
const allowedAttributes = new Set(
  (
    'id d x y x1 y1 x2 y2 dx dy cx cy r rx ry fx fy width height points transform fill fill-opacity fill-rule stroke ' +
    'stroke-width stroke-opacity stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit ' +
    'opacity font-family font-size font-weight font-style text-anchor dominant-baseline clip-path clip-rule offset ' +
    'stop-color stop-opacity gradientUnits gradientTransform spreadMethod patternUnits preserveAspectRatio viewBox ' +
    'image-rendering visibility display letter-spacing paint-order href'
  ).split(' '),
);

const token = /<(\/?)([A-Za-z]+)((?:\s+[\w:-]+="[^"<>]*")*)\s*(\/?)>|([^<]+)/y;
const attribute = /([\w:-]+)="([^"<>]*)"/g;

/**
 * Takes a drawing of ours out of a page that may have been tampered with. What is not built as Plenary builds it is
 * refused as a whole; of the rest only known elements and attributes are written anew, without links, scripts or
 * references out of the page.
 * @param prefix put before every id, so that ids stay unique beside other drawings
 * @returns `null` where it is no drawing of ours
 */
export function cleanDrawing(svg: string, { prefix, label }: { prefix: string; label: string }): CleanDrawing | null {
  if (svg.length > longest || !svg.startsWith('<svg')) return null;
  const open: string[] = [];
  const parts: string[] = [];
  let skipping = 0;
  /** How many elements were open where a group began that a later step replaces; the last state is compared. */
  let before = Infinity;
  token.lastIndex = 0;
  while (token.lastIndex < svg.length) {
    const match = token.exec(svg);
    if (match === null) return null;
    const [, slash, name, attributes = '', selfClosing, text] = match;
    if (text !== undefined) {
      if (skipping === 0 && before === Infinity) parts.push(plainText(text));
      continue;
    }
    const tag = name as string;
    if (silent.has(tag)) {
      if (selfClosing === '') skipping += slash === '' ? 1 : -1;
      if (skipping < 0) return null;
      continue;
    }
    if (!allowedTags.has(tag) || (tag === 'svg' && slash === '' && parts.length > 0)) return null;
    const isHidden = before !== Infinity;
    if (slash !== '') {
      if (open.pop() !== tag) return null;
      if (open.length <= before) before = Infinity;
    } else if (selfClosing === '') {
      if (!isHidden && attributes.includes('chart-before')) before = open.length;
      open.push(tag);
    }
    if (skipping > 0 || tag === 'a' || isHidden || before !== Infinity) continue;
    parts.push(slash !== '' ? `</${tag}>` : `<${tag}${written(tag, attributes, prefix, label)}${selfClosing}>`);
  }
  if (open.length > 0 || skipping !== 0) return null;
  return { svg: parts.join(''), onDark: hasLightText(svg) };
}

function written(tag: string, attributes: string, prefix: string, label: string): string {
  const kept = [...attributes.matchAll(attribute)].flatMap(([, name = '', value = '']) => {
    const clean = allowedAttributes.has(name) ? cleanValue(tag, name, value, prefix) : null;
    return clean === null ? [] : [` ${name}="${clean}"`];
  });
  const root = tag === 'svg' ? ` xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${escapeHtml(label)}"` : '';
  return root + kept.join('');
}

function cleanValue(tag: string, name: string, value: string, prefix: string): string | null {
  if (name === 'id') return /^[\w-]+$/.test(value) && tag !== 'svg' ? `${prefix}${value}` : null;
  if (name === 'href') {
    const isPicture = tag === 'image' && /^data:image\/(?:png|jpeg|webp);base64,[A-Za-z0-9+/=]*$/.test(value);
    return isPicture ? value : null;
  }
  if (/url\s*\(/i.test(value)) {
    const local = /^url\(#([\w-]+)\)$/.exec(value)?.[1];
    return local === undefined ? null : `url(#${prefix}${local})`;
  }
  return plainText(value);
}

/** Text of the source with its escapes kept and every other ampersand made one. */
function plainText(text: string): string {
  return text.replace(/&(?!(?:amp|lt|gt|quot|#39|#\d{1,7}|#x[\da-f]{1,6});)/gi, '&amp;');
}

/** Whether the first words of a drawing have a light colour (more than half way to white). */
function hasLightText(svg: string): boolean {
  const [, hex] = /<text[^>]*\sfill="#([\da-f]{6})"/i.exec(svg) ?? [];
  if (hex === undefined) return false;
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return 0.299 * red + 0.587 * green + 0.114 * blue > 140;
}
