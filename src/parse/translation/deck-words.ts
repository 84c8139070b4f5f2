import { diagnose } from '../../diagnostics/diagnose.ts';
import type { Staged } from '../../model/diagnostic.ts';
import type { Json, JsonPlace, LocatedJson } from '../../model/json.ts';
import { isMap, keySpan, settingKeys, settingValue, valueSpan } from '../settings/read-settings.ts';
import { overlay } from './overlay.ts';

/** Settings of a talk that are words, and may be other words in another language. */
export const deckWords = [
  ...['title', 'subtitle', 'author', 'date', 'footer', 'licence', 'source', 'tags'],
  ...['abbreviations', 'names'],
] as const;

/**
 * The settings of a talk in its translation: words that the translated file gives take the place of the original's; of
 * abbreviations and names both are known.
 * @param lang the language that is asked for
 */
export function deckInTranslation(original: LocatedJson, translation: LocatedJson, lang: string): Staged<LocatedJson> {
  const shared = settingKeys(translation).filter(
    (key) => !deckWords.some((word) => word === key) && key !== 'lang' && !key.startsWith('x-'),
  );
  const given = settingValue(translation, 'lang');
  const isOther = given !== undefined && String(given).toLowerCase() !== lang.toLowerCase();
  return {
    value: inLanguage(namesOfBoth(overlay(original, without(translation, [...shared, 'lang'])), original), lang),
    diagnostics: [
      ...shared.map((key) =>
        diagnose('parse/translation-setting', keySpan(translation, key), { key, words: [...deckWords] }),
      ),
      ...(isOther
        ? [diagnose('parse/translation-lang', valueSpan(translation, 'lang'), { given: String(given), lang })]
        : []),
    ],
  };
}

/** The settings of a talk with another language. */
export function inLanguage(block: LocatedJson, lang: string): LocatedJson {
  if (!isMap(block.value)) return block;
  return { value: { ...block.value, lang }, places: block.places };
}

function without(block: LocatedJson, keys: readonly string[]): LocatedJson {
  if (!isMap(block.value)) return block;
  const value: Record<string, Json> = Object.create(null);
  for (const [key, part] of Object.entries(block.value)) if (!keys.includes(key)) value[key] = part;
  return { value, places: block.places };
}

/** Names with digits are names in every language. */
function namesOfBoth(block: LocatedJson, original: LocatedJson): LocatedJson {
  const [own, all] = [settingValue(original, 'names'), settingValue(block, 'names')];
  if (!Array.isArray(own) || !Array.isArray(all) || all === own) return block;
  const places = new Map<string, JsonPlace>(block.places);
  own.forEach((_, i) => {
    const place = original.places.get(`/names/${i}`);
    if (place !== undefined) places.set(`/names/${all.length + i}`, place);
  });
  return { value: { ...(block.value as object), names: [...all, ...own] }, places };
}
