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

/** The name of a claim where a variant reads something else than the others: `slide (short): expression`. */
function variantKey(key: string, variant: string): string {
  const at = key.indexOf(': ');
  return `${key.slice(0, at)} (${variant})${key.slice(at)}`;
}

/** The slide and the variant that a claim's name in the lock says: neither holds a colon or a blank. */
function readKey(key: string): { readonly slide: string; readonly variant: string | null; readonly plain: string } {
  const at = key.indexOf(': ');
  const [, slide = key.slice(0, at), variant = null] = /^(.*) \((.*)\)$/.exec(key.slice(0, at)) ?? [];
  return { slide, variant, plain: slide + key.slice(at) };
}

/** What a claim read when it was last accepted, in this variant or else at all; `null` where it never was. */
export function acceptedValues(
  lock: Lock | null,
  deck: string,
  { key, variant = null }: { readonly key: string; readonly variant?: string | null },
): ReadonlyMap<string, string> | null {
  const claims = own(lock?.decks ?? {}, deck)?.claims ?? {};
  const entry = (variant === null ? undefined : own(claims, variantKey(key, variant))) ?? own(claims, key);
  return entry === undefined ? null : new Map(Object.entries(entry));
}

function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** What the claims of a talk gave, or those of one of its variants. */
export interface ClaimRun {
  readonly variant: string | null;
  readonly results: readonly ClaimResult[];
}

/** The variants that a talk has, beside those whose claims are accepted. */
export interface OtherVariants {
  readonly variants: readonly string[];
  /** Whether other variants alone show a slide, or show something else of it. */
  readonly isElsewhere: (slide: string) => boolean;
  /** The runs are of all variants: nothing else is in any of them. */
  readonly isWhole: boolean;
}

const noVariants: OtherVariants = { variants: [], isElsewhere: () => false, isWhole: false };

type Values = Readonly<Record<string, string>>;

/**
 * The lock with what this deck's claims read now. Claims that do not hold keep what was accepted of them; claims that
 * are gone are dropped, but for those of slides that only other variants show; other decks stay as they are.
 * A claim has one entry for all variants, that of the first, and one more for each that reads something else.
 * @param runs in the order of the variants
 */
export function acceptClaims(
  lock: Lock | null,
  deck: string,
  runs: readonly ClaimRun[],
  others: OtherVariants = noVariants,
): Lock {
  const before = own(lock?.decks ?? {}, deck)?.claims ?? {};
  const claims = new Map<string, Values>();
  for (const { variant, results } of runs) {
    const isFirst = variant === null || variant === others.variants[0];
    for (const { slide, claim, verdict, values } of results) {
      const key = lockKey(slide, claim.expression);
      const former = own(before, key);
      if (!others.isWhole && !isFirst && former !== undefined && !claims.has(key)) claims.set(key, former);
      const kept = (variant === null ? undefined : own(before, variantKey(key, variant))) ?? former;
      const now = verdict === 'holds' ? sorted(values) : kept;
      if (now === undefined) continue;
      const shared = claims.get(key);
      if (shared === undefined || (variant === null && verdict === 'holds')) claims.set(key, now);
      else if (variant !== null && !isAlike(shared, now)) claims.set(variantKey(key, variant), now);
    }
  }
  for (const [key, kept] of Object.entries(before))
    if (!claims.has(key) && staysInOthers(key, { kept, claims, runs, others })) claims.set(key, kept);
  const decks = new Map<string, LockedDeck>(Object.entries((lock ?? noLock).decks));
  if (claims.size === 0) decks.delete(deck);
  else decks.set(deck, { claims: sorted(claims) });
  return { version: 1, decks: sorted(decks) };
}

/** Whether an entry is about what variants show that were not looked at. */
function staysInOthers(
  key: string,
  around: {
    readonly kept: Values;
    readonly claims: ReadonlyMap<string, Values>;
    readonly runs: readonly ClaimRun[];
    readonly others: OtherVariants;
  },
): boolean {
  const { kept, claims, runs, others } = around;
  const { slide, variant, plain } = readKey(key);
  if (others.isWhole) return false;
  if (variant === null) return others.isElsewhere(slide);
  if (!others.variants.includes(variant) || runs.some((run) => run.variant === variant)) return false;
  const shared = claims.get(plain);
  return shared === undefined ? others.isElsewhere(slide) : !isAlike(shared, kept);
}

function isAlike(a: Values, b: Values): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => own(b, name) === a[name]);
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
