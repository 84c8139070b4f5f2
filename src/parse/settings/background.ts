import { diagnose } from '../../diagnostics/diagnose.ts';
import type { Diagnostic, Staged } from '../../model/diagnostic.ts';
import type { LocatedJson } from '../../model/json.ts';
import type { Background } from '../../model/settings.ts';
import type { Span } from '../../model/text.ts';
import { extensionOf, resolveReference } from '../../util/paths.ts';
import { flag, text, type Check, type Setting, type SettingsTable } from './check.ts';
import { isColor } from '../../util/css-colors.ts';
import { isMap, readSettings, settingValue, under, valueSpan } from './read-settings.ts';

const color: Check<string> = {
  expected: 'a colour such as `navy`, `#1a2233` or `rgb(0 0 0 / 50%)`',
  hint: null,
  schema: { type: 'string' },
  read: (value) => (typeof value === 'string' && isColor(value) ? value.trim() : undefined),
};

const opacity: Check<number> = {
  expected: 'a number from 0 to 1',
  hint: null,
  schema: { type: 'number', minimum: 0, maximum: 1 },
  read: (value) => (typeof value === 'number' && value >= 0 && value <= 1 ? value : undefined),
};

const size: Check<string> = {
  expected: '`cover`, `contain`, `auto` or lengths such as `50%` or `300px 200px`',
  hint: null,
  schema: { type: 'string', examples: ['cover', 'contain', '50%'] },
  read: (value) => (typeof value === 'string' && sizes.test(value) ? value : undefined),
};

const sizes =
  /^(?:cover|contain|(?:auto|\d{1,5}(?:\.\d{1,3})?(?:%|px|em|rem|vw|vh))(?: (?:auto|\d{1,5}(?:\.\d{1,3})?(?:%|px|em|rem|vw|vh)))?)$/;

/** Every key of a `background` that is a map. */
export const backgroundTable = {
  color: { doc: 'Colour behind the slide.', check: color },
  image: { doc: 'Path of a picture behind the slide.', check: text },
  opacity: { doc: 'How strong the picture is, from 0 to 1.', check: opacity },
  size: { doc: 'Size of the picture or film: `cover`, `contain`, or lengths.', check: size },
  video: { doc: 'Path of a film behind the slide.', check: text },
  loop: { doc: 'Let the film begin again at its end.', check: flag },
  muted: { doc: 'Play the film without its sound.', check: flag },
} satisfies Record<string, Setting<unknown>> & SettingsTable;

/** No background. */
export const noBackground: Background = {
  ...{ color: null, image: null, opacity: null, size: null },
  ...{ video: null, loop: null, muted: null },
};

/** The `background` of a slide's settings: a colour, the path of an image, or a map of both. */
export function readBackground(block: LocatedJson, key = 'background'): Staged<Background | null> {
  const value = settingValue(block, key);
  const span = valueSpan(block, key);
  if (typeof value === 'string' && span !== null) return backgroundWord(value, span);
  if (value === undefined || !isMap(value)) return { value: null, diagnostics: [] };
  const located = under(block, key);
  const { value: parts, diagnostics } = readSettings(backgroundTable, located);
  const file = (name: 'image' | 'video'): Staged<Background['image']> => {
    const place = valueSpan(located, name);
    const path = parts[name];
    return path === null || place === null ? { value: null, diagnostics: [] } : backgroundImage(path, place);
  };
  const image = file('image');
  const video = file('video');
  return {
    value: { ...parts, image: image.value, video: video.value },
    diagnostics: [...diagnostics, ...image.diagnostics, ...video.diagnostics],
  };
}

/** A background of one word: a colour, else the path of an image. */
export function backgroundWord(word: string, span: Span): Staged<Background | null> {
  if (isColor(word)) return { value: { ...noBackground, color: word.trim() }, diagnostics: [] };
  const isPath = /[/\\]|^\w+:/.test(word) || /^(?:png|jpe?g|gif|svg|webp|avif|bmp)$/.test(extensionOf(word));
  if (!isPath) return { value: null, diagnostics: [diagnose('parse/background', span, { value: word })] };
  const image = backgroundImage(word, span);
  return { value: { ...noBackground, image: image.value }, diagnostics: image.diagnostics };
}

/** The picture or film behind a slide: its path as written, once it may be followed. */
export function backgroundImage(path: string, span: Span): Staged<Background['image']> {
  const resolved = resolveReference(span.file, path);
  if (resolved.ok) return { value: { path, span }, diagnostics: [] };
  const diagnostics: Diagnostic[] = [diagnose('parse/background-image', span, { path, why: resolved.why })];
  return { value: null, diagnostics };
}
