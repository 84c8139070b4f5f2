import type { Guest, Guests } from '../model/deck.ts';
import type { Diagnostic, Staged } from '../model/diagnostic.ts';
import type { LocatedJson } from '../model/json.ts';
import type { DeckSettings } from '../model/settings.ts';
import type { SlideHome } from './placed-homes.ts';
import { readAbbreviations, readPlacedList, readPlacedMap, valuesPart } from './settings/evidence-settings.ts';
import { settingKeys, settingValue } from './settings/read-settings.ts';

/** Settings that belong to what slides say, and go with them. */
const ofContent = ['values', 'estimates', 'abbreviations', 'names', 'colors'];

/**
 * Tells the slides that keep what belongs to another talk: data of its home, and settings of its deck about what slides say.
 * @param ids, homes in the order of the slides
 */
export function guestsOf(
  { ids, homes }: { readonly ids: readonly string[]; readonly homes: readonly (SlideHome | null)[] },
  settings: DeckSettings,
): Staged<Guests | undefined> {
  const diagnostics: Diagnostic[] = [];
  const all = new Map<string, Guest>();
  const bySlide = new Map<string, string>();
  homes.forEach((home, i) => {
    if (home === null) return;
    const { folder, deck, block } = home;
    if (folder === '' && !settingKeys(block).some((key) => ofContent.includes(key))) return;
    const key = `${folder}\n${deck ?? ''}`;
    bySlide.set(ids[i] as string, key);
    if (all.has(key)) return;
    const made = withContent(settings, block);
    diagnostics.push(...made.diagnostics);
    const path = folder === '' || deck === null ? deck : deck.slice(folder.length + 1);
    all.set(key, { home: folder, deck: path ?? '', settings: made.value });
  });
  return { value: all.size === 0 ? undefined : { all, bySlide }, diagnostics };
}

function withContent(settings: DeckSettings, block: LocatedJson): Staged<DeckSettings> {
  const isThere = (key: string): boolean => settingValue(block, key) !== undefined;
  const abbreviations = readAbbreviations(block);
  const names = readPlacedList(block, 'names');
  const colors = readPlacedMap(block, 'colors');
  return {
    value: {
      ...settings,
      values: valuesPart(block),
      abbreviations: abbreviations.value,
      names: names.value.map(({ text }) => text),
      colors: colors.value,
      // Its words are its own in every language.
      ...(settings.original === undefined
        ? {}
        : { original: { ...settings.original, abbreviations: abbreviations.value } }),
    },
    diagnostics: [
      ...(isThere('abbreviations') ? abbreviations.diagnostics : []),
      ...(isThere('names') ? names.diagnostics : []),
      ...(isThere('colors') ? colors.diagnostics : []),
    ],
  };
}
