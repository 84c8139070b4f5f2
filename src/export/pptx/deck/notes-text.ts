import { xml } from '../xml.ts';

/** A line of notes as a paragraph; one that begins with two blanks belongs to the one above it. */
export function placeholderless(line: string, lang: string): string {
  const inner = line.startsWith('  ') ? '<a:pPr marL="228600"/>' : '';
  const text = line.trim();
  const run =
    text === ''
      ? `<a:endParaRPr lang="${xml(lang)}"/>`
      : `<a:r><a:rPr lang="${xml(lang)}"/><a:t>${xml(text)}</a:t></a:r>`;
  return `<a:p>${inner}${run}</a:p>`;
}

/** What a speaker says, as plain lines: a paragraph or an item of a list each. */
export function notesLines(html: string): string[] {
  return html
    .replace(/<(?:script|style)\b[\s\S]*?<\/(?:script|style)>/gi, '')
    .replace(/<li\b[^>]*>/gi, '\n• ')
    .replace(/<br\b[^>]*>/gi, '\n')
    .replace(/<\/(?:p|li|h\d|tr|pre|blockquote|div|ul|ol|table)>/gi, '\n')
    .replace(/<\/t[dh]>/gi, ' ')
    .replace(/<[^>]*>/g, '')
    .split('\n')
    .map((line) => unescapeHtml(line).replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '');
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

function unescapeHtml(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([\da-f]+)|([a-z]+));/gi, (whole, decimal: string, hex: string, name: string) => {
    if (name !== undefined) return entities[name.toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}
