const fragment = /(<[a-z][^>]*\sclass=")((?:[^"]*\s)?fragment(?:\s[^"]*)?)("[^>]*>)/gi;

/** A slide's HTML in its last state, as showing all of its steps would leave it. */
export function complete(html: string): string {
  const last = lastSteps([...html.matchAll(fragment)].map(([tag]) => indexOf(tag)));
  let at = 0;
  return html.replace(fragment, (_, open: string, classes: string, end: string) => {
    const current = last.has(at++) ? ' current-fragment' : '';
    return `${open}${classes} visible${current}${end}`;
  });
}

/** Which fragments are the last step: those with an index come before those without, as Reveal counts them. */
function lastSteps(indexes: readonly (number | null)[]): ReadonlySet<number> {
  const plain = indexes.lastIndexOf(null);
  if (plain !== -1) return new Set([plain]);
  const most = Math.max(...indexes.map((index) => index ?? 0));
  return new Set(indexes.flatMap((index, at) => (index === most ? [at] : [])));
}

function indexOf(tag: string): number | null {
  const index = /\sdata-fragment-index="(\d+)"/.exec(tag)?.[1];
  return index === undefined ? null : Number(index);
}
