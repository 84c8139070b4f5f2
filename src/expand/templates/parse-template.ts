import Handlebars from 'handlebars';
import { diagnose } from '../../diagnostics/diagnose.ts';
import type { Diagnostic, Staged } from '../../model/diagnostic.ts';
import type { MappedText, SourceFile, Span } from '../../model/text.ts';
import { lineIndex, type LineIndex } from '../../util/lines.ts';
import { mappedSource, spanAt } from '../../util/mapped-text.ts';
import { maskTemplate } from './mask.ts';

/** A template that Handlebars has read, with the way from its nodes back to what the user wrote. */
export interface Template {
  readonly source: MappedText;
  /** The text that was parsed: `source.text` with code masked, equally long. */
  readonly masked: string;
  readonly lines: LineIndex;
  readonly program: hbs.AST.Program;
}

/** Reads Handlebars; `null` where it cannot be read, with the reason and its place. */
export function parseTemplate(source: MappedText): Staged<Template | null> {
  const masked = maskTemplate(source.text);
  const unbalanced = checkBlocks(source, masked);
  if (unbalanced.length > 0) return { value: null, diagnostics: unbalanced };
  try {
    return { value: { source, masked, lines: lineIndex(masked), program: Handlebars.parse(masked) }, diagnostics: [] };
  } catch {
    return { value: null, diagnostics: [syntaxError(source, masked)] };
  }
}

const read = new WeakMap<SourceFile, Staged<Template | null>>();

/** Reads a file of Handlebars, once for all slides that use it. */
export function parseTemplateFile(source: SourceFile): Staged<Template | null> {
  let parsed = read.get(source);
  if (parsed === undefined) read.set(source, (parsed = parseTemplate(mappedSource(source))));
  return parsed;
}

/** The span in the user's file of a node. */
export function nodeSpan(template: Template, node: hbs.AST.Node): Span | null {
  const { start, end } = nodeRange(template, node);
  return spanAt(template.source, start, end);
}

/** Offsets of a node in the template's text. */
export function nodeRange(template: Template, node: hbs.AST.Node): { readonly start: number; readonly end: number } {
  const at = (p: hbs.AST.Position): number => (template.lines.starts[p.line - 1] ?? 0) + p.column;
  return { start: at(node.loc.start), end: at(node.loc.end) };
}

const tag = /\{\{~?([#/^]?)>?\s*([^\s~}|(]*)[^}]*\}?\}\}/g;

/** Handlebars' parser needs the square of this in time. */
const maxNesting = 100;

/** Handlebars names no place for a block that is left open, so blocks are paired here first. */
function checkBlocks(source: MappedText, masked: string): Diagnostic[] {
  const open: { readonly name: string; readonly span: Span | null }[] = [];
  for (const found of masked.matchAll(tag)) {
    const [text, sigil, name = ''] = found;
    const span = spanAt(source, found.index, found.index + text.length);
    if (sigil === '#' || (sigil === '^' && name !== '')) open.push({ name: name.replace(/^[>*]/, ''), span });
    if (open.length > maxNesting) {
      return [diagnose('template/too-deep', span, { what: `more than ${maxNesting} blocks inside each other` })];
    }
    if (sigil !== '/') continue;
    const last = open.pop();
    if (last?.name === name) continue;
    const related = last?.span ? [{ message: 'opened here', span: last.span }] : [];
    return [diagnose('template/wrong-close', span, { close: name, open: last?.name ?? null }, related)];
  }
  return open.map(({ name, span }) => diagnose('template/unclosed-block', span, { name }));
}

/** Finds the first expression that Handlebars cannot read on its own. */
function syntaxError(source: MappedText, masked: string): Diagnostic {
  for (let at = masked.indexOf('{{'); at !== -1; at = masked.indexOf('{{', at + 2)) {
    const close = masked.indexOf('}}', at);
    const end = close === -1 ? lineEnd(masked, at) : close + 2;
    const text = masked.slice(at, end);
    if (close === -1) return diagnose('template/syntax', spanAt(source, at, end), { detail: '`}}` is missing' });
    if (!parses(text.replace(/^\{\{(~?)[#^]/, '{{$1')) && !/^\{\{~?\s*(?:\/|else|\^)/.test(text)) {
      return diagnose('template/syntax', spanAt(source, at, end), { detail: `\`${text}\`` });
    }
  }
  return diagnose('template/syntax', spanAt(source, 0, source.text.length), {
    detail: 'its parts do not fit together',
  });
}

function parses(text: string): boolean {
  try {
    Handlebars.parse(text.replace(/\s+as\s*\|[^|]*\|/, ''));
    return true;
  } catch {
    return false;
  }
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
}
