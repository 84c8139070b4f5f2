import type { FileSystem } from '../model/effects.ts';
import type { FontKit } from '../model/fonts.ts';
import { byIdentity } from '../util/by-identity.ts';

/**
 * Opens the fonts that ship: reads which character is in which piece. Pieces are read when a talk asks for them.
 * @throws where the installation is not complete; nothing that a user writes can cause it
 */
export async function loadFonts(fs: Pick<FileSystem, 'shipped'>): Promise<FontKit> {
  const index = readIndex(await fs.shipped('lib/fonts/index.json'));
  const files = new Map<string, Promise<Uint8Array>>();
  return {
    inputs: index.inputs,
    families: index.families,
    read(file) {
      let bytes = files.get(file);
      if (bytes === undefined) files.set(file, (bytes = fs.shipped(`lib/fonts/${file}`)));
      return bytes;
    },
  };
}

const readIndex = byIdentity(
  (bytes: Uint8Array) => JSON.parse(new TextDecoder().decode(bytes)) as Omit<FontKit, 'read'>,
);
