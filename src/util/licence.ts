/** What a licence asks of whoever shows a slide of somebody else's. */
export interface LicenceTerms {
  /**
   * `reserved`: nothing is allowed without asking. `free`: nothing is asked. `terms`: a Creative Commons licence or
   * another one that is known. `unknown`: words that say nothing to us, or no words.
   */
  readonly kind: 'free' | 'terms' | 'reserved' | 'unknown';
  /** May be shown, and not changed. */
  readonly noDerivatives: boolean;
  readonly nonCommercial: boolean;
  readonly shareAlike: boolean;
  /** Its author must be named. */
  readonly attribution: boolean;
}

const none = { noDerivatives: false, nonCommercial: false, shareAlike: false, attribution: false };

/** Licences of code and data that ask for no more than a name. */
const permissive = /\b(?:mit|apache|bsd|isc|odc-by|ogl|etalab)\b/i;

/** Reads the words of a licence as authors write them: `CC BY-ND 4.0`, `cc-by-sa-4.0`, an address of its deed. */
export function licenceTerms(words: string | null): LicenceTerms {
  const text = (words ?? '').normalize('NFKC').toLowerCase();
  if (/all\s+rights?\s+reserved|alle rechte vorbehalten|tutti i diritti riservati|©|\bcopyright\b/.test(text))
    return { kind: 'reserved', ...none };
  if (/\bcc[\s-]?0\b|\bcc zero\b|public[\s-]domain|\/(?:zero|mark)\/1\.0/.test(text)) return { kind: 'free', ...none };
  const parts = creativeCommons(text);
  if (parts !== null) {
    const has = (part: string, name: RegExp): boolean => parts.has(part) || name.test(text);
    return {
      kind: 'terms',
      noDerivatives: has('nd', /no[\s-]?deriv/),
      nonCommercial: has('nc', /non[\s-]?commercial/),
      shareAlike: has('sa', /share[\s-]?alike/),
      attribution: true,
    };
  }
  if (/no[\s-]?deriv/.test(text)) return { kind: 'terms', ...none, noDerivatives: true, attribution: true };
  if (permissive.test(text)) return { kind: 'terms', ...none, attribution: true };
  return { kind: 'unknown', ...none };
}

/** The parts of a Creative Commons licence: `by`, `nc`, `nd`, `sa`; `null` for another one. */
function creativeCommons(text: string): ReadonlySet<string> | null {
  const short = /(?:\bcc[\s-]+|creativecommons\.org\/licenses\/)(by(?:[\s-]+(?:nc|nd|sa))*)\b/.exec(text)?.[1];
  if (short !== undefined) return new Set(short.split(/[\s-]+/));
  return /creative commons/.test(text) ? new Set(['by']) : null;
}
