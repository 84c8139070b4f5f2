import { isTabular } from './tabular.ts';
import { roundTag, saysNothing, type TagLook } from './svg-defaults.ts';
import { markLabel } from './trail/marks.ts';

/** What the parts of an SVG are written with. */
export interface TagWords {
  /** The chart's id: every id inside begins with it. */
  readonly id: string;
  /** The font that most of its texts are set in. */
  readonly font: string | null;
  /** Whether groups that say nothing go: those of states that are laid over each other are needed for that. */
  readonly isFlat: boolean;
  /** Whether the page draws the chart again when somebody uses it: then both must agree to the last faint pixel. */
  readonly isLive: boolean;
}

/** What Vega says of an element; what is `null` or nothing is not said. */
export type Attributes = Readonly<Record<string, unknown>>;

/** Takes elements one by one, as Vega's own writer of markup does. */
export interface SvgWriter {
  open(tag: string, ...attributes: readonly (Attributes | null | undefined)[]): SvgWriter;
  text(text: unknown): SvgWriter;
  close(): SvgWriter;
  finished(): Finished;
}

interface Finished {
  readonly svg: string;
  readonly broken: readonly string[];
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

/** An element whose start tag is not written before it is known whether anything is in it. */
interface Begun {
  readonly tag: string;
  readonly attributes: Attributes;
}

/** Writes elements as a page has them. */
export function svgWriter(words: TagWords): SvgWriter {
  const broken = new Set<string>();
  const lost = new Set<string>();
  const parts: string[] = [];
  /** The end tags of the elements that are open, from the outside. */
  const ends: string[] = [];
  let begun: Begun | null = null;
  let label = '';
  const begin = (): void => {
    if (begun === null) return;
    const { tag } = begun;
    if (label !== '' && brokenLabel.test(label)) broken.add(label);
    const start = startTag(begun, '>', { words, broken, lost });
    begun = null;
    const isBare = words.isFlat && start === '<g>';
    ends.push(isBare ? '' : `</${tag}>`);
    parts.push(isBare ? '' : lettered(start, tag, label), label);
    label = '';
  };
  const writer: SvgWriter = {
    open(tag, ...attributes) {
      if (!allowedTags.has(tag)) throw new Error(`a chart has no <${tag}>`);
      begin();
      begun = { tag, attributes: attributes.length === 1 ? (attributes[0] ?? {}) : Object.assign({}, ...attributes) };
      return writer;
    },
    text(text) {
      label += String(text).replace(/[&<>]/g, entity);
      return writer;
    },
    close() {
      if (begun !== null && label === '') {
        if (!isUnseen(begun)) parts.push(startTag(begun, '/>', { words, broken, lost }));
        begun = null;
      } else {
        begin();
        parts.push(ends.pop() as string);
      }
      return writer;
    },
    finished: () => ({ svg: parts.join(''), broken: [...broken], lost: [...lost] }),
  };
  return writer;
}

/** Groups have a path before and after their content, for a background and a frame that they mostly lack. */
function isUnseen({ attributes }: Begun): boolean {
  const { class: role, fill, stroke, display } = attributes;
  if (role === 'foreground') return isNothing(stroke) || display === 'none';
  return role === 'background' && isNothing(fill) && isNothing(stroke);
}

function isNothing(value: unknown): boolean {
  return value === null || value === undefined;
}

/** Marks a text whose figures line up for the style sheet, as the ruler measured it. */
function lettered(start: string, tag: string, label: string): string {
  if (label === '' || (tag !== 'text' && tag !== 'tspan') || !isTabular(label.replace(/&#?\w+;/g, '&'))) return start;
  return `${start.slice(0, -1)} class="tabular">`;
}

interface Notes {
  readonly words: TagWords;
  readonly broken: Set<string>;
  readonly lost: Set<string>;
}

function startTag({ tag, attributes }: Begun, end: string, notes: Notes): string {
  const { words } = notes;
  const look = { isLine: tag === 'line', hasStroke: tag === 'g' || !isNothing(attributes['stroke']), font: words.font };
  let start = `<${tag}`;
  for (const name in attributes) {
    const value = attributes[name];
    if (value !== null && value !== undefined) start += attribute(name, value, look, notes);
  }
  start += end;
  return words.isLive ? start : roundTag(start);
}

function attribute(name: string, value: unknown, look: TagLook, { words, broken, lost }: Notes): string {
  if (name === 'aria-label') return markNumber(String(value));
  if (name === 'style') {
    const style = String(value);
    if (style.includes('image-rendering')) return ' image-rendering="optimizeSpeed"';
    lost.add(style.split(':')[0] as string);
  }
  if (dropped.has(name) || name.startsWith('on')) return '';
  const text = typeof value === 'number' ? String(value) : escaped(String(value));
  if (saysNothing(name, text, look)) return '';
  if (name === 'href' || name === 'xlink:href') return reference(text);
  if (name === 'id') return ` id="${words.id}-${text}"`;
  if (name === 'font-family') return ` font-family="${plainFont(text)}"`;
  if (brokenNumber.test(text)) broken.add(`${name}="${text}"`);
  return ` ${name}="${cleanValue(text, words.id)}"`;
}

/** What was put in the place of a mark's description: its number, the step that it appears with. */
function markNumber(label: string): string {
  const [, number, step] = markLabel.exec(label) ?? [];
  return (number === undefined ? '' : ` data-mark="${number}"`) + (step === undefined ? '' : ` data-step="${step}"`);
}

/** Links were judged before drawing; what does not look like one of those is left out all the same. */
function reference(value: string): string {
  const link = /^(?:https?:\/\/|mailto:|#)/i.test(value);
  const image = /^data:image\/(?:png|jpeg|webp);base64,[A-Za-z0-9+/=]*$/.test(value);
  return link || image ? ` href="${value}"` : '';
}

/** Numbers of more than three decimals, as in `M12.345678,0`, to three; addresses within the drawing alone. */
function cleanValue(value: string, id: string): string {
  if (value.includes('url(')) {
    const local = /^url\((?:&quot;)?#([\w-]+)(?:&quot;)?\)$/.exec(value);
    return local === null ? 'none' : `url(#${id}-${local[1]})`;
  }
  if (!manyDecimals.test(value)) return value;
  return value.replace(/-?\d*\.\d{4,}(?:e-?\d+)?/g, (number) => String(Math.round(Number(number) * 1000) / 1000 || 0));
}

const manyDecimals = /\.\d{4}/;

/** A name of fonts without what no name has. */
export function plainFont(value: string): string {
  return value.replace(/[^\w\s,'-]/g, '');
}

function escaped(text: string): string {
  return text.replace(/[&<>"\t\n\r]/g, entity);
}

const entity = (letter: string): string => entities[letter] as string;
const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#x9;',
  '\n': '&#xA;',
  '\r': '&#xD;',
};
