import { expect, test } from 'vitest';
import { slideBackground } from '../../../src/assemble/backgrounds.ts';
import { noBackground } from '../../../src/parse/settings/background.ts';

test.each([
  ['navy', ['has-dark-background']],
  ['#101820', ['has-dark-background']],
  ['aqua', ['has-light-background']],
  ['Ivory', ['has-light-background']],
  ['#fafafa', ['has-light-background']],
  ['transparent', []],
  ['currentColor', []],
])('words on %s follow the ground', (color, classes) => {
  const made = slideBackground({ ...noBackground, color }, null, new Map());
  expect(made.classes.slice(1)).toEqual(['has-background', ...classes]);
});

test('a gradient lies over a colour on paper too, and a picture over both', () => {
  const gradient = 'linear-gradient(red, blue)';
  const made = slideBackground({ ...noBackground, color: 'aqua' }, gradient, new Map());
  expect(made.css).toContain(`--slide-color:aqua;--slide-image:${gradient}`);
  expect(made.attributes).toBe(' data-background-color="aqua"');
  const hostile = slideBackground({ ...noBackground, color: 'aqua' }, 'url(x);}', new Map());
  expect(hostile.css).not.toContain('url');
});
