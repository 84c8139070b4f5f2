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

/** Whether a dialog is open. All are children of the body: a selector would look through every slide at each key. */
export function dialogIsOpen(): boolean {
  for (let one = document.body.firstElementChild; one !== null; one = one.nextElementSibling) {
    if (one instanceof HTMLDialogElement && one.open) return true;
  }
  return false;
}

/** The slides of the talk in order, vertical ones included, stacks not. */
export function slideElements(root: ParentNode = document): HTMLElement[] {
  const slides = root.querySelector('.slides');
  return slides === null ? [] : sectionsIn(slides).flatMap((one) => [sectionsIn(one), [one]].find(isSome) ?? []);
}

/** Sections stand directly in `.slides` or in a stack; drawings need not be looked through for them. */
function sectionsIn(parent: Element): HTMLElement[] {
  return [...parent.children].filter((one): one is HTMLElement => one.nodeName === 'SECTION');
}

function isSome(list: readonly unknown[]): boolean {
  return list.length > 0;
}

/** Runs when a button or other element is clicked. */
export function onClick(target: HTMLElement, run: () => void): void {
  target.addEventListener('click', run);
}
