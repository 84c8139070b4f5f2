import { createHash } from 'node:crypto';
import type { PictureCache } from '../../model/picture-cache.ts';
import type { Camera } from './camera.ts';
import type { Box } from './parts.ts';

/** A picture of a chart after some clicks, or of a drawing. */
export interface DrawnShot {
  readonly shot: string;
  readonly box: Box;
  readonly step: number | null;
  /** The chart's markup, or the drawing's file. */
  readonly drawn: string | Uint8Array;
}

/**
 * Takes pictures of charts and drawings, or has them from before, in this export or an earlier one: a picture is the same where markup, place, style sheet
 * and browser are, and so are the classes of what stands around it.
 */
export function drawnPictures(
  camera: Camera,
  files: ReadonlyMap<string, string | Uint8Array>,
  cache: PictureCache | null,
): (picture: DrawnShot, section: { readonly html: string }) => Promise<Uint8Array | null> {
  const ground = sha256([camera.browser, styleOf(files)]);
  const here = new Map<string, Uint8Array>();
  return async ({ shot, box, step, drawn }, { html }) => {
    const key = sha256([ground, drawn, JSON.stringify([box, step]), classesOf(html)]);
    const known = here.get(key) ?? cache?.read(key) ?? null;
    const picture = known ?? (await camera.shoot(shot, box, step));
    if (picture === null) return null;
    if (known === null) cache?.write(key, picture);
    here.set(key, picture);
    return picture;
  };
}

function styleOf(files: ReadonlyMap<string, string | Uint8Array>): string {
  const page = files.get('index.html');
  const html = typeof page === 'string' ? page : new TextDecoder().decode(page);
  return [...html.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map(([, css = '']) => css).join('\n');
}

/** Of the section and the slide in it, which say whether the slide is dark. */
function classesOf(html: string): string {
  const tags = [...html.matchAll(/<(?:section|div)\b[^>]*>/g)].slice(0, 2).map(([tag]) => tag);
  return [...tags.join('').matchAll(/\s(?:class|style)="[^"]*"/g)].map(([given]) => given).join('');
}

function sha256(parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest('hex');
}
