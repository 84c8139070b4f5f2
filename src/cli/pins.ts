import { readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Compilation } from '../compile.ts';
import { diagnose } from '../diagnostics/diagnose.ts';
import { cacheFolder } from '../io/cache-folder.ts';
import { fileVersions } from '../io/git-history.ts';
import { withSlashes } from '../io/node-folder-view.ts';
import { pinnedTexts, type PinnedTexts } from '../io/pinned-texts.ts';
import { findPinned, joinedText, slideSource, slideText } from '../library/pins/find-text.ts';
import type { PinnedSlides } from '../model/deck.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Span } from '../model/text.ts';
import { pinOf } from '../util/slide-pin.ts';
import { writtenFile } from '../util/slide-text.ts';

/** Slides of which a talk remembers how they read: those of a `src:` line with a pin, and copies. */
export interface Pin {
  readonly kind: 'include' | 'copy';
  /** As the talk names them: `acts.md#rationale`. */
  readonly address: string;
  /** The file that they stand in, absolute. */
  readonly file: string;
  readonly pin: string;
  /** `null` where the slide, or its file, is not there. */
  readonly now: { readonly pin: string; readonly text: string } | null;
  /** There is a file of that name. */
  readonly hasFile: boolean;
  /** How many slides one behind the other. */
  readonly count: number;
  /** Where the talk says so. */
  readonly span: Span;
}

/** A larger file is no slides. */
const largest = 8_000_000;

/** All pins and copies of a talk. @param root absolute */
export function pinsOf({ parsed }: Compilation, root: string): readonly Pin[] {
  const included = includePins(parsed.pins ?? [], root);
  const copies = parsed.slides.flatMap(({ settings: { copyOf } }) =>
    copyOf === undefined ? [] : copyPin(copyOf, root),
  );
  return [...included, ...copies];
}

/** Slides that `src:` lines pin. @param root absolute */
export function includePins(pins: readonly PinnedSlides[], root: string): readonly Pin[] {
  return pins.map(({ path, name, pin, now, texts, span }) => {
    const text = joinedText(texts);
    const place = { address: `${path}#${name}`, file: join(root, path), hasFile: true };
    return { kind: 'include', ...place, pin, now: { pin: now, text }, count: texts.length, span };
  });
}

/** A copy may come from outside of the talk: its original is looked at only here, where the user asks for it. */
function copyPin(
  { text: written, span }: { readonly text: string; readonly span: Span },
  root: string,
): readonly Pin[] {
  const [, path = '', id = '', pin = ''] =
    /^([^#]+\.(?:md|markdown))#(.+)@([0-9a-f]{7,10})$/iu.exec(written.trim()) ?? [];
  if (path === '') return [];
  const file = resolve(root, dirname(writtenFile(span.file)), path);
  const source = sourceAt(file);
  const text = source === null ? null : slideText(source, id);
  const now = text === null ? null : { pin: pinOf([text]), text: joinedText([text]) };
  return [{ kind: 'copy', address: `${path}#${id}`, file, hasFile: source !== null, pin, now, count: 1, span }];
}

function sourceAt(file: string) {
  try {
    const stats = statSync(file);
    return stats.isFile() && stats.size <= largest ? slideSource(withSlashes(file), readFileSync(file)) : null;
  } catch {
    return null;
  }
}

/** Address and pin of a slide that is about to be copied, and its text kept. @param file absolute */
export function pinForCopy(file: string, id: string): string | null {
  const source = sourceAt(file);
  const text = source === null ? null : slideText(source, id);
  if (text === null) return null;
  keptTexts()?.keep(joinedText([text]));
  return pinOf([text]);
}

/** Whether what a talk wants is another one now. */
export function isOutdated({ pin, now }: Pin): boolean {
  return now === null || !now.pin.startsWith(pin);
}

/** What is to be said of copies whose originals changed; one whose original is nowhere says nothing. */
export function outdatedCopies(pins: readonly Pin[]): readonly Diagnostic[] {
  return pins
    .filter((pin) => pin.kind === 'copy' && pin.hasFile && isOutdated(pin))
    .map(({ address, now, span }) => diagnose('library/copy-outdated', span, { address, now: now?.pin ?? null }));
}

/** Remembers how pinned slides read, as long as they read so. */
export function keepPinned(pins: readonly Pick<Pin, 'pin' | 'now'>[]): void {
  const store = pins.length === 0 ? null : keptTexts();
  for (const { pin, now } of pins) if (now?.pin.startsWith(pin) === true) store?.keep(now.text);
}

function keptTexts(): PinnedTexts | null {
  const cache = cacheFolder();
  return cache === null ? null : pinnedTexts(cache);
}

/** How slides read when they were pinned, and where that was found. */
export interface OldText {
  readonly text: string;
  /** `null`: kept by an earlier run. */
  readonly commit: string | null;
  readonly date: string | null;
}

/** Looks for the text that a pin means: first in what earlier runs kept, then in the history of git. */
export function oldText({ pin, count, file }: Pin): OldText | null {
  const kept = keptTexts()?.find(pin) ?? null;
  if (kept !== null) return { text: kept, commit: null, date: null };
  for (const { commit, date, bytes } of fileVersions(file)) {
    const text = findPinned(slideSource(withSlashes(file), bytes), pin, count);
    if (text !== null) return { text, commit, date };
  }
  return null;
}
