import { afterAttributes, remotePicture, whereIs } from '../common.ts';
import { change, drop, keep, tell, write, type Draft, type Piece, type Stretch } from '../draft.ts';
import { htmlTag } from '../html.ts';
import type { InlineRules, Picture, Taken } from '../inline.ts';
import { attributesAt, classesOf } from './attributes.ts';
import { citation } from './citations.ts';
import { keptAttributes } from './divs.ts';

/** What running text is read by. */
export function inlineRules(draft: Draft, known: boolean): InlineRules {
  return {
    math: true,
    comment: () => null,
    tag: (tag) => htmlTag(draft, tag),
    picture: (picture) => pictureOf(draft, picture),
    braces: (at) => shortcode(draft, at),
    attributes: (at) => spanAttributes(draft, at),
    citation: (at, end) => citation(draft, at, end, known),
    other: (at, end) => smallMarks(draft, at, end),
  };
}

function pictureOf(draft: Draft, picture: Picture): Taken | null {
  const remote = remotePicture(draft, picture);
  const end = afterAttributes(draft.text, picture.end);
  if (remote !== null || end === picture.end) return remote;
  const read = attributesAt(draft.text, picture.end);
  if (read === null) return null;
  const { put, lost } = keptAttributes(classesOf(read.items), read.items, 'img');
  if (!lost) return { pieces: [keep(picture.start, read.end)], end: read.end };
  tell(
    draft,
    put === '' ? 'dropped' : 'changed',
    { start: picture.end, end: read.end },
    put === '' ? 'a picture has no such attribute' : `\`{${put}}\``,
  );
  return {
    pieces: [keep(picture.start, picture.end), write(put === '' ? '' : `{${put}}`, picture.end, read.end)],
    end: read.end,
  };
}

function spanAttributes(draft: Draft, at: Stretch): Taken | null {
  const read = attributesAt(draft.text, at.start);
  if (read === null) return { pieces: [write('\\', at.start), keep(at.start, at.start + 1)], end: at.start + 1 };
  const { put, lost } = keptAttributes(classesOf(read.items), read.items, 'span');
  const isSame = !lost && !read.items.some(({ name }) => name === 'fragment-index');
  if (isSame) return { pieces: [keep(at.start, read.end)], end: read.end };
  const text = put === '' ? '' : `{${put}}`;
  return {
    pieces: change(
      draft,
      { start: at.start, end: read.end },
      text,
      put === '' ? 'words have no such attribute' : `\`${text}\``,
    ),
    end: read.end,
  };
}

/** `{{< video film.mp4 >}}` and the like; other braces are text. */
function shortcode(draft: Draft, at: Stretch): readonly Piece[] {
  const [, name = '', argument = ''] =
    /^\{\{<\s*([\w-]+)\s*(\S*)[^]*>\}\}$/.exec(draft.text.slice(at.start, at.end)) ?? [];
  if (name === '') return [write('\\', at.start), keep(at.start, at.end)];
  const where = argument === '' ? 'refused' : whereIs(argument);
  if (name === 'video' && where === 'file') return change(draft, at, `![](${argument})`, 'a film on the slide');
  if (name === 'video' && where === 'remote')
    return change(draft, at, `[Film](${argument})`, 'nothing is fetched from the network: a link stands there');
  const why = name === 'include' ? 'make a slide of it with `src: FILE` in its settings' : 'shortcodes are not run';
  return drop(draft, at, why);
}

/** `H~2~O`, `x^2^`, and code that would be run. */
function smallMarks(draft: Draft, at: number, end: number): Taken | null {
  const text = draft.text.slice(at, Math.min(end, at + 200));
  const run = /^`(?:\{(\w+)\}|r) [^`\n]+`/.exec(text)?.[0];
  if (run !== undefined) {
    tell(
      draft,
      'changed',
      { start: at, end: at + run.length },
      'code is not run: it is shown; a value of `data/values.yaml` can stand there',
    );
    return { pieces: [keep(at, at + run.length)], end: at + run.length };
  }
  if (text[0] === '~' && draft.text[at - 1] !== '~') return small(text, at, /^~([^\s~]+)~(?!~)/, 'sub');
  if (text[0] === '^' && draft.text[at - 1] !== '[') return small(text, at, /^\^([^\s^[\]]+)\^/, 'sup');
  return null;
}

function small(text: string, at: number, pattern: RegExp, tag: 'sub' | 'sup'): Taken | null {
  const match = pattern.exec(text);
  if (match === null) return null;
  const end = at + match[0].length;
  return { pieces: [write(`<${tag}>`, at), keep(at + 1, end - 1), write(`</${tag}>`, end)], end };
}
