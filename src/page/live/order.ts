import { isStack, type LiveTalk } from './live-talk.ts';

/**
 * Puts the slides into the page as the lists say: those that stand under each other in a section of their own. What is
 * in its place stays there.
 */
export function arrangeSlides(root: Element, { leaves, vertical }: LiveTalk): void {
  const wanted = new Set<Element>(leaves);
  for (const leaf of leavesIn(root)) if (!wanted.has(leaf)) leaf.remove();
  const used = new Set<Element>();
  let next = root.firstElementChild;
  for (const group of groups(leaves, vertical)) {
    const place = group.length === 1 ? (group[0] as Element) : stackOf(group, used);
    used.add(place);
    // A stack may have taken what stood here.
    if (next !== null && next.parentElement !== root)
      next = [...root.children].find((child) => !used.has(child)) ?? null;
    if (next === place) next = place.nextElementSibling;
    else root.insertBefore(place, next);
  }
  for (const child of [...root.children]) if (!used.has(child)) child.remove();
}

function leavesIn(root: Element): readonly Element[] {
  return [...root.children].flatMap((child) =>
    [...child.children].some(isStack) ? [...child.children].filter(isStack) : [child],
  );
}

function groups(leaves: readonly Element[], vertical: readonly boolean[]): readonly (readonly Element[])[] {
  const found: Element[][] = [];
  leaves.forEach((leaf, i) => {
    if (vertical[i] === true && found.length > 0) found.at(-1)?.push(leaf);
    else found.push([leaf]);
  });
  return found;
}

function stackOf(group: readonly Element[], used: ReadonlySet<Element>): Element {
  const [first] = group as readonly [Element];
  const parent = first.parentElement;
  const stack = parent !== null && isStack(parent) && !used.has(parent) ? parent : document.createElement('section');
  group.forEach((leaf, i) => {
    if (stack.children[i] !== leaf) stack.insertBefore(leaf, stack.children[i] ?? null);
  });
  return stack;
}
