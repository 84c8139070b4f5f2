import { originalPath } from '../util/translated-path.ts';

/** Files but for those that are the translation of another one: their slides are those of the original. */
export function withoutTranslations<F extends { readonly path: string }>(files: readonly F[]): readonly F[] {
  const paths = new Set(files.map(({ path }) => path));
  return files.filter(({ path }) => {
    const original = originalPath(path);
    return original === null || !paths.has(original.path);
  });
}
