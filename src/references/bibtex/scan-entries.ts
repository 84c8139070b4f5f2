/** An entry of a BibTeX file as found by its braces alone, in offsets of the text. */
export interface ScannedEntry {
  readonly start: number;
  readonly end: number;
  /** `article`, in small letters. */
  readonly type: string;
  readonly key: string;
  readonly keyAt: number;
  /** Names of `@string` macros that its values call, with their places. */
  readonly macros: readonly NamePlace[];
  /** Names of its fields in small letters, as often as they stand there. */
  readonly fields: readonly NamePlace[];
}

/** A name, and where it stands. */
export interface NamePlace {
  readonly name: string;
  readonly at: number;
}

/** `@string{name = value}` */
export interface ScannedMacro {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly macros: readonly NamePlace[];
}

/** A place where the file stops making sense. */
export interface ScanFault {
  /** What stands for the entry in messages: its key, else its type. */
  readonly name: string;
  /** The entry's key where one was read. */
  readonly key: string | null;
  readonly at: number;
  readonly end: number;
  readonly why: 'unclosed' | 'no-brace' | 'no-key' | 'closed-early' | 'too-deep';
}

/** All that a BibTeX file holds, by its braces. */
export interface ScannedFile {
  readonly entries: readonly ScannedEntry[];
  readonly macros: readonly ScannedMacro[];
  readonly faults: readonly ScanFault[];
}

