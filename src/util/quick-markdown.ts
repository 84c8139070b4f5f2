import type { MarkdownIt, StateBlock, StateInline, Token } from 'markdown-it';

/**
 * Makes markdown-it quick for a process that runs once: its states find lines by their ends and make tokens without
 * its compiler's helper for fields, which costs more than all else in a token. The tokens are the same.
 *
 * Its own loop over lines goes letter by letter, and V8 translates that loop in the middle of the first long text,
 * before it has seen what stands behind it: from then on every text, however short, enters the translation only to fall
 * out of it.
 */
export function quicken(md: MarkdownIt): MarkdownIt {
  md.block.State = blockStates(md.block.State);
  md.inline.State = inlineStates(md.inline.State);
  return md;
}

function blockStates(State: typeof StateBlock): typeof StateBlock {
  let Quick: typeof Token | undefined;
  return function quickState(...[text, ...rest]: ConstructorParameters<typeof StateBlock>): StateBlock {
    const state = new State('', ...rest);
    Quick ??= quickTokens(state.Token);
    state.Token = Quick;
    state.push = pushBlock;
    state.src = text;
    // What it has is the line that the rules see beyond the last.
    dropLine(state);
    markLines(state, text);
    state.lineMax = state.bMarks.length;
    addLine(state, { start: text.length, end: text.length, indent: 0, columns: 0 });
    return state;
  } as unknown as typeof StateBlock;
}

/** The body is one call, since V8 may translate the loop before it has seen what follows it. */
function markLines(state: StateBlock, text: string): void {
  for (let start = 0; start < text.length;) start = markLine(state, text, start);
}

/** White space that ends the text without a line's end is no line. */
function markLine(state: StateBlock, text: string, start: number): number {
  const found = text.indexOf('\n', start);
  const end = found === -1 ? text.length : found;
  let at = start;
  let columns = 0;
  for (; at < end; at++) {
    const letter = text.charCodeAt(at);
    if (letter === 0x20) columns++;
    else if (letter === 0x09) columns += 4 - (columns % 4);
    else break;
  }
  if (at < text.length) addLine(state, { start, end, indent: at - start, columns });
  return end + 1;
}

interface Line {
  readonly start: number;
  readonly end: number;
  readonly indent: number;
  /** The indentation with its tabs. */
  readonly columns: number;
}

function addLine({ bMarks, eMarks, tShift, sCount, bsCount }: StateBlock, line: Line): void {
  bMarks.push(line.start);
  eMarks.push(line.end);
  tShift.push(line.indent);
  sCount.push(line.columns);
  bsCount.push(0);
}

function dropLine({ bMarks, eMarks, tShift, sCount, bsCount }: StateBlock): void {
  for (const list of [bMarks, eMarks, tShift, sCount, bsCount]) list.pop();
}

function inlineStates(State: typeof StateInline): typeof StateInline {
  let Quick: typeof Token | undefined;
  return function quickState(...given: ConstructorParameters<typeof StateInline>): StateInline {
    const state = new State(...given);
    Quick ??= quickTokens(state.Token);
    state.Token = Quick;
    state.push = pushInline;
    state.pushPending = pushPending;
    return state;
  } as unknown as typeof StateInline;
}

/** Tokens of markdown-it, their fields set one by one. */
function quickTokens(Slow: typeof Token): typeof Token {
  function QuickToken(this: Token, type: string, tag: string, nesting: Token['nesting']): void {
    this.map = null;
    this.level = 0;
    this.children = null;
    this.content = '';
    this.markup = '';
    this.info = '';
    this.block = false;
    this.hidden = false;
    this.type = type;
    this.tag = tag;
    this.attrs = null;
    this.nesting = nesting;
    this.meta = null;
  }
  QuickToken.prototype = Slow.prototype;
  return QuickToken as unknown as typeof Token;
}

/* As in markdown-it 15, but for the maker of tokens. */

function pushBlock(this: StateBlock, type: string, tag: string, nesting: Token['nesting']): Token {
  const token = new this.Token(type, tag, nesting);
  token.block = true;
  if (nesting < 0) this.level--;
  token.level = this.level;
  if (nesting > 0) this.level++;
  this.tokens.push(token);
  return token;
}

function pushInline(this: StateInline, type: string, tag: string, nesting: Token['nesting']): Token {
  if (this.pending !== '') this.pushPending();
  const token = new this.Token(type, tag, nesting);
  let meta: StateInline['tokens_meta'][number];
  if (nesting < 0) {
    this.level--;
    this.delimiters = this._prev_delimiters.pop() as StateInline['delimiters'];
  }
  token.level = this.level;
  if (nesting > 0) {
    this.level++;
    this._prev_delimiters.push(this.delimiters);
    this.delimiters = [];
    meta = { delimiters: this.delimiters };
  }
  this.pendingLevel = this.level;
  this.tokens.push(token);
  this.tokens_meta.push(meta);
  return token;
}

function pushPending(this: StateInline): Token {
  const token = new this.Token('text', '', 0);
  token.content = this.pending;
  token.level = this.pendingLevel;
  this.tokens.push(token);
  this.pending = '';
  return token;
}
