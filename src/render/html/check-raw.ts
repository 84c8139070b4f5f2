import { diagnose } from '../../diagnostics/diagnose.ts';
import type { RenderContext } from '../context.ts';
import { allowedTags, optionalEnd, voidTags } from './allowed-tags.ts';
import { attributesOf, judgeAttribute } from './allowed-attributes.ts';
import type { RawPiece } from './raw-pieces.ts';
import type { ScannedTag } from './scan-tags.ts';
import { readDeclarations } from './style-properties.ts';

/**
 * Says with its place everything in raw HTML that the sanitiser will take out or close. The sanitiser is the lock; this
 * is the notice on the door.
 * @returns the names that were reported, so that what only the sanitiser sees can be reported too
 */
export function checkRaw(context: RenderContext, pieces: readonly RawPiece[]): ReadonlySet<string> {
  const reported = new Set<string>();
  for (const piece of pieces) {
    if (piece.unfinished !== null) reportUnfinished(context, piece, piece.unfinished);
    for (const tag of piece.tags) {
      if (tag.closing) continue;
      if (!allowedTags.has(tag.name)) {
        reported.add(tag.name);
        const known = [...allowedTags];
        context.report(diagnose('render/html-not-allowed', piece.place(tag.start, tag.end), { tag: tag.name, known }));
      } else checkAttributes(context, piece, { tag, reported });
    }
  }
  checkBalance(context, pieces);
  return reported;
}

function reportUnfinished(context: RenderContext, piece: RawPiece, at: number): void {
  const mark = /^<\/?[A-Za-z][\w:-]*/.exec(piece.html.slice(at))?.[0];
  // Of comments and declarations that never end, the stage that splits the deck has spoken.
  if (mark === undefined) return;
  context.report(diagnose('render/unfinished-html', piece.place(at, at + mark.length), { mark }));
}

function checkAttributes(
  context: RenderContext,
  piece: RawPiece,
  { tag, reported }: { tag: ScannedTag; reported: Set<string> },
): void {
  for (const { name, value, start, end } of tag.attributes) {
    const place = (): ReturnType<RawPiece['place']> => piece.place(start, end);
    const verdict = isReference(tag.name, name) ? 'ok' : judgeAttribute(tag.name, name, value);
    if (verdict !== 'ok') reported.add(name);
    if (verdict === 'unknown') {
      const known = attributesOf(tag.name);
      context.report(diagnose('render/unknown-attribute', place(), { attribute: name, element: tag.name, known }));
    } else if (verdict === 'bad-value') {
      context.report(diagnose('render/attribute-value', place(), { attribute: name, value }));
    } else if (name === 'style') {
      for (const declaration of readDeclarations(value).refused) {
        context.report(diagnose('render/style-not-allowed', place(), { declaration }));
      }
    }
  }
}

/** Addresses are judged where they are used. */
export function isReference(element: string, attribute: string): boolean {
  if (attribute === 'href') return element === 'a';
  return attribute === 'src' && (element === 'img' || element === 'video' || element === 'audio');
}

/** Tags that are opened and not closed, or closed and not opened, inside this part of the slide. */
function checkBalance(context: RenderContext, pieces: readonly RawPiece[]): void {
  const open: { name: string; piece: RawPiece; tag: ScannedTag }[] = [];
  const warn = (piece: RawPiece, tag: ScannedTag): void =>
    context.report(
      diagnose('render/unbalanced-html', piece.place(tag.start, tag.end), { tag: tag.name, closing: tag.closing }),
    );
  for (const piece of pieces) {
    for (const tag of piece.tags) {
      if (voidTags.has(tag.name) || !allowedTags.has(tag.name)) continue;
      if (!tag.closing) {
        open.push({ name: tag.name, piece, tag });
        continue;
      }
      const at = open.findLastIndex((entry) => entry.name === tag.name);
      if (at === -1) warn(piece, tag);
      else for (const left of open.splice(at).slice(1)) if (!optionalEnd.has(left.name)) warn(left.piece, left.tag);
    }
  }
  for (const left of open) if (!optionalEnd.has(left.name)) warn(left.piece, left.tag);
}
