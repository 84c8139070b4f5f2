import type { Attribution } from '../model/credit.ts';
import type { ParsedFile } from './parse-file.ts';
import { deckTable } from './settings/deck-table.ts';
import { settingKeys, settingValue } from './settings/read-settings.ts';

/** What the settings at the top of an included file say of its slides; `null` where it has none, and is a part of a talk. */
export function ownerOf({ block }: Pick<ParsedFile, 'block'>): Attribution | null {
  if (settingKeys(block).length === 0) return null;
  const word = (key: 'author' | 'licence' | 'source' | 'title'): string | null => {
    const value = settingValue(block, key);
    return value === undefined ? null : (deckTable[key].check.read(value) ?? null);
  };
  return { author: word('author'), licence: word('licence'), source: word('source'), talk: word('title') };
}
