import { allowedTags } from '../render/html/allowed-tags.ts';
import { judgeAttribute } from '../render/html/allowed-attributes.ts';
import { readDeclarations } from '../render/html/style-properties.ts';
import { resolveReference } from '../util/paths.ts';
import { drop, keep, tell, write, type Draft, type Piece, type Stretch } from './draft.ts';
import type { Tag, Taken } from './inline.ts';

/** Elements whose content is no text of the slide. */
const swallowing = new Set(['script', 'style', 'iframe', 'svg', 'canvas', 'object', 'template']);

const why: Readonly<Record<string, string>> = {
  script: 'scripts never run in a talk',
  style: 'write a theme into `templates/themes` for styles of your own',
  iframe: 'a slide shows no other page: link to it',
  svg: 'save it as a file and show it as a picture',
};

/** A tag of raw HTML: what a talk cannot take of it is left out, and told. */
export function htmlTag(draft: Draft, tag: Tag): Taken | null {
  const name = tag.name.toLowerCase();
  if (swallowing.has(name) && !tag.closing) {
    const end = tag.selfClosing ? tag.end : closingEnd(draft.text, name, tag.end);
    return { pieces: drop(draft, { start: tag.start, end }, why[name] ?? `\`<${name}>\` is not taken`), end };
  }
  if (!allowedTags.has(name)) {
    const reason = why[name] ?? `\`<${tag.name}>\` is no element that a talk takes; what stands in it stays`;
    return { pieces: drop(draft, tag, reason), end: tag.end };
  }
  if (tag.closing) return null;
  const remote = tag.attributes.find((each) => isFile(name, each.name) && !isLocal(each.value));
  if (remote !== undefined) return { pieces: remotePicture(draft, tag, remote.value), end: tag.end };
  const pieces = withoutRefused(draft, tag, name);
  return pieces === null ? null : { pieces, end: tag.end };
}

/** Where an element of this name ends. */
export function closingEnd(text: string, name: string, after: number): number {
  const close = new RegExp(`</${name.replace(/[.]/g, '\\.')}\\s*>`, 'gi');
  close.lastIndex = after;
  const found = close.exec(text);
  return found === null ? text.length : found.index + found[0].length;
}

function isFile(element: string, attribute: string): boolean {
  return attribute === 'src' && (element === 'img' || element === 'video' || element === 'audio');
}

function isLocal(path: string): boolean {
  const resolved = resolveReference('a/b/c/deck.md', path);
  return resolved.ok;
}

function remotePicture(draft: Draft, tag: Tag, address: string): readonly Piece[] {
  const alt = tag.attributes.find((each) => each.name === 'alt')?.value ?? '';
  if (!/^https?:/i.test(address)) return drop(draft, tag, 'this address cannot be followed');
  tell(
    draft,
    'changed',
    tag,
    'nothing is fetched from the network: a link stands there; save the file beside the deck',
  );
  return [write(`[${alt === '' ? 'picture' : alt}](${address})`, tag.start, tag.end)];
}

/** The tag without attributes that a talk does not take; `null` where it takes all. */
function withoutRefused(draft: Draft, tag: Tag, name: string): Piece[] | null {
  const refused = tag.attributes.flatMap((attribute): (Stretch & { put: string })[] => {
    const put = acceptable(name, attribute.name, attribute.value);
    return put === null ? [] : [{ start: attribute.start, end: attribute.end, put }];
  });
  if (refused.length === 0) return null;
  const pieces: Piece[] = [];
  let from = tag.start;
  for (const { start, end, put } of refused) {
    pieces.push(keep(from, start), write(put, start, end));
    tell(draft, put === '' ? 'dropped' : 'changed', { start, end }, put === '' ? notTaken : `it becomes \`${put}\``);
    from = end;
  }
  return [...pieces, keep(from, tag.end)];
}

const notTaken = 'this attribute has no meaning in a talk';

/** What stands in the place of an attribute: `null` for itself. */
export function acceptable(element: string, name: string, value: string): string | null {
  if ((name === 'href' && element === 'a') || isFile(element, name)) return null;
  if (name === 'class') {
    const names = value.split(/\s+/).filter((each) => /^[\p{L}\p{N}_-]+$/u.test(each));
    return names.join(' ') === value.trim().replace(/\s+/g, ' ')
      ? null
      : names.length === 0
        ? ''
        : `class="${names.join(' ')}"`;
  }
  if (name === 'style') {
    const { css, refused } = readDeclarations(value);
    return refused.length === 0 ? null : css === '' ? '' : `style="${css.replaceAll('"', "'")}"`;
  }
  return judgeAttribute(element, name, value) === 'ok' ? null : '';
}
