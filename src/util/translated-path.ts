import { extensionOf } from './paths.ts';

/** Where the translation of a Markdown file stands: `acts/1.it.md` beside `acts/1.md`; `null` for other files. */
export function translatedPath(path: string, lang: string): string | null {
  const extension = extensionOf(path);
  return isMarkdown(extension) ? `${path.slice(0, -extension.length)}${lang}.${path.slice(-extension.length)}` : null;
}

/** The file that a path may be the translation of, and into which language; `null` where its name has no such form. */
export function originalPath(path: string): { readonly path: string; readonly lang: string } | null {
  const parts = /^(.*[^/])\.([a-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,4})(\.(?:md|markdown))$/i.exec(path);
  return parts === null ? null : { path: `${parts[1]}${parts[3]}`, lang: parts[2] as string };
}

function isMarkdown(extension: string): boolean {
  return extension === 'md' || extension === 'markdown';
}
