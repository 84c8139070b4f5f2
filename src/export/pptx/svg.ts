import { legalXml } from './xml.ts';

/**
 * A drawing of the page as a file of its own: with the face that the presentation names, and without what only a page
 * can make use of.
 */
export function standaloneSvg(svg: string, face: string): string {
  return legalXml(svg)
    .replace(/\s(?:data-[\w-]+|aria-[\w-]+|role|tabindex|class)="[^"]*"/g, '')
    .replace(/font-family="[^"]*"/g, () => `font-family="${face.replace(/["&<]/g, '')}, sans-serif"`)
    .replace(/^<svg(?![^>]*\sxmlns=)/, '<svg xmlns="http://www.w3.org/2000/svg"');
}
