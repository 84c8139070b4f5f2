/** The name of a slot; `null` for what is none. */
export function slotName(element: Element): string | null {
  return /(?:^|\s)slot-([\w-]+)/.exec(element.getAttribute('class') ?? '')?.[1] ?? null;
}

/** Names a layout with the slots that a slide has of it, and whether it stands on a dark ground. */
export function layoutKey(section: Element, root: Element): string {
  const slots = [...root.children].flatMap((child) => slotName(child) ?? []).filter((name) => name !== 'source');
  return keyOf(layoutName(root), slots, section.matches('.has-dark-background'));
}

/** The name of a layout with some of its slots. */
export function keyOf(name: string, slots: readonly string[], dark: boolean): string {
  return `${name}(${slots.join(',')})${dark ? ' on dark' : ''}`;
}

/** The layout that an element says it has. */
export function layoutName(root: Element): string {
  return /(?:^|\s)layout-([\w-]+)/.exec(root.getAttribute('class') ?? '')?.[1] ?? 'content';
}
