import { diagnose } from '../diagnostics/diagnose.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Span } from '../model/text.ts';
import { byIdentity } from '../util/by-identity.ts';
import { writtenFile } from '../util/slide-text.ts';

/** What an id is made from. */
export interface IdWish {
  /** The id that the author gave, and where. */
  readonly given: { readonly id: string; readonly span: Span } | null;
  /** The words that an id is made of where none is given. */
  readonly words: string;
  /** The variants that show the slide; left out: all. */
  readonly variants?: readonly string[];
}

/** Ids in the order of the slides, and what is wrong with those that were wished for. */
export interface GivenIds {
  readonly ids: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Whether two wishes are one and the same, or ask for an id of the same words. */
export function isSameWish(a: IdWish, b: IdWish): boolean {
  if (a === b) return true;
  const isPlain = a.given === null && b.given === null && a.variants === undefined && b.variants === undefined;
  return isPlain && a.words === b.words;
}

/** The beginning of ids that belong to the page. */
const reserved = 'plenary-';

/** UTF-16 units of an id made from words. */
const longestSlug = 60;

/**
 * Gives every slide an id of its own: the one its author gave, else one made from its words. Made ids give way to
 * given ones, and do not depend on the slide's number where the slide has words.
 */
export function assignIds(wishes: readonly IdWish[]): GivenIds {
  const diagnostics: Diagnostic[] = [];
  const owners: Owners = new Map();
  const given = wishes.map(({ given: wish, variants }) =>
    wish === null ? null : takeGiven({ ...wish, variants: variants ?? null }, owners, diagnostics),
  );
  const used = new Set(owners.keys());
  const counts = new Map<string, number>();
  const ids = wishes.map((wish, i) => given[i] ?? unused(slugOf(wish) || `slide-${i + 1}`, used, counts));
  return { ids, diagnostics: oncePerPlace(diagnostics) };
}

const slugOf = byIdentity(({ given, words }: IdWish) => slug(given?.id ?? words));

/** A file that is included twice has its faults once. */
function oncePerPlace(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const places = new Map(diagnostics.toReversed().map((found) => [`${found.span?.start} ${found.span?.file}`, found]));
  return [...places.values()].reverse();
}

/** A given id with its place and the variants that show its slide; `null` for all. */
interface GivenId {
  readonly id: string;
  readonly span: Span;
  readonly variants: readonly string[] | null;
}

/** Slides by the ids that they are given: several of one id where no variant shows two of them. */
type Owners = Map<string, GivenId[]>;

/** The id as given where it is good and free, else `null`. */
function takeGiven(given: GivenId, owners: Owners, diagnostics: Diagnostic[]): string | null {
  const { span, variants } = given;
  const id = given.id.normalize('NFC');
  const fault = faultOf(id);
  if (fault !== null) {
    diagnostics.push(diagnose('parse/bad-id', span, { id, fault, better: slug(id.replace(/^(?:plenary-)+/, '')) }));
    return null;
  }
  const all = owners.get(id) ?? [];
  const owner = all.find((other) => areTogether(other.variants, variants));
  if (owner === undefined) {
    owners.set(id, [...all, given]);
    return id;
  }
  // A file that is included twice brings its ids twice: that is no slip of its author.
  const sameLine = owner.span.file === span.file && owner.span.start === span.start;
  if (!sameLine)
    diagnostics.push(
      diagnose(
        'parse/duplicate-id',
        span,
        { id, file: writtenFile(owner.span.file) === writtenFile(span.file) ? null : writtenFile(span.file) },
        [{ message: 'the first slide with this id', span: owner.span }],
      ),
    );
  return null;
}

/** Whether one variant shows both of two slides; a slide that none shows stands in nobody's way. */
function areTogether(a: GivenId['variants'], b: GivenId['variants']): boolean {
  if (a === null || b === null) return (a ?? b)?.length !== 0;
  return a.some((name) => b.includes(name));
}

/** What is wrong with an id, as the end of a sentence that begins with it; `null` for a good one. */
function faultOf(id: string): string | null {
  if (id.startsWith(reserved)) return `begins with \`${reserved}\`, which belongs to the page`;
  if (/^\d*$/.test(id)) return 'would be taken for the number of a slide';
  if (/\s/.test(id)) return 'has a space in it';
  const odd = /[^\p{L}\p{M}\p{N}_.-]/u.exec(id)?.[0];
  if (odd !== undefined) return `has \`${odd}\` in it`;
  return id.length > 100 ? 'is longer than 100 letters' : null;
}

/** Letters and digits of any script, joined with hyphens; `''` where there are none. */
export function slug(words: string): string {
  const joined = words
    .normalize('NFC')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  const cut =
    joined.length <= longestSlug
      ? joined
      : joined
          .slice(0, longestSlug + 1)
          .replace(/-[^-]*$/, '')
          .slice(0, longestSlug);
  const whole = cut.replace(/[\ud800-\udbff]$/, '').replace(/-$/, '');
  return /^\d+$/.test(whole) || whole.startsWith(reserved) ? `slide-${whole}` : whole;
}

function unused(base: string, used: Set<string>, counts: Map<string, number>): string {
  let count = counts.get(base) ?? 1;
  let id = base;
  while (used.has(id)) id = `${base}-${++count}`;
  counts.set(base, count);
  used.add(id);
  return id;
}
