/** Properties of an element by name, attributes with a dash included; `class` and `text` are what they say. */
export type Attributes = Readonly<Record<string, string | boolean>>;

/** Makes an element. Text is set as text, never parsed. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  children: readonly (Node | string)[] = [],
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'text') made.textContent = String(value);
    else if (typeof value === 'boolean') made.toggleAttribute(name, value);
    else made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

/** The slides of the talk in order, vertical ones included, stacks not. */
export function slideElements(root: ParentNode = document): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>('.slides section')].filter((s) => s.querySelector('section') === null);
}

/** Runs when a button or other element is clicked. */
export function onClick(target: HTMLElement, run: () => void): void {
  target.addEventListener('click', run);
}
