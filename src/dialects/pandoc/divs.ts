import { keep, tell, write, type Draft, type Piece, type Stretch } from '../draft.ts';
import { acceptable } from '../html.ts';
import { attributesAt, classesOf, valueOf, type Attribute } from './attributes.ts';

/** A line of colons: it opens a container, or closes one. */
export interface DivLine {
  readonly opens: { readonly name: string } | { readonly attributes: string } | null;
}

const opener = /^[ \t]*:{3,}[ \t]*(?:(\{.*\})|([\w.#-]+))[ \t]*:*[ \t]*$/;

/** Reads a line of colons; `null` for any other line. */
export function divOf(line: string): DivLine | null {
  if (!/^[ \t]*:{3,}/.test(line)) return null;
  if (/^[ \t]*:{3,}[ \t]*$/.test(line)) return { opens: null };
  const match = opener.exec(line);
  if (match === null) return null;
  return { opens: match[1] !== undefined ? { attributes: match[1] } : { name: match[2] as string } };
}

/** What a container of Pandoc is for us. */
export interface Div {
  readonly classes: readonly string[];
  readonly items: readonly Attribute[];
}

/** The classes and attributes of an opening line. */
export function readDiv(line: string): Div {
  const div = divOf(line);
  if (div?.opens === null || div === null) return { classes: [], items: [] };
  if ('name' in div.opens) return { classes: [div.opens.name.replace(/^\./, '')], items: [] };
  const items = attributesAt(div.opens.attributes, 0)?.items ?? [];
  return { classes: classesOf(items), items };
}

/** How a container is written: what opens it, and whether it is closed by `:::`. */
export interface WrittenDiv {
  readonly pieces: readonly Piece[];
  readonly closes: boolean;
}

const known = new Set(['columns', 'column', 'fragment']);
const callout = /^callout(?:-(note|tip|warning|important|caution))?$/;

/** Writes the opening line of a container that stays; any other goes, and what stands in it stays. */
export function writeDiv(draft: Draft, { classes, items }: Div, at: Stretch): WrittenDiv {
  const name = classes.find((each) => known.has(each));
  const box = classes.map((each) => callout.exec(each)).find((match) => match !== null) ?? null;
  const { put, lost } = keptAttributes(
    classes.filter((each) => each !== name && !callout.test(each)),
    items,
    name ?? 'div',
  );
  if (name !== undefined) {
    const line = `::: ${name}${put === '' ? '' : ` {${put}}`}`;
    if (!lost && line === draft.text.slice(at.start, at.end).trim())
      return { pieces: [keep(at.start, at.end), write('\n', at.end)], closes: true };
    tell(draft, 'changed', at, `\`${line}\``);
    return { pieces: [write(`\n${line}\n`, at.start, at.end)], closes: true };
  }
  if (box !== null || classes.includes('block') || classes.includes('theorem')) {
    const kind = box?.[1] ?? '';
    const given = valueOf(items, 'title') ?? '';
    const title = kind === '' ? given : [capital(kind), given].filter((each) => each !== '').join(': ');
    const line = kind === '' ? '::: callout' : `::: callout {.${kind}}`;
    tell(draft, 'changed', at, `\`${line}\``);
    return {
      pieces: [write(`\n${line}\n${title === '' ? '' : `**${title}**\n\n`}`, at.start, at.end)],
      closes: true,
    };
  }
  tell(draft, 'changed', at, 'there is no such container: what stands in it stays');
  return { pieces: [write('\n', at.start, at.end)], closes: false };
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

/** Attributes that ours may have, as they are written; what else there was is lost. */
export function keptAttributes(
  classes: readonly string[],
  items: readonly Attribute[],
  element: string,
): { readonly put: string; readonly lost: boolean } {
  const names = classes.filter((each) => /^[\p{L}_][\p{L}\p{N}_-]*$/u.test(each) && !idle.has(each));
  const ids = items.filter(({ kind, value }) => kind === 'id' && /^[\p{L}\p{N}_][\p{L}\p{N}_.:-]*$/u.test(value));
  const keys = items.filter(({ kind }) => kind === 'key');
  const kept = keys.map(({ name, value }) => keptKey(name.replace(/^data-(?!id)/, ''), value, element));
  const put = [
    ...ids.map(({ value }) => `#${value}`),
    ...names.map((each) => `.${each}`),
    ...kept.flatMap((each) => (each === null ? [] : [each.put])),
  ].join(' ');
  return { put, lost: names.length < classes.length || kept.some((each) => each === null || !each.same) };
}

const idle = new Set(['unnumbered', 'unlisted', 'absolute']);

function keptKey(key: string, value: string, element: string): { readonly put: string; readonly same: boolean } | null {
  if (key === 'fragment-index' && /^\d{1,4}$/.test(value)) return { put: `data-fragment-index=${value}`, same: true };
  const put = acceptable(element, key, value);
  if (put === '') return null;
  return { put: put ?? `${key}="${value}"`, same: put === null };
}
