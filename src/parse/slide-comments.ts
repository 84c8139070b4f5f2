import { diagnose } from '../diagnostics/diagnose.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Span } from '../model/text.ts';
import { commentRanges } from './code-ranges.ts';
import { contentSpan, type Content } from './content.ts';
import { rangeAt, type Range } from './ranges.ts';

/** One attribute of a comment `<!-- .slide: … -->`. */
export interface SlideAttribute {
  readonly name: string;
  /** `''` where it has no value. */
  readonly value: string;
  readonly nameSpan: Span;
  readonly valueSpan: Span;
}

/** The comments of a slide that set its attributes, as reveal-md and Reveal's Markdown plugin read them. */
export interface SlideComments {
  readonly attributes: readonly SlideAttribute[];
  readonly ranges: readonly Range[];
  readonly diagnostics: readonly Diagnostic[];
}

/** UTF-16 units; no one writes more attributes, and quotes without an end would be searched for again and again. */
const longestComment = 4000;

/** Finds `<!-- .slide: key="value" … -->` outside code. */
export function findSlideComments(content: Content, code: readonly Range[]): SlideComments {
  const attributes: SlideAttribute[] = [];
  const diagnostics: Diagnostic[] = [];
  const ranges: Range[] = [];
  for (const range of commentRanges(content.text, (at) => rangeAt(code, at) !== null)) {
    const text = content.text.slice(range.start, range.end);
    const head = /^<!--\s*\.slide:/.exec(text);
    if (head === null || !text.endsWith('-->')) continue;
    ranges.push(range);
    if (text.length > longestComment) {
      diagnostics.push(
        diagnose('parse/slide-comment', contentSpan(content, range.start, range.start + head[0].length), {}),
      );
      continue;
    }
    const found = readAttributes(content, { start: range.start + head[0].length, end: range.end - 3 });
    attributes.push(...found.attributes);
    if (found.rest !== null) diagnostics.push(diagnose('parse/slide-comment', found.rest, {}));
  }
  return { attributes, ranges, diagnostics };
}

function readAttributes(content: Content, range: Range): { attributes: SlideAttribute[]; rest: Span | null } {
  const attributes: SlideAttribute[] = [];
  const pattern = /[\s,]*([^\s"'=<>/,]{1,100})(?:[ \t]*=[ \t]*("[^"]*"|'[^']*'|[^\s"'<>,]+))?(?=[\s,]|$)/y;
  const text = content.text.slice(range.start, range.end);
  let at = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const [whole, name = '', written = ''] = match;
    const quoted = written.startsWith('"') || written.startsWith("'");
    const nameEnd = whole.indexOf(name) + name.length;
    const nameAt = range.start + match.index + nameEnd - name.length;
    const valueAt = range.start + match.index + whole.length - written.length;
    attributes.push({
      name: name.toLowerCase(),
      value: quoted ? written.slice(1, -1) : written,
      nameSpan: contentSpan(content, nameAt, nameAt + name.length),
      valueSpan:
        written === ''
          ? contentSpan(content, nameAt, nameAt + name.length)
          : contentSpan(content, valueAt, valueAt + written.length),
    });
    at = pattern.lastIndex;
  }
  const rest = text.slice(at).trim();
  const restAt = range.start + at + text.slice(at).indexOf(rest);
  return { attributes, rest: rest === '' ? null : contentSpan(content, restAt, restAt + rest.length) };
}
