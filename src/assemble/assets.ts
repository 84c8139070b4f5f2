import type { AssetRef, RenderedSlide } from '../model/deck.ts';
import type { Asset, OutputFile } from '../model/site.ts';
import { byIdentity } from '../util/by-identity.ts';
import { fillTokens } from '../util/tokens.ts';
import { shortHash } from './hash.ts';
import { imageSize } from './image-size.ts';

/** A file of the deck under the name that it has in the talk's folder. */
export interface NamedAsset {
  readonly url: string;
  readonly bytes: Uint8Array;
}

/** Shown in place of a file that could not be read; the alternative text stays. */
const noPicture = 'data:,';

/** Gives every file `assets/<name>-<hash>.<ext>`: the same bytes under the same name are one file. */
export function nameAssets(assets: ReadonlyMap<string, Asset>): ReadonlyMap<string, NamedAsset> {
  return new Map([...assets].map(([path, { bytes }]) => [path, { url: assetUrl(path, bytes), bytes }]));
}

/** The files to write, each once, in order of their names. */
export function assetFiles(named: ReadonlyMap<string, NamedAsset>): OutputFile[] {
  const byUrl = new Map([...named.values()].map(({ url, bytes }) => [url, bytes]));
  return [...byUrl].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, contents]) => ({ path, contents }));
}

const hashOf = byIdentity((bytes: Uint8Array) => shortHash(bytes));

function assetUrl(path: string, bytes: Uint8Array): string {
  const file = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  const dot = file.lastIndexOf('.');
  const [stem, extension] = dot > 0 ? [file.slice(0, dot), file.slice(dot)] : [file, ''];
  const plain = stem.replace(/[^a-z0-9_-]+/g, '-').slice(0, 60) || 'file';
  return `assets/${plain}-${hashOf(bytes)}${extension.replace(/[^a-z0-9.]+/g, '')}`;
}

/** Fills the holes of a slide's files, and gives pictures their size, so that nothing moves while they load. */
export function fillAssets(html: string, slide: RenderedSlide, named: ReadonlyMap<string, NamedAsset>): string {
  const find = (index: string): NamedAsset | undefined => {
    const ref: AssetRef | undefined = slide.assets[Number(index)];
    return ref === undefined ? undefined : named.get(ref.path);
  };
  const sized = html.replace(/<img\b(?:[^>"']|"[^"]*"|'[^']*')*>/g, (tag) => {
    let asset: NamedAsset | undefined;
    fillTokens(tag, 'asset', (index) => ((asset = find(index)), ''));
    return asset === undefined ? tag : withSize(tag, asset.bytes);
  });
  return fillTokens(sized, 'asset', (index) => find(index)?.url ?? noPicture);
}

function withSize(tag: string, bytes: Uint8Array): string {
  const given = (name: string): number | null => {
    const match = new RegExp(`\\s${name}\\s*=\\s*["']?(\\d+)(?:px)?["'\\s/>]`).exec(tag);
    return match === null ? null : Number(match[1]);
  };
  const [width, height] = [given('width'), given('height')];
  const size = imageSize(bytes);
  if (size === null || (width !== null && height !== null) || /\s(?:width|height)\s*=\s*["']?[\d.]+%/.test(tag))
    return tag;
  const ratio = size.width / size.height;
  const attributes = [
    width === null ? ` width="${Math.round(height === null ? size.width : height * ratio)}"` : '',
    height === null ? ` height="${Math.round(width === null ? size.height : width / ratio)}"` : '',
  ].join('');
  return tag.replace(/\s*\/?>$/, `${attributes}>`);
}
