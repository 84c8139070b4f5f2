import { join } from 'node:path';
import { readdirSync } from 'node:fs';
import { pinOf } from '../util/slide-pin.ts';
import { readKept, replaceKept, type KeptFolder } from './cached-files.ts';

/** Texts of pinned slides, so that it can be told later how they read when they were pinned. */
export interface PinnedTexts {
  /** A text by the beginning of its pin; `null` where it was not kept. */
  readonly find: (pin: string) => string | null;
  readonly keep: (text: string) => void;
}

/** Texts in the user's cache folder, which need not exist. What cannot be kept is not there later. */
export function pinnedTexts(cache: string): PinnedTexts {
  const folder = join(cache, 'pins');
  const most = { files: 5000, bytes: 50_000_000 };
  const kept: KeptFolder = { folder, ours: /^[0-9a-f]{10}\.md$/, most, largest: 1_000_000 };
  const isText = (name: string) => (bytes: Buffer) => `${pinOf([bytes.toString()])}.md` === name;
  return {
    find: (pin) => {
      const name = namesIn(folder).find((one) => kept.ours.test(one) && one.startsWith(pin));
      return name === undefined ? null : (readKept(kept, name, isText(name))?.toString() ?? null);
    },
    keep: (text) => {
      const name = `${pinOf([text])}.md`;
      if (readKept(kept, name, isText(name)) === null) replaceKept(kept, name, Buffer.from(text));
    },
  };
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
