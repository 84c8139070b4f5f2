import type { Trace, TraceClaim } from '../model/evidence.ts';
import { pairUp, type Likeness, type Paired } from './pairs.ts';
import type { ClaimChange } from './talk-diff.ts';

interface PlacedClaim {
  readonly slide: string;
  readonly claim: TraceClaim;
}

/**
 * Claims that turned, came, went or say something else.
 * @param newId the new id of each old slide that is in both versions
 */
export function compareClaims(old: Trace, now: Trace, newId: ReadonlyMap<string, string>): readonly ClaimChange[] {
  const before = placed(old, (id) => newId.get(id) ?? id);
  const after = placed(now, (id) => id);
  const keys: readonly Likeness<PlacedClaim>['key'][] = [
    ({ slide, claim }) => JSON.stringify([slide, claim.expression]),
    ({ slide, claim }) => JSON.stringify([slide, claim.words]),
    ({ claim }) => claim.expression,
  ];
  let left: Paired<PlacedClaim> = { pairs: [], old: before, new: after };
  const pairs = keys.flatMap((key) => {
    left = pairUp(left.old, left.new, { key, same: ({ claim }) => claim.words });
    return left.pairs;
  });
  return [
    ...pairs.flatMap(([from, to]) => changeOf(from, to)),
    ...left.new.map(({ slide, claim }) => alone('added', slide, claim)),
    ...left.old.map(({ slide, claim }) => alone('removed', slide, claim)),
  ];
}

function placed(trace: Trace, idOf: (id: string) => string): readonly PlacedClaim[] {
  return trace.slides.flatMap(({ id, claims }) => claims.map((claim) => ({ slide: idOf(id), claim })));
}

function changeOf(from: PlacedClaim, to: PlacedClaim): readonly ClaimChange[] {
  const { words, expression, holds } = to.claim;
  const rewritten = from.claim.expression !== expression || from.claim.words !== words;
  if (from.claim.holds === holds && !rewritten) return [];
  const kind = from.claim.holds === holds ? 'rewritten' : holds ? 'holds' : 'fails';
  const values = differing(from.claim.values, to.claim.values);
  return [{ kind, slide: to.slide, words, expression, oldExpression: from.claim.expression, holds, values }];
}

function differing(old: TraceClaim['values'], now: TraceClaim['values']): ClaimChange['values'] {
  const before = new Map(Object.entries(old));
  const after = new Map(Object.entries(now));
  return [...new Set([...after.keys(), ...before.keys()])]
    .map((name) => ({ name, old: before.get(name) ?? null, new: after.get(name) ?? null }))
    .filter((value) => value.old !== value.new);
}

function alone(kind: 'added' | 'removed', slide: string, { words, expression, holds }: TraceClaim): ClaimChange {
  return { kind, slide, words, expression, oldExpression: kind === 'added' ? null : expression, holds, values: [] };
}
