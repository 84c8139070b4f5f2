import { expect, test } from 'vitest';
import type { Section } from '../../../../src/assemble/sections.ts';
import { pictureNames } from '../../../../src/export/png/picture-names.ts';
import { makeSlide } from '../../../support/talk-fixture.ts';

function section(id: string, number: number | null): Section {
  return {
    slide: makeSlide(id, ''),
    number,
    place: { label: '', number, printed: null, act: null },
    html: '',
    css: [],
    footerFits: true,
  };
}

test('names say number, id and step, and sort as the talk goes', () => {
  const sections = [section('title', 1), section('aside', null), section('b/../c', null), section('Überleben', 2)];
  const pages = [
    { id: 'title', step: 0, steps: 0 },
    { id: 'aside', step: 2, steps: 2 },
    { id: 'b/../c', step: 0, steps: 0 },
    ...Array.from({ length: 11 }, (_, step) => ({ id: 'Überleben', step, steps: 10 })),
  ];
  const names = pictureNames(pages, sections);
  expect(names.slice(0, 5)).toEqual([
    '01-title.png',
    '01a-aside.png',
    '01b-b-c.png',
    '02-Überleben-step-00.png',
    '02-Überleben-step-01.png',
  ]);
  expect([...names].sort()).toEqual(names);
});
