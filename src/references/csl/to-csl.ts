import type { Author, Reference } from '../../model/references.ts';

/** A reference as CSL JSON. */
export function toCsl(reference: Reference): Readonly<Record<string, unknown>> {
  const { key, type, title, container, publisher, year, volume, issue, page, doi, pmid, url, note } = reference;
  // CSL has no word for authors who are not listed; without one the list would look complete.
  const others = reference.moreAuthors ? [{ literal: 'et al.' }] : [];
  const authors = [...reference.authors.map(nameOf), ...others];
  const fields: readonly (readonly [string, unknown])[] = [
    ['author', authors.length === 0 ? null : authors],
    ['title', title],
    ['container-title', container],
    ['container-title-short', container],
    ['publisher', publisher],
    ['issued', year === null ? null : { 'date-parts': [[year]] }],
    ['volume', volume],
    ['issue', issue],
    ['page', page],
    ['DOI', doi],
    ['PMID', pmid],
    ['URL', url],
    ['note', note],
    ['genre', reference.isAbstract ? 'abstract' : null],
  ];
  return { id: key, type, ...Object.fromEntries(fields.filter(([, value]) => value !== null)) };
}

function nameOf({ family, given, particle, suffix, isGroup }: Author): Readonly<Record<string, string>> {
  if (isGroup) return { literal: family };
  return {
    family,
    ...(given === null ? {} : { given: apart(given) }),
    ...(particle === null ? {} : { 'non-dropping-particle': particle }),
    ...(suffix === null ? {} : { suffix }),
  };
}

/** `JM` → `J. M.`: a processor takes letters without points for one name. */
function apart(given: string): string {
  return /^\p{Lu}{2,4}$/u.test(given) ? [...given].map((letter) => `${letter}.`).join(' ') : given;
}
