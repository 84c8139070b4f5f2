import type { Reference } from '../../src/model/references.ts';

/** A reference; only what a test is about needs to be given. */
export function makeReference(key: string, more: Partial<Reference> = {}): Reference {
  return {
    key,
    type: 'article-journal',
    authors: [],
    moreAuthors: false,
    title: key,
    container: null,
    publisher: null,
    year: null,
    volume: null,
    issue: null,
    page: null,
    doi: null,
    pmid: null,
    url: null,
    isAbstract: false,
    note: null,
    span: { file: 'data/references.bib', start: 0, end: 1 },
    ...more,
  };
}
