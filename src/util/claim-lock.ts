import type { ClaimResult, Lock, LockedDeck } from '../model/evidence.ts';
import type { Json, JsonObject, LocatedJson } from '../model/json.ts';
import type { SourceFile, Span } from '../model/text.ts';
import { mappedSource } from './mapped-text.ts';
import { escapePointer } from './json-pointer.ts';
import { readYaml } from './yaml.ts';

/** The file that keeps what claims read when they were last accepted, at the root. */
export const lockPath = 'plenary.lock.json';

/** What a lock file is: one that can be used, none, one that cannot be read, one that a later Plenary made. */
export type LockState =
  | { readonly kind: 'lock'; readonly lock: Lock }
  | { readonly kind: 'none' }
  | { readonly kind: 'broken'; readonly why: string; readonly span: Span }
  | { readonly kind: 'newer'; readonly version: number; readonly span: Span };

const noLock: Lock = { version: 1, decks: {} };

/** Reads `plenary.lock.json`. */
export function readLock(source: SourceFile | null): LockState {
  if (source === null) return { kind: 'none' };
  const { located, problems } = readYaml(mappedSource(source));
  const [problem] = problems;
  const start = { file: source.path, start: 0, end: Math.min(1, source.text.length) };
  if (problem !== undefined) return { kind: 'broken', why: problem.detail, span: problem.span ?? start };
  const { value, places } = located;
  if (!isObject(value)) return { kind: 'broken', why: 'it is no object', span: start };
  const at = (pointer: string): Span => places.get(pointer)?.value ?? start;
  const version = value['version'];
  if (typeof version === 'number' && version > 1) return { kind: 'newer', version, span: at('/version') };
  if (version !== 1) return { kind: 'broken', why: 'its `version` is not 1', span: at('/version') };
  const fault = faultIn(located);
  if (fault !== null) return { kind: 'broken', why: 'this is not what Plenary writes here', span: at(fault) };
  return { kind: 'lock', lock: value as unknown as Lock };
}

/** The place of the first part that is of a wrong kind; `null` where all is well. */
function faultIn({ value }: LocatedJson): string | null {
  const decks = (value as JsonObject)['decks'];
  if (!isObject(decks)) return '/decks';
  for (const [deck, entry] of Object.entries(decks)) {
    const pointer = `/decks/${escapePointer(deck)}`;
    const claims = isObject(entry) ? entry['claims'] : undefined;
    if (!isObject(claims)) return pointer;
    for (const [key, values] of Object.entries(claims)) {
      if (!isObject(values) || Object.values(values).some((text) => typeof text !== 'string'))
        return `${pointer}/claims/${escapePointer(key)}`;
    }
  }
  return null;
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A claim's name in the lock. */
export function lockKey(slide: string, expression: string): string {
  return `${slide}: ${expression.replace(/\s+/g, ' ')}`;
}

/** The slide of a claim in the lock: ids have no colon. */
function slideOf(key: string): string {
  return key.slice(0, key.indexOf(': '));
}

/** What a claim read when it was last accepted; `null` where it never was. */
export function acceptedValues(lock: Lock | null, deck: string, key: string): ReadonlyMap<string, string> | null {
  const entry = own(own(lock?.decks ?? {}, deck)?.claims ?? {}, key);
  return entry === undefined ? null : new Map(Object.entries(entry));
}

function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/**
 * The lock with what this deck's claims read now. Claims that do not hold keep what was accepted of them; claims that
 * are gone are dropped, but for those of slides that only other variants show; other decks stay as they are.
 * @param isElsewhere whether a slide is in other variants alone
 */
export function acceptClaims(
  lock: Lock | null,
  deck: string,
  results: readonly ClaimResult[],
  isElsewhere: (slide: string) => boolean = () => false,
): Lock {
  const before = own(lock?.decks ?? {}, deck)?.claims ?? {};
  const claims = new Map<string, Readonly<Record<string, string>>>();
  for (const { slide, claim, verdict, values } of results) {
    const key = lockKey(slide, claim.expression);
    const kept = own(before, key);
    if (verdict === 'holds') claims.set(key, sorted(values));
    else if (kept !== undefined && !claims.has(key)) claims.set(key, kept);
  }
  for (const [key, kept] of Object.entries(before))
    if (!claims.has(key) && isElsewhere(slideOf(key))) claims.set(key, kept);
  const decks = new Map<string, LockedDeck>(Object.entries((lock ?? noLock).decks));
  if (claims.size === 0) decks.delete(deck);
  else decks.set(deck, { claims: sorted(claims) });
  return { version: 1, decks: sorted(decks) };
}

/** The text of `plenary.lock.json`, keys in the order of code units. */
export function formatLock({ version, decks }: Lock): string {
  return `${JSON.stringify({ version, decks }, null, 2)}\n`;
}

function sorted<T>(map: ReadonlyMap<string, T>): Readonly<Record<string, T>> {
  const record: Record<string, T> = Object.create(null);
  for (const key of [...map.keys()].sort()) record[key] = map.get(key) as T;
  return record;
}