const head = /@[ \t]*([A-Za-z]+)/y;
const opening = /\s*([{(])/y;
const keyPattern = /\s*([^\s,{}()"=#%]*)[ \t]*(?=\s|,|\}|\)|$)/y;
/** Nothing that a person writes goes deeper, and the library calls itself for every brace. */
const deepest = 100;

/**
 * Finds the entries of a BibTeX file, since the library that reads them knows no places and gives up at the first
 * fault. An entry ends with its brace, or, where that is missing, before the next line that begins like an entry.
 */
export function scanEntries(text: string): ScannedFile {
  const entries: ScannedEntry[] = [];
  const macros: ScannedMacro[] = [];
  const faults: ScanFault[] = [];
  let last: ScannedEntry | null = null;
  for (let at = nextAt(text, 0), from = 0; at !== -1; at = nextAt(text, from)) {
    if (last !== null) faults.push(...leftOver(text, last, from, at));
    last = null;
    const one = scanOne(text, at);
    from = Math.max(one.end, at + 1);
    if (one.kind === 'fault') faults.push(one.fault);
    else if (one.kind === 'macro') macros.push(one.macro);
    else if (one.kind === 'entry') {
      entries.push(one.entry);
      last = one.entry;
    }
  }
  if (last !== null) faults.push(...leftOver(text, last, last.end, text.length));
  return { entries, macros, faults };
}

type Found =
  | { readonly kind: 'nothing'; readonly end: number }
  | { readonly kind: 'fault'; readonly end: number; readonly fault: ScanFault }
  | { readonly kind: 'macro'; readonly end: number; readonly macro: ScannedMacro }
  | { readonly kind: 'entry'; readonly end: number; readonly entry: ScannedEntry };

function scanOne(text: string, at: number): Found {
  const word = match(head, text, at);
  if (word === null) return { kind: 'nothing', end: at + 1 };
  const type = (word[1] as string).toLowerCase();
  const afterType = at + word[0].length;
  const brace = match(opening, text, afterType);
  const fault = (why: ScanFault['why'], key: ScannedKey | null, end: number): Found => {
    const place = key === null ? { at, end: afterType } : { at: key.at, end: key.at + key.key.length };
    return { kind: 'fault', end, fault: { name: key?.key ?? `@${type}`, key: key?.key ?? null, why, ...place } };
  };
  if (brace === null) {
    // In the middle of a line it is an address or a handle, not an entry.
    return startsLine(text, at) && type !== 'comment'
      ? fault('no-brace', null, afterType)
      : { kind: 'nothing', end: afterType };
  }
  const inside = afterType + brace[0].length;
  const body = scanBody(text, inside, brace[1] === '(' ? ')' : '}');
  if (type === 'comment' || type === 'preamble') return { kind: 'nothing', end: body.end };
  const key = scanKey(text, inside);
  if (body.why !== null) return fault(body.why, key, body.end);
  if (type === 'string') return macroOf(text, { at, inside }, body);
  if (key === null) return fault('no-key', null, body.end);
  return {
    kind: 'entry',
    end: body.end,
    entry: { key: key.key, keyAt: key.at, start: at, end: body.end, type, macros: body.macros, fields: body.fields },
  };
}

interface ScannedKey {
  readonly key: string;
  readonly at: number;
}

function scanKey(text: string, inside: number): ScannedKey | null {
  const found = match(keyPattern, text, inside);
  const key = found?.[1] ?? '';
  if (found === null || key === '') return null;
  return { key, at: inside + found[0].indexOf(key) };
}

function macroOf(text: string, { at, inside }: { at: number; inside: number }, body: Body): Found {
  const name = match(/\s*([A-Za-z_][\w:+.-]*)\s*=/y, text, inside)?.[1];
  if (name === undefined) return { kind: 'nothing', end: body.end };
  const macro = { name: name.toLowerCase(), start: at, end: body.end, macros: body.macros };
  return { kind: 'macro', end: body.end, macro };
}

interface Body {
  readonly end: number;
  readonly why: 'unclosed' | 'too-deep' | null;
  readonly macros: readonly NamePlace[];
  readonly fields: readonly NamePlace[];
}

/** Walks from the opening brace to the one that closes it; quotes count only between fields. */
function scanBody(text: string, inside: number, close: string): Body {
  const macros: NamePlace[] = [];
  const fields: NamePlace[] = [];
  let depth = 0;
  let quoted = false;
  for (let at = inside; at < text.length; at++) {
    const letter = text[at] as string;
    if (letter === '\\') at++;
    else if (letter === '\n' && startsEntry(text, at + 1)) return { end: at + 1, why: 'unclosed', macros, fields };
    else if (letter === '{') {
      if (++depth > deepest) return { end: nextEntry(text, at), why: 'too-deep', macros, fields };
    } else if (letter === '}' && depth > 0) depth--;
    else if (depth > 0) continue;
    else if (letter === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (letter === '%') at = lineEnd(text, at) - 1;
    else if (letter === close) return { end: at + 1, why: null, macros, fields };
    else if (letter === '=' || letter === '#') {
      const field = letter === '=' ? fieldBefore(text, at) : null;
      if (field !== null) fields.push(field);
      const name = match(/\s*([A-Za-z_][\w:+.-]*)/y, text, at + 1);
      if (name === null) continue;
      macros.push({ name: name[1] as string, at: at + 1 + name[0].length - (name[1] as string).length });
      at += name[0].length;
    }
  }
  return { end: text.length, why: 'unclosed', macros, fields };
}

/** The field that an equals sign gives a value to. */
function fieldBefore(text: string, at: number): NamePlace | null {
  const found = /([A-Za-z][\w:+.-]*)[ \t]*$/.exec(before(text, at));
  return found === null ? null : { name: (found[1] as string).toLowerCase(), at: at - found[0].length };
}

/** Fields behind the brace that ends an entry: a brace too many closed it before its time. */
function leftOver(text: string, entry: ScannedEntry, from: number, to: number): ScanFault[] {
  if (!/^[ \t]*(?:\w+[ \t]*=[ \t]*[{"\w]|\}[ \t]*$)/m.test(text.slice(from, to))) return [];
  const { key, keyAt } = entry;
  return [{ name: key, key, at: keyAt, end: keyAt + key.length, why: 'closed-early' }];
}

/** The next `@` outside of a line that begins with `%`. */
function nextAt(text: string, from: number): number {
  for (let at = text.indexOf('@', from); at !== -1; at = text.indexOf('@', at + 1)) {
    if (!before(text, at).trimStart().startsWith('%')) return at;
  }
  return -1;
}

function nextEntry(text: string, from: number): number {
  for (let at = text.indexOf('\n', from); at !== -1; at = text.indexOf('\n', at + 1)) {
    if (startsEntry(text, at + 1)) return at + 1;
  }
  return text.length;
}

function startsEntry(text: string, at: number): boolean {
  return match(/[ \t]*@[ \t]*[A-Za-z]{1,40}\s*[{(]/y, text, at) !== null;
}

function startsLine(text: string, at: number): boolean {
  return before(text, at).trim() === '';
}

/** What stands before an offset in its line, no further back than a line that a person writes. */
function before(text: string, at: number): string {
  const near = text.slice(Math.max(0, at - 1000), at);
  return near.slice(near.lastIndexOf('\n') + 1);
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
