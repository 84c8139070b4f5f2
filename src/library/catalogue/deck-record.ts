import type { FileCheck, FolderCheck } from '../../model/build-record.ts';

/** Files and folders that something was made from. */
export interface KeptPlace {
  readonly files: readonly FileCheck[];
  readonly folders: readonly FolderCheck[];
}

/** What a catalogue keeps of a deck, so that a deck in which nothing changed is not compiled again. */
export interface DeckRecord {
  /** All that decides beside files. */
  readonly settings: string;
  readonly talk: KeptPlace;
  /** Files that came with Plenary: a name in `CatalogueRecord.shipped`. */
  readonly shipped: string;
  readonly error: string | null;
  /** Place, picture and title of each slide. */
  readonly slides: readonly (readonly [place: string, picture: string, title: string])[];
}

/** What a catalogue keeps of a library. */
export interface CatalogueRecord {
  /** Files of Plenary itself, which are the same for most decks. */
  readonly shipped: Readonly<Record<string, KeptPlace>>;
  /** By path. */
  readonly decks: Readonly<Record<string, DeckRecord>>;
}

const form = 'plenary catalogue 1';

/** A catalogue's record as text. @param code names the program: what another one has kept is not read */
export function formatCatalogueRecord({ shipped, decks }: CatalogueRecord, code: string): string {
  const used = new Set(Object.values(decks).map((deck) => deck.shipped));
  const kept = Object.fromEntries(Object.entries(shipped).filter(([name]) => used.has(name)));
  return `${form} ${code}\n${JSON.stringify({ shipped: kept, decks })}`;
}

/** Reads what was kept; nothing where it is not whole, or another program's. */
export function parseCatalogueRecord(bytes: Uint8Array | null, code: string): CatalogueRecord {
  const none: CatalogueRecord = { shipped: {}, decks: {} };
  if (bytes === null) return none;
  const text = new TextDecoder().decode(bytes);
  const end = text.indexOf('\n');
  if (text.slice(0, end) !== `${form} ${code}`) return none;
  try {
    return JSON.parse(text.slice(end + 1)) as CatalogueRecord;
  } catch {
    return none;
  }
}
