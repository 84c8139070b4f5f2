/** `ı` with an accent is what `\'{\i}` becomes; the letter that is meant has its own code point. */
const dotless = /[ıȷ](?=[\u0300-\u036F])/g;

/**
 * A field as plain text: composed letters, no tags, no leftovers of TeX, no line breaks.
 * @param written text of a field after the library has read it
 */
export function cleanText(written: string): string {
  return written
    .replace(/[\uFDD0\uFDD1]/g, '')
    .replace(dotless, (letter) => (letter === 'ı' ? 'i' : 'j'))
    .normalize('NFC')
    .replace(/<\/?(?:i|b|sup|sub|sc|em|strong|span|jats:\w+)\b[^<>]{0,200}>/gi, '')
    .replace(/\\(?:[,;:! ]|[a-zA-Z]+(?=\b)\s?|.)/g, (command) =>
      /^\\[a-zA-Z]{3}/.test(command) ? command.slice(1) : ' ',
    )
    .replace(/---/g, '—')
    .replace(/(?<=[\p{L}\p{N}\s])--(?=[\p{L}\p{N}\s])/gu, '–')
    .replace(/\s+/gu, ' ')
    .trim();
}

/**
 * A DOI without its address; `null` where it is none. Its suffix may hold any character that can be seen: those of the
 * nineties have `<1::AID-…>` in them, which an address or an export writes as `%3C` or `&lt;`.
 */
export function cleanDoi(written: string | null): string | null {
  const text = withoutTex(written ?? '').trim();
  const address = /^https?:\/\/(?:dx\.)?doi\.org\//i.exec(text)?.[0];
  const bare = address === undefined ? text.replace(/^doi:\s*/i, '') : unescaped(text.slice(address.length));
  const doi = bare.replace(/&(lt|gt|amp);/g, (_, name: 'lt' | 'gt' | 'amp') => entities[name]);
  return /^10\.\d{4,9}(?:\.\d{1,9}){0,9}\/[^\s\p{C}]{1,2000}$/u.test(doi) ? doi : null;
}

/** A DOI is no prose: what TeX would print as it is, and no dash of it made longer. */
function withoutTex(written: string): string {
  return written
    .replace(/\{?\\text(less|greater)\b ?(?:\{\})?\}?/g, (_, name) => (name === 'less' ? '<' : '>'))
    .replace(/\$([<>])\$/g, '$1')
    .replace(/\\(?=[_%&#$~^{}<>])/g, '');
}

const entities = { lt: '<', gt: '>', amp: '&' } as const;

/** Percent signs of an address read; what is no such escape stays as it is. */
function unescaped(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Digits of a PubMed number. */
export function cleanPmid(written: string | null): string | null {
  return /^(?:PMID:?\s*)?(\d{1,9})$/i.exec((written ?? '').trim())?.[1] ?? null;
}

/** Pages with an en dash: `320-333`, `320--333` → `320–333`; an article number stays what it is. */
export function cleanPages(written: string | null): string | null {
  if (written === null) return null;
  return written.replace(/(?<=[\p{L}\d])\s*[-‐‑–—−]+\s*(?=[\p{L}\d])/gu, (dash, at: number, whole: string) =>
    isRange(whole, at, dash.length) ? '–' : dash.trim(),
  );
}

/** A web address that a page may link to. */
export function cleanUrl(written: string | null): string | null {
  return written !== null && /^https?:\/\/[^\s<>"']+$/i.test(written) ? written : null;
}

/** `12-OR` and `PL02-1` have a hyphen, not a range: a range has two ends of one kind, or two hyphens. */
function isRange(whole: string, at: number, length: number): boolean {
  if (/--|[–—]/.test(whole.slice(at, at + length))) return true;
  const left = /[\p{L}\d]+$/u.exec(whole.slice(0, at))?.[0] ?? '';
  const right = /^[\p{L}\d]+/u.exec(whole.slice(at + length))?.[0] ?? '';
  const shape = (end: string): string => end.replace(/\d+/g, '0');
  return shape(left) === shape(right) || (/\d$/.test(left) && /^\d+$/.test(right) && /^\p{L}?\d+$/u.test(left));
}
