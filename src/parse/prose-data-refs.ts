import type { DataRef } from '../model/data.ts';
import { contentSpan, type Content } from './content.ts';
import { rangeAt, type Range } from './ranges.ts';

/** A mustache longer than this is no reference. */
const longestMustache = 2000;

/**
 * The names that mustaches may take from the data: the first step of each path. Helpers and words of the language are
 * not among them; a name that is no data is reported by `expand`, which knows all names.
 * @param hidden where mustaches are not filled: code and comments
 */
export function proseDataRefs(content: Content, hidden: readonly Range[]): DataRef[] {
  const refs = new Map<string, DataRef>();
  const { text } = content;
  let close = -1;
  for (let at = text.indexOf('{{'); at !== -1;) {
    const masked = rangeAt(hidden, at);
    if (masked !== null || text[at - 1] === '\\') {
      at = text.indexOf('{{', masked?.end ?? at + 2);
      continue;
    }
    if (close < at) close = text.indexOf('}}', at);
    if (close === -1) break;
    const isShort = close - at <= longestMustache;
    for (const { name, start } of isShort ? namesIn(text.slice(at, close), at) : []) {
      const span = contentSpan(content, start, start + name.length);
      if (!refs.has(name)) refs.set(name, { name, by: 'name', span, certain: false });
    }
    at = text.indexOf('{{', isShort ? close + 2 : at + 2);
  }
  return [...refs.values()];
}

interface Name {
  readonly name: string;
  readonly start: number;
}

const word = /"[^"]*"|'[^']*'|\||[()]|(?:\[[^\]]*\]|[^\s"'()|~[])+/g;

/** Reads one mustache: a first word with others after it is a helper, a single one is a path. */
function namesIn(mustache: string, base: number): Name[] {
  const head = (/^\{{2,3}~?\s*(?:#>|[#^&>/*])?\s*(?:else\b\s*)?/.exec(mustache) as RegExpExecArray)[0];
  if (/^\{{2,3}~?\s*\//.test(head) || /^\{\{~?!/.test(mustache)) return [];
  const partial = head.includes('>');
  const words = [...mustache.slice(head.length).matchAll(word)];
  const names: Name[] = [];
  words.forEach((match, i) => {
    const before = words[i - 1]?.[0];
    const helper = i === 0 ? partial || words.length > 1 : before === '(';
    const blockName = i > 0 && inBlockNames(words, i);
    if (helper || blockName) return;
    const found = firstStep(match[0]);
    if (found !== null) names.push({ name: found.name, start: base + head.length + match.index + found.at });
  });
  return names;
}

/** Behind `as |` stand names that the block makes itself. */
function inBlockNames(words: readonly RegExpExecArray[], i: number): boolean {
  return words.slice(Math.max(0, i - 4), i).some((match) => match[0] === '|');
}

const reserved = new Set(['as', 'this', 'true', 'false', 'null', 'undefined', 'else']);

function firstStep(written: string): { readonly name: string; readonly at: number } | null {
  const path = /^(?:[\p{L}_][\w-]*=)?(?:\.\.\/|\.\/)*/u.exec(written)?.[0].length ?? 0;
  const step = /^(?:\[([^\]]+)\]|([^\s!"#%&'()*+,./;<=>@[\\\]^`{|}~]+))/.exec(written.slice(path));
  const name = step?.[1] ?? step?.[2];
  if (name === undefined || reserved.has(name) || /^-?\d/.test(name)) return null;
  return { name, at: path + (step?.[1] === undefined ? 0 : 1) };
}
