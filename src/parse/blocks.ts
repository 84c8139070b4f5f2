import MarkdownIt, { type StateBlock, type Token } from 'markdown-it';
import footnotes from 'markdown-it-footnote';
import { quicken } from '../util/quick-markdown.ts';
import { notesLine, separatorDashes } from './lines-of-slides.ts';

/** A block of a slide's Markdown, as far as parsing needs it. Lines count from 0 in the text that was read. */
export interface Block {
  /**
   * `container` and `end` are the lines `::: name` and `:::`, `notes` is a line `Note:`; `leave` stands where a list
   * item, a quotation or a footnote ends.
   */
  readonly kind:
    'fence' | 'code' | 'html' | 'heading' | 'paragraph' | 'table' | 'container' | 'end' | 'notes' | 'leave';
  /** How many lists, quotations and footnotes it stands in. */
  readonly level: number;
  readonly firstLine: number;
  /** Exclusive. */
  readonly endLine: number;
  /** Info string of a fence, name of a container. */
  readonly info: string;
  /** Colons of a container's lines, the underline or hashes of a heading. */
  readonly markup: string;
  /** Text of a fence or HTML block without the marks of what it stands in; words of a paragraph or heading. */
  readonly content: string;
}

/** Called at a line that separates slides; answers with the line at which Markdown goes on. */
export type AtSeparator = (line: number, vertical: boolean) => number;

/** Deeper lists and quotations are `render`'s to report. */
const deepestNesting = 100;

const markdown = new MarkdownIt({ html: true, maxNesting: deepestNesting }).use(footnotes);
quicken(markdown);
const interrupts = { alt: ['paragraph', 'reference', 'blockquote', 'list'] };
markdown.block.ruler.before('table', 'plenary_separator', separatorRule);
markdown.block.ruler.before('fence', 'plenary_container', containerRule, interrupts);
markdown.block.ruler.before('fence', 'plenary_notes', notesRule, interrupts);

/** Finds the lines that separate slides by parsing all blocks. */
export function findByBlocks(text: string, atSeparator: AtSeparator): void {
  markdown.block.parse(text, markdown, { atSeparator }, []);
}

/** The blocks of one slide, in order. `notes` matches the beginning of a line that begins the notes. */
export function readBlocks(text: string, notes: RegExp = notesLine): readonly Block[] {
  const tokens: Token[] = [];
  markdown.block.parse(text, markdown, { notes }, tokens);
  return tokens.flatMap((token, i) => blockOf(token, tokens[i + 1]));
}

const kinds: Readonly<Record<string, Block['kind']>> = {
  fence: 'fence',
  code_block: 'code',
  html_block: 'html',
  heading_open: 'heading',
  paragraph_open: 'paragraph',
  table_open: 'table',
  plenary_container: 'container',
  plenary_end: 'end',
  plenary_notes: 'notes',
  list_item_close: 'leave',
  blockquote_close: 'leave',
  footnote_reference_close: 'leave',
};

function blockOf(token: Token, next: Token | undefined): Block[] {
  const kind = kinds[token.type];
  if (kind === undefined) return [];
  const [firstLine, endLine] = token.map ?? [0, 0];
  const content = kind === 'heading' || kind === 'paragraph' ? (next?.content ?? '') : token.content;
  return [{ kind, level: token.level, firstLine, endLine, info: token.info, markup: token.markup, content }];
}

function separatorRule(state: StateBlock, line: number, _endLine: number, silent: boolean): boolean {
  const atSeparator = state.env['atSeparator'] as AtSeparator | undefined;
  if (atSeparator === undefined || silent || state.level !== 0 || !atFirstColumn(state, line)) return false;
  const dashes = separatorDashes(lineOf(state, line));
  if (dashes === null) return false;
  state.line = Math.max(line + 1, Math.min(state.lineMax, atSeparator(line, dashes === '----')));
  return true;
}

function containerRule(state: StateBlock, line: number, _endLine: number, silent: boolean): boolean {
  if ((state.sCount[line] as number) - state.blkIndent >= 4) return false;
  const match = /^(:{3,})[ \t]*(?:([A-Za-z][\w-]{0,60})(?=[\s{]|$)|$)/.exec(lineOf(state, line));
  if (match === null) return false;
  if (silent) return true;
  const [, colons = '', name = ''] = match;
  pushLine(state, line, name === '' ? 'plenary_end' : 'plenary_container');
  Object.assign(state.tokens.at(-1) as Token, { info: name, markup: colons });
  return true;
}

/** `Note:` begins the notes as in reveal-md: at the very start of a line, also directly under a paragraph. */
function notesRule(state: StateBlock, line: number, _endLine: number, silent: boolean): boolean {
  const begins = (state.env['notes'] as RegExp | undefined) ?? notesLine;
  if (!atFirstColumn(state, line) || !begins.test(lineOf(state, line))) return false;
  if (silent) return true;
  if (state.level !== 0) return false;
  pushLine(state, line, 'plenary_notes');
  return true;
}

function pushLine(state: StateBlock, line: number, type: string): void {
  const token = state.push(type, '', 0);
  token.map = [line, line + 1];
  state.line = line + 1;
}

/** The line without its indentation and the marks of what it stands in. */
function lineOf(state: StateBlock, line: number): string {
  return state.src.slice((state.bMarks[line] as number) + (state.tShift[line] as number), state.eMarks[line]);
}

function atFirstColumn(state: StateBlock, line: number): boolean {
  const start = state.bMarks[line] as number;
  return state.tShift[line] === 0 && (start === 0 || state.src[start - 1] === '\n');
}
