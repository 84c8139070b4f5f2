import { diagnose } from '../../diagnostics/diagnose.ts';
import type { AssetRef } from '../../model/deck.ts';
import type { Span } from '../../model/text.ts';
import { extensionOf, resolveReference } from '../../util/paths.ts';
import { token } from '../../util/tokens.ts';
import type { RenderContext } from '../context.ts';

/** Kinds of files by their extension. */
const extensions: Readonly<Record<AssetRef['kind'], readonly string[]>> = {
  image: ['png', 'jpg', 'jpeg', 'gif', 'svg', 'webp', 'avif'],
  video: ['mp4', 'webm', 'm4v', 'mov', 'ogv'],
  audio: ['mp3', 'm4a', 'ogg', 'oga', 'wav', 'flac', 'opus', 'aac'],
};

/** A file that may be shown. */
export interface FoundAsset {
  readonly kind: AssetRef['kind'];
  /** The token that stands for the file's address. */
  readonly src: string;
}

/**
 * Notes a file that the slide shows.
 * @param reference the path as written, percent-encoded or not
 * @param span where it was written: paths resolve against that file
 * @returns `null`, with the error reported, where the file may not be shown
 */
export function useAsset(
  context: Pick<RenderContext, 'assets' | 'report'>,
  reference: string,
  span: Span,
): FoundAsset | null {
  const resolved = resolveReference(span.file, reference.replace(/[?#].*$/, ''));
  if (!resolved.ok) {
    const code = resolved.why === 'remote' ? 'render/remote' : 'render/asset-path';
    context.report(diagnose(code, span, { reference: shown(reference), why: resolved.why }));
    return null;
  }
  const kind = kindOf(resolved.path);
  if (kind === null) {
    const known = Object.values(extensions).flat();
    context.report(
      diagnose('render/asset-type', span, { path: resolved.path, extension: extensionOf(resolved.path), known }),
    );
    return null;
  }
  const same = context.assets.findIndex((asset) => asset.path === resolved.path);
  const index = same === -1 ? context.assets.push({ path: resolved.path, kind, span }) - 1 : same;
  return { kind, src: token('asset', index) };
}

/** What a file is, by its extension; `null` where browsers do not show it. */
export function kindOf(path: string): AssetRef['kind'] | null {
  const extension = extensionOf(path);
  for (const kind of ['image', 'video', 'audio'] as const) if (extensions[kind].includes(extension)) return kind;
  return null;
}

function shown(reference: string): string {
  return reference.length > 60 ? `${reference.slice(0, 60)}…` : reference;
}
