/** A start tag of our own making: attributes in double quotes, no `>` in them. */
const startTag = /<[a-z][\w-]*\b[^>]*>/gi;

/**
 * Numbers the steps of a slide that has a chart which builds up. Reveal shows what has a number before all that has
 * none, so here everything gets one, in the order in which it stands; what the author numbered appears with the step
 * of that number. Other slides stay as they are.
 * @param html of a slide; a stepped chart is a `figure` with `data-steps`, its groups numbered from 0
 */
export function numberFragments(html: string): string {
  if (!html.includes(' data-steps="')) return html;
  let next = 0;
  let first = 0;
  return html.replace(startTag, (tag) => {
    const steps = /^<figure\b[^>]*\sdata-steps="(\d+)"/.exec(tag)?.[1];
    if (steps !== undefined) {
      first = next + Number(isFragment(tag) && !indexOf(tag));
      const numbered = numberTag(tag, () => next++);
      next += Number(steps);
      return numbered;
    }
    if (/^<g class="fragment [^"]*chart-step/.test(tag))
      return tag.replace(/ data-fragment-index="(\d+)"/, (_, index: string) => at(first + Number(index)));
    return numberTag(tag, () => next++);
  });
}

function numberTag(tag: string, next: () => number): string {
  if (!isFragment(tag) || indexOf(tag)) return tag;
  return tag.replace(/\s*\/?>$/, (end) => at(next()) + end);
}

function isFragment(tag: string): boolean {
  const classes = /\sclass="([^"]*)"/.exec(tag)?.[1] ?? '';
  return classes.split(/\s+/).includes('fragment');
}

function indexOf(tag: string): boolean {
  return /\sdata-fragment-index="\d+"/.test(tag);
}

function at(index: number): string {
  return ` data-fragment-index="${index}"`;
}
