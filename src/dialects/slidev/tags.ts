import { change, drop, tell, write, type Draft, type Piece } from '../draft.ts';
import { acceptable, htmlTag } from '../html.ts';
import type { Tag, Taken } from '../inline.ts';
import { publicPath } from './slide-settings.ts';

/** Tags that are open: how each was written, so that its end is written alike. */
export type OpenTags = string[];

const noComponent = 'components are not run; what stands between its tags stays';

/** A tag in a slide of Slidev: steps become fragments, components are told, HTML is judged. */
export function slidevTag(draft: Draft, tag: Tag, open: OpenTags): Taken | null {
  const name = tag.name.toLowerCase();
  if (name === 'v-click' || name === 'v-after') return { pieces: step(draft, tag, open), end: tag.end };
  if (name === 'v-clicks' || name === 'v-click-hide' || name === 'v-switch')
    return { pieces: change(draft, tag, '', 'each item of the list comes with a click: `{.fragment}`'), end: tag.end };
  const linked = tag.closing ? null : linkOf(tag);
  if (linked !== null) {
    const end = lineEndOf(draft.text, tag);
    return {
      pieces: change(
        draft,
        { start: tag.start, end },
        linked,
        'nothing is fetched from the network: a link stands there',
      ),
      end,
    };
  }
  if (/[A-Z.:-]/.test(tag.name) || name === 'template') return { pieces: drop(draft, tag, noComponent), end: tag.end };
  if (tag.closing || !tag.attributes.some((each) => isStep(each.name) || /^\/[^/]/.test(isPath(each.name, each.value))))
    return htmlTag(draft, tag);
  return { pieces: [rebuilt(draft, tag)], end: tag.end };
}

function isPath(name: string, value: string): string {
  return name === 'src' ? value : '';
}

/** `<v-click>`: a container where it stands alone on its line, a `span` where it stands among words. */
function step(draft: Draft, tag: Tag, open: OpenTags): readonly Piece[] {
  if (tag.closing) {
    const how = open.pop() ?? '';
    if (how === '') return drop(draft, tag, 'nothing is open here');
    return change(draft, tag, how, 'its end');
  }
  const isHide = tag.attributes.some(({ name }) => name === 'hide');
  const index = indexOf(tag.attributes.find(({ name }) => name === 'at')?.value ?? '');
  const line = lineOf(draft.text, tag.start);
  const alone = line.trim() === draft.text.slice(tag.start, tag.end);
  const isContainer = alone && !insideHtml(draft.text, tag.start);
  const effect = isHide ? ' fade-out' : '';
  if (!tag.selfClosing) open.push(isContainer ? ':::' : alone ? '</div>' : '</span>');
  const attributes = [...(isHide ? ['.fade-out'] : []), ...(index === null ? [] : [`data-fragment-index=${index}`])];
  if (isContainer)
    return change(
      draft,
      tag,
      `::: fragment${attributes.length > 0 ? ` {${attributes.join(' ')}}` : ''}`,
      '`::: fragment`',
    );
  const at = index === null ? '' : ` data-fragment-index="${index}"`;
  return change(draft, tag, `<${alone ? 'div' : 'span'} class="fragment${effect}"${at}>`, 'a fragment');
}

function lineOf(text: string, at: number): string {
  const end = text.indexOf('\n', at);
  return text.slice(text.lastIndexOf('\n', at - 1) + 1, end === -1 ? undefined : end);
}

function lineEndOf(text: string, { start, end }: Tag): number {
  const name = /^<([\w.-]+)/.exec(text.slice(start, end))?.[1] ?? '';
  const close = `</${name}>`;
  return text.startsWith(close, end) ? end + close.length : end;
}

/** Does the block that a line stands in begin with HTML, so that nothing in it is Markdown? */
function insideHtml(text: string, at: number): boolean {
  const before = text.slice(0, text.lastIndexOf('\n', at) + 1);
  const block = before.slice(Math.max(before.lastIndexOf('\n\n') + 2, 0));
  return /^\s*<(?!v-|\/v-)[a-z]/.test(block) && block.trim() !== '';
}

/** A step by its number; `+1` counts from the step before, as ours do by themselves. */
function indexOf(value: string): number | null {
  return /^\d{1,4}$/.test(value) ? Number(value) : null;
}

function isStep(name: string): boolean {
  return /^v-(?:click|after|mark)(?:$|[.:-])/.test(name);
}

/** A tag of HTML with its steps as fragments, and with the paths of `public/`. */
function rebuilt(draft: Draft, tag: Tag): Piece {
  const name = tag.name.toLowerCase();
  const steps = tag.attributes.filter((each) => isStep(each.name));
  const classes = [
    ...(steps.length > 0 ? ['fragment'] : []),
    ...(steps.some((each) => each.name.endsWith('hide')) ? ['fade-out'] : []),
    ...(tag.attributes.find((each) => each.name === 'class')?.value.split(/\s+/) ?? []).filter((each) =>
      /^[\p{L}\p{N}_-]+$/u.test(each),
    ),
  ];
  const index = steps.map((each) => indexOf(each.value)).find((each) => each !== null) ?? null;
  const rest = tag.attributes.flatMap(({ name: key, value }): string[] => {
    if (key === 'class' || isStep(key)) return [];
    if (key === 'src') return [`src="${publicPath(value)}"`];
    const put = acceptable(name, key, value);
    return put === null ? [`${key}="${value.replaceAll('"', '&quot;')}"`] : put === '' ? [] : [put];
  });
  const all = [
    ...(classes.length > 0 ? [`class="${classes.join(' ')}"`] : []),
    ...(index === null ? [] : [`data-fragment-index="${index}"`]),
    ...rest,
  ];
  const text = `<${name}${all.map((each) => ` ${each}`).join('')}>`;
  tell(draft, 'changed', tag, `\`${text}\``);
  return write(text, tag.start, tag.end);
}

/** A film or post of another site as a link to it. */
function linkOf({ name, attributes }: Tag): string | null {
  const value = (key: string): string => attributes.find((each) => each.name === key)?.value ?? '';
  const id = value('id');
  if (name === 'Youtube' && /^[\w-]{5,20}/.test(id)) return `[Film on YouTube](https://www.youtube.com/watch?v=${id})`;
  if (name === 'Tweet' && /^\d{5,25}$/.test(id)) return `[Post on X](https://x.com/i/status/${id})`;
  if (name === 'Iframe' && /^https?:/.test(value('src'))) return `[${value('src')}](${value('src')})`;
  return null;
}
