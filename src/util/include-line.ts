import { relativePath } from './relative-path.ts';

/** What stands for the licence of a slide that has none. */
export const noLicence = 'no licence given';

/**
 * The line that brings a slide into another deck; quoted where YAML would read it otherwise.
 * @param slide `file#id`, from the library's folder
 * @param writer the deck that shall have it, from the same folder; `''` for one in a folder beside the library's
 */
export function includeLine(slide: string, writer: string): string {
  const path = writer === '' ? `../${slide}` : relativePath(writer, slide);
  return /^[\p{L}\p{N}._/-]+(?:#[\p{L}\p{N}._-]+)?$/u.test(path) ? `src: ${path}` : `src: ${JSON.stringify(path)}`;
}
