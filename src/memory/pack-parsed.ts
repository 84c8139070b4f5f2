import type { Json } from '../model/json.ts';
import type { ParsedPiece } from '../parse/parse-memory.ts';

/** A slide as it was read, from what was kept of it: objects of its charts have no prototype, as when they are read. */
export function unpackParsed(kept: ParsedPiece): ParsedPiece {
  for (const { source } of kept.slide.charts) losePrototypes(source.value);
  return kept;
}

function losePrototypes(value: Json): void {
  if (value === null || typeof value !== 'object') return;
  if (!Array.isArray(value)) Object.setPrototypeOf(value, null);
  for (const part of Object.values(value)) losePrototypes(part as Json);
}
