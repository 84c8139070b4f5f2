import { findSettingsEnd, looksLikeSetting } from '../../parse/settings-lines.ts';
import type { Attribution } from '../../model/credit.ts';
import { lineIndex, lineText } from '../../util/lines.ts';
import { resolveReference } from '../../util/paths.ts';
import { relativePath } from '../../util/relative-path.ts';
import { flowYaml } from './edit-text.ts';

/** What a slide is given on its way. */
export interface CopiedSettings extends Pick<Attribution, 'author' | 'licence'> {
  readonly id: string;
  readonly source: string;
  /** Address and pin of the slide that it is a copy of. */
  readonly copyOf: string | null;
  /** Keys of its own settings that are of no use in the other talk, and lines in their place. */
  readonly dropped?: readonly string[];
  readonly added?: readonly string[];
}

/** A slide's text with its id, and what it does not yet say of its origin, in its settings. */
export function withOrigin(text: string, settings: CopiedSettings): string {
  const lines = text.replace(/^\s*\n/, '').trimEnd();
  const index = lineIndex(lines);
  const has = looksLikeSetting(lineText(index, 1)) ? findSettingsEnd(index, 1) : null;
  const block =
    has?.closed === true
      ? lines
          .slice(0, index.starts[has.end - 1])
          .trimEnd()
          .split('\n')
      : [];
  const body = has?.closed === true ? lines.slice(index.starts[has.next - 1] ?? lines.length) : lines;
  const { dropped = [], added: more = [] } = settings;
  const own = [...without(block, ['id', 'copy-of', ...dropped]), ...more];
  const isSaid = (key: string): boolean => own.some((line) => new RegExp(`^${key}[ \\t]*:`).test(line));
  const added = (['author', 'licence', 'source'] as const).flatMap((key) => {
    const value = settings[key];
    return value === null || isSaid(key) ? [] : [`${key}: ${flowYaml(value)}`];
  });
  if (settings.copyOf !== null) added.push(`copy-of: ${flowYaml(settings.copyOf)}`);
  return `${[`id: ${flowYaml(settings.id)}`, ...own, ...added].join('\n')}\n---\n\n${body.trim()}\n`;
}

/** Lines of settings without some keys, and without what stands below these: a map or a list over several lines. */
function without(block: readonly string[], keys: readonly string[]): readonly string[] {
  const gone = new RegExp(`^(?:${keys.join('|')})[ \\t]*:`);
  let isGone = false;
  return block.filter((line) => {
    if (/^[^\s#-]/.test(line)) isGone = gone.test(line);
    return !isGone;
  });
}

/** Something in a text that may be the path of a file: in a link, an attribute, a setting or a chart. */
const pathLike = /(?<=[("'\s:=<])[^\s"'<>()[\]{}]+\.[A-Za-z0-9]{2,5}(?=[)"'\s>,}#]|$)/gm;

/**
 * A text whose paths lead to the same files from another place.
 * @param writer the file that it was written in, from its root
 * @param to the file that it will stand in
 * @param moves where each file lies now: from the old root to the new one
 */
export function withPaths(text: string, writer: string, to: string, moves: ReadonlyMap<string, string>): string {
  return text.replace(pathLike, (written) => {
    const resolved = resolveReference(writer, written);
    const target = resolved.ok ? moves.get(resolved.path) : undefined;
    if (target === undefined) return written;
    const again = resolveReference(to, written);
    if (again.ok && again.path === target) return written;
    return encodeURI(relativePath(to, target));
  });
}
