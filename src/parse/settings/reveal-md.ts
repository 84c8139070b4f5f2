import { diagnose } from '../../diagnostics/diagnose.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import type { LocatedJson } from '../../model/json.ts';
import type { Span } from '../../model/text.ts';
import { notesLine } from '../lines-of-slides.ts';
import { readTextPattern, type TextPattern } from '../split/text-pattern.ts';
import { keySpan, settingKeys, settingValue, valueSpan, wrongValue } from './read-settings.ts';

/** How a file separates slides and notes. */
export interface Dialect {
  readonly name: 'plenary' | 'reveal-md';
  readonly horizontal: TextPattern;
  readonly vertical: TextPattern;
  /** Matches the beginning of a line that begins the notes. */
  readonly notes: RegExp;
}

/** Keys that only reveal-md's decks carry. */
const ownKeys = ['highlightTheme', 'verticalSeparator', 'notesSeparator', 'revealOptions', 'preprocessor'];

/** Keys of reveal-md without a meaning here, and what becomes of what they asked for. */
const idleKeys: Readonly<Record<string, string>> = {
  highlightTheme: 'the colours of code are the theme’s',
  static: 'a build always makes a static site',
  staticDirs: 'what the slides show is copied by itself',
  assetsDir: 'the folder of assets has a fixed name',
  watch: '`plenary serve` always watches',
  absoluteUrl: 'a talk does not know its address',
  featuredSlide: 'no preview picture is made',
  print: 'use `plenary export --to pdf`',
  printSize: 'a slide is 1280 by 720',
  port: 'use `plenary serve --port`',
  host: '`plenary serve` is seen from this machine only',
  glob: 'each deck is built by itself',
  listingTemplate: 'use `plenary list`',
  puppeteerLaunchArgs: 'the browser is found on the machine',
  puppeteerChromiumExecutable: 'the browser is found on the machine',
};

/** Keys whose loss changes what is seen. */
const lostKeys: Readonly<Record<string, string>> = {
  css: 'write a theme into `templates/themes` for styles of your own',
  scripts: 'scripts never run in a talk',
  preprocessor: 'code never runs while a deck is compiled',
  template: 'write a layout into `templates/layouts` instead',
};

/** Every key of reveal-md that is recognised beside Plenary's own. */
export const revealMdKeys: ReadonlySet<string> = new Set([
  ...ownKeys,
  ...Object.keys(idleKeys),
  ...Object.keys(lostKeys),
]);

const usual = { lineStart: false, lineEnd: false };
const defaultDialect = {
  horizontal: { text: '\n---\n', ...usual },
  vertical: { text: '\n----\n', ...usual },
  notes: notesLine,
};

/** The dialect that a deck's settings ask for, or give away. */
export function dialectOf(block: LocatedJson): Dialect {
  const separator = settingValue(block, 'separator');
  const asked = settingValue(block, 'dialect');
  const named = [asked, separator].find((each) => each === 'reveal-md' || each === 'plenary') ?? null;
  const own = settingKeys(block).some((key) => ownKeys.includes(key)) || isPattern(separator);
  const name = named ?? (own ? 'reveal-md' : 'plenary');
  return {
    name,
    horizontal:
      (name === 'reveal-md' && named === null ? readTextPattern(separator) : null) ?? defaultDialect.horizontal,
    vertical: readTextPattern(settingValue(block, 'verticalSeparator')) ?? defaultDialect.vertical,
    notes: notesPattern(settingValue(block, 'notesSeparator')) ?? defaultDialect.notes,
  };
}

/** Is a `separator` a pattern of reveal-md, not a misspelt name? */
export function isPattern(value: unknown): boolean {
  return typeof value === 'string' && /[\\^$\n<]|^[^\p{L}]+$/u.test(value);
}

/** What is to be said about reveal-md's keys in a deck's settings. */
export function revealMdDiagnostics(block: LocatedJson, dialect: Dialect): Diagnostic[] {
  const found: Diagnostic[] = [];
  const isNamed = [settingValue(block, 'separator'), settingValue(block, 'dialect')].includes('reveal-md');
  if (dialect.name === 'reveal-md' && !isNamed) {
    const sign = settingKeys(block).find((key) => ownKeys.includes(key)) ?? 'separator';
    found.push(diagnose('parse/reveal-md-dialect', keySpan(block, sign), { key: sign }));
  }
  for (const key of settingKeys(block)) {
    const span = keySpan(block, key);
    const idle = Object.hasOwn(idleKeys, key) ? idleKeys[key] : undefined;
    const lost = Object.hasOwn(lostKeys, key) ? lostKeys[key] : undefined;
    if (idle !== undefined) found.push(diagnose('parse/setting-not-taken', span, { key, instead: idle }));
    if (lost !== undefined) found.push(diagnose('parse/setting-lost', span, { key, instead: lost }));
    if (key === 'revealOptions') found.push(...optionDiagnostics(block, span));
  }
  return [...found, ...patternDiagnostics(block)];
}

function optionDiagnostics(block: LocatedJson, span: Span | null): Diagnostic[] {
  const options = settingValue(block, 'revealOptions');
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    return [wrongValue(block, 'revealOptions', { expected: 'keys and values', hint: null })];
  }
  const idle = Object.keys(options).filter((key) => key !== 'transition' && key !== 'slideNumber');
  return idle.length === 0 ? [] : [diagnose('parse/reveal-options', span, { keys: idle })];
}

function patternDiagnostics(block: LocatedJson): Diagnostic[] {
  const wrong = (key: string): Diagnostic => diagnose('parse/separator-pattern', valueSpan(block, key), { key });
  const separator = settingValue(block, 'separator');
  const vertical = settingValue(block, 'verticalSeparator');
  const notes = settingValue(block, 'notesSeparator');
  return [
    ...(isPattern(separator) && readTextPattern(separator) === null ? [wrong('separator')] : []),
    ...(vertical !== undefined && readTextPattern(vertical) === null ? [wrong('verticalSeparator')] : []),
    ...(notes !== undefined && notesPattern(notes) === null ? [wrong('notesSeparator')] : []),
  ];
}

/** reveal-md reads a notes separator as a pattern, whatever its case. */
function notesPattern(value: unknown): RegExp | null {
  if (typeof value !== 'string') return null;
  const usualForm = /^\^?(?:\\s\*)?notes?\??:$/i.test(value);
  if (usualForm) return notesLine;
  const pattern = readTextPattern(value);
  if (pattern === null || pattern.text.includes('\n')) return null;
  return new RegExp(
    `^${pattern.text.replace(/[^\p{L}\p{N}_]/gu, (c) => `\\u{${(c.codePointAt(0) as number).toString(16)}}`)}`,
    'iu',
  );
}
