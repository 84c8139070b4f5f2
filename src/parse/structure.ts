import { diagnose } from '../diagnostics/diagnose.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Block } from './blocks.ts';
import { isUnclosed, openingSpan } from './charts.ts';
import { contentSpan, lineRange, lineStart, trimmedLine, type Content } from './content.ts';
import { separatorDashes } from './lines-of-slides.ts';
import type { Outline } from './outline.ts';

/** What is wrong, or probably not meant, in how a slide is built. */
export function structureDiagnostics(content: Content, outline: Outline): Diagnostic[] {
  return [
    ...content.blocks.flatMap((block) => blockDiagnostics(content, block)),
    ...containerDiagnostics(content, outline),
    ...invisibleDiagnostics(content),
  ];
}

function blockDiagnostics(content: Content, block: Block): Diagnostic[] {
  if (block.kind === 'fence' && isUnclosed(block)) {
    return [
      diagnose('parse/unclosed-fence', openingSpan(content, block), { mark: /^[`~]*/.exec(block.markup)?.[0] ?? '' }),
    ];
  }
  if (block.kind === 'html') return htmlDiagnostics(content, block);
  if (block.level !== 0 || (block.kind !== 'heading' && block.kind !== 'table')) return [];
  const line = block.kind === 'table' ? block.firstLine + 1 : block.endLine - 1;
  const span = trimmedLine(content, line);
  const dashes = separatorDashes(content.text.slice(lineStart(content, line), span.end));
  return dashes === null ? [] : [diagnose('parse/underline', contentSpan(content, span.start, span.end), { dashes })];
}

/** HTML that reaches to the end of the slide, since what would end it is missing (CommonMark 4.6, kinds 1 to 5). */
const openHtml: readonly (readonly [RegExp, RegExp, string])[] = [
  [/^<!--/, /-->/, '-->'],
  [/^<\?/, /\?>/, '?>'],
  [/^<!\[CDATA\[/, /\]\]>/, ']]>'],
  [/^<script(?=[\s>]|$)/i, /<\/(?:script|pre|style|textarea)>/i, '</script>'],
  [/^<style(?=[\s>]|$)/i, /<\/(?:script|pre|style|textarea)>/i, '</style>'],
  [/^<pre(?=[\s>]|$)/i, /<\/(?:script|pre|style|textarea)>/i, '</pre>'],
  [/^<textarea(?=[\s>]|$)/i, /<\/(?:script|pre|style|textarea)>/i, '</textarea>'],
];

function htmlDiagnostics(content: Content, block: Block): Diagnostic[] {
  const html = block.content.trimStart();
  const kind = openHtml.find(([begin]) => begin.test(html));
  if (kind === undefined || kind[1].test(html)) return [];
  const line = trimmedLine(content, block.firstLine);
  const tag = kind[0].exec(html)?.[0] ?? '';
  return [diagnose('parse/unclosed-html', contentSpan(content, line.start, line.end), { tag, end: kind[2] })];
}

function containerDiagnostics(content: Content, outline: Outline): Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const container of outline.containers) {
    if (container.closed) continue;
    const line = trimmedLine(content, container.line);
    const start = line.start + Math.max(0, content.text.slice(line.start, line.end).indexOf(':::'));
    found.push(diagnose('parse/unclosed-container', contentSpan(content, start, line.end), { name: container.name }));
  }
  for (const end of outline.strayEnds) {
    const line = trimmedLine(content, end.firstLine);
    const marks = content.text.slice(line.start, line.end);
    const at = line.start + marks.lastIndexOf(end.markup);
    found.push(
      diagnose('parse/stray-container-end', contentSpan(content, at, at + end.markup.length), { marks: end.markup }),
    );
  }
  return found;
}

/** A no-break space or zero-width space makes a separator, a fence or a container plain text without being seen. */
const invisible = /\u00a0|\u200b|\u200c|\u200d|\u2060|\ufeff/;
const allInvisible = new RegExp(invisible, 'g');
/** The marks at the beginning of a line with all that cannot be seen between them. */
const marksOfLine = /^(?:[\s`~:-]|\u200b|\u200c|\u200d|\u2060)*/;

function invisibleDiagnostics(content: Content): Diagnostic[] {
  if (!invisible.test(content.text)) return [];
  const found: Diagnostic[] = [];
  const read = linesOf(content, ['fence', 'code', 'html']);
  for (let line = 0; line < content.lines.starts.length; line++) {
    const { start, end } = lineRange(content, line, line + 1);
    const text = content.text.slice(start, end);
    const at = (marksOfLine.exec(text) as RegExpExecArray)[0].search(invisible);
    if (at === -1 || read.has(line)) continue;
    const marks = /^\s*(-{3,4}$|`{3,}|~{3,}|:{3,})/.exec(text.replaceAll(allInvisible, '').trimEnd())?.[1];
    if (marks === undefined) continue;
    const letter = (text.codePointAt(at) as number).toString(16).toUpperCase().padStart(4, '0');
    const span = contentSpan(content, start + at, start + at + 1);
    found.push(diagnose('parse/invisible-character', span, { letter, marks }));
  }
  return found;
}

/** The lines that blocks of these kinds take. */
function linesOf(content: Content, kinds: readonly Block['kind'][]): ReadonlySet<number> {
  const lines = new Set<number>();
  for (const { kind, firstLine, endLine } of content.blocks) {
    if (kinds.includes(kind)) for (let line = firstLine; line < endLine; line++) lines.add(line);
  }
  return lines;
}
