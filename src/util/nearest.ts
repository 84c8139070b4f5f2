/**
 * The candidate that a misspelt name most likely meant, or `null` where none is near.
 * Near is a difference of case or space, or at most a third of the letters changed, dropped, added or swapped
 * (optimal string alignment, Damerau 1964).
 */
export function nearest(name: string, candidates: Iterable<string>): string | null {
  const wanted = fold(name);
  let best: string | null = null;
  let bestDistance = Infinity;
  for (const candidate of candidates) {
    const folded = fold(candidate);
    const limit = Math.max(1, Math.floor(Math.max(wanted.length, folded.length) / 3));
    if (Math.abs(folded.length - wanted.length) > limit) continue;
    const distance = folded === wanted ? 0 : editDistance(wanted, folded);
    if (distance <= limit && distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** The candidates that are equally near to a misspelt name, in their order; see {@link nearest}. */
export function allNearest(name: string, candidates: Iterable<string>): readonly string[] {
  const list = [...candidates];
  const best = nearest(name, list);
  if (best === null) return [];
  const wanted = fold(name);
  const distance = editDistance(wanted, fold(best));
  return list.filter((other) => other === best || editDistance(wanted, fold(other)) === distance);
}

/** Names of which more than this are equally near say nothing. */
const mostNear = 4;

/** ``did you mean `x` or `y`?``: all that are equally near; `null` where nothing is, or too much. */
export function didYouMeanAny(name: string, candidates: Iterable<string>): string | null {
  const near = allNearest(name, candidates).map((candidate) => `\`${candidate}\``);
  if (near.length === 0 || near.length > mostNear) return null;
  const last = near.pop() as string;
  return `did you mean ${near.length === 0 ? last : `${near.join(', ')} or ${last}`}?`;
}

/** `Did you mean "x"?`, or `null` where nothing is near. */
export function didYouMean(name: string, candidates: Iterable<string>): string | null {
  const near = nearest(name, candidates);
  return near === null ? null : `did you mean \`${near}\`?`;
}

function fold(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, '_');
}

/** Letters changed, dropped, added or swapped between two words (optimal string alignment). */
export function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min((above[j] as number) + 1, (row[j - 1] as number) + 1, (above[j - 1] as number) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] as number) + 1);
      row.push(cost);
    }
    before = above;
    above = row;
  }
  return above[b.length] as number;
}
