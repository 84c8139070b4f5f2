/*
 * XML as text. What PowerPoint takes for a broken file, most often, is a character that XML 1.0 does not have, so every
 * text passes here on its way into a part.
 */

/** A text for an element's content or an attribute in double quotes, without what XML 1.0 cannot hold. */
export function xml(text: string): string {
  return legalXml(text).replace(/[&<>"\t\n\r]/g, (character) => escapes[character] as string);
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** A text without the characters that XML 1.0 does not have: controls, lone surrogates, U+FFFE, U+FFFF. */
export function legalXml(text: string): string {
  return text.replace(illegal, '');
}

/** Whether a text has a character that a PowerPoint file cannot hold. */
export function hasIllegalXml(text: string): boolean {
  illegal.lastIndex = 0;
  return illegal.test(text);
}

const illegal =
  // oxlint-disable-next-line no-control-regex -- these are what is looked for
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** Attributes in their order, with a space before each; those that are `undefined` or `null` are left out. */
export function attributes(given: Readonly<Record<string, string | number | boolean | null | undefined>>): string {
  return Object.entries(given)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]) => ` ${name}="${typeof value === 'boolean' ? (value ? 1 : 0) : xml(String(value))}"`)
    .join('');
}

/** The head of every part. */
export const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** The namespaces of slides, as attributes of a part's root. */
export const slideNamespaces =
  ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"' +
  ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"' +
  ' xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"';

/** The namespaces of what PowerPoint learnt later. */
export const laterNamespaces =
  ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"' +
  ' xmlns:a14="http://schemas.microsoft.com/office/drawing/2010/main"';
