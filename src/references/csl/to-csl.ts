import type { Author, Reference } from '../../model/references.ts';

/** A reference as CSL JSON. */
export function toCsl(reference: Reference): Readonly<Record<string, unknown>> {
  const { key, type, title, container, publisher, year, volume, issue, page, doi, pmid, url, note } = reference;
  const fields: readonly (readonly [string, unknown])[] = [
    ['author', reference.authors.length === 0 ? null : reference.authors.map(nameOf)],
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
    ...(given === null ? {} : { given }),
    ...(particle === null ? {} : { 'non-dropping-particle': particle }),
    ...(suffix === null ? {} : { suffix }),
  };
}
