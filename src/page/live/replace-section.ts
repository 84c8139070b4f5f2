import { showSteps } from '../fragments.ts';

/** What Reveal keeps on a section. */
const reveals = new Set(['class', 'style', 'hidden', 'inert', 'aria-hidden', 'data-fragment', 'data-previous-indexv']);
const revealsClass = /^(?:past|present|future|stack|has-(?:dark|light)-background)$/;

/** What became of a slide. */
export interface Replaced {
  /** What says how it looks from outside: background, transition, classes. */
  readonly attributes: boolean;
}

/**
 * Gives a slide new content. What is the same stays the same element: a film plays on, a picture is not loaded again,
 * what was scrolled stays scrolled.
 * @param step index of the last step that is shown; the new content comes with it, so that nothing fades in
 */
export function replaceSection(section: HTMLElement, html: string, step: number): Replaced {
  const fresh = parseSection(html);
  showSteps(fresh, step);
  const attributes = copySectionAttributes(section, fresh);
  morphChildren(section, fresh);
  return { attributes };
}

/** The element of a section. */
export function parseSection(html: string): HTMLElement {
  const template = document.createElement('template');
  template.innerHTML = html;
  return template.content.firstElementChild as HTMLElement;
}

/** The elements of some sections. */
export function parseSections(html: readonly string[]): readonly HTMLElement[] {
  const template = document.createElement('template');
  template.innerHTML = html.join('');
  const { children } = template.content;
  // One that is not closed would hold the next.
  return children.length === html.length ? ([...children] as HTMLElement[]) : html.map(parseSection);
}

/** Gives a slide new notes; empty takes them away. */
export function replaceNotes(section: HTMLElement, html: string): void {
  const old = section.querySelector(':scope > aside.notes');
  if (html === '') {
    old?.remove();
    return;
  }
  const notes = old ?? document.createElement('aside');
  notes.className = 'notes';
  notes.innerHTML = html;
  if (old === null) section.append(notes);
}

function copySectionAttributes(section: HTMLElement, fresh: HTMLElement): boolean {
  let changed = false;
  for (const { name } of [...section.attributes]) {
    if (reveals.has(name) || name.startsWith('data-index-') || fresh.hasAttribute(name)) continue;
    section.removeAttribute(name);
    changed = true;
  }
  for (const { name, value } of [...fresh.attributes]) {
    if (name === 'class' || section.getAttribute(name) === value) continue;
    section.setAttribute(name, value);
    changed ||= name.startsWith('data-');
  }
  const kept = [...section.classList].filter((token) => revealsClass.test(token));
  const own = [...section.classList].filter((token) => !revealsClass.test(token)).join(' ');
  const wanted = [...fresh.classList].join(' ');
  if (own === wanted) return changed;
  section.className = [wanted, ...kept].join(' ');
  return true;
}

/** Makes the children of one element those of another, and leaves alone what is equal. */
function morphChildren(old: Element, fresh: Element): void {
  const [before, after] = [[...old.childNodes], [...fresh.childNodes]];
  while (before[0] !== undefined && after[0] !== undefined && before[0].isEqualNode(after[0])) {
    before.shift();
    after.shift();
  }
  while (before.length > 0 && after.length > 0 && (before.at(-1) as Node).isEqualNode(after.at(-1) as Node)) {
    before.pop();
    after.pop();
  }
  const isPaired = before.length === after.length;
  const anchor = before.at(-1)?.nextSibling ?? null;
  before.forEach((node, i) => {
    if (isPaired && morph(node, after[i] as Node)) return;
    if (isPaired) node.replaceWith(after[i] as Node);
    else node.remove();
  });
  if (isPaired) return;
  const behind = before.length === 0 ? nodeBehind(old, fresh, after) : anchor;
  for (const node of after) old.insertBefore(node, behind);
}

/** Where nothing was taken away: what is new goes before what is equal at the end. */
function nodeBehind(old: Element, fresh: Element, after: readonly Node[]): Node | null {
  const equalAtEnd = [...fresh.childNodes].indexOf(after.at(-1) as ChildNode);
  const count = fresh.childNodes.length - 1 - equalAtEnd;
  return equalAtEnd === -1 || count === 0 ? null : (old.childNodes[old.childNodes.length - count] ?? null);
}

/** @returns whether one could be made of the other; a chart that has come to life is always made anew */
function morph(old: Node, fresh: Node): boolean {
  if (old.nodeType === Node.TEXT_NODE && fresh.nodeType === Node.TEXT_NODE) {
    old.nodeValue = fresh.nodeValue;
    return true;
  }
  if (!(old instanceof Element && fresh instanceof Element) || old.nodeName !== fresh.nodeName) return false;
  if (old.matches('figure.chart, svg, video, audio')) return false;
  copyAttributes(old, fresh);
  morphChildren(old, fresh);
  return true;
}

function copyAttributes(old: Element, fresh: Element): void {
  for (const { name } of [...old.attributes]) {
    // A heading that has the focus would lose it with the attribute.
    if (!fresh.hasAttribute(name) && name !== 'tabindex') old.removeAttribute(name);
  }
  for (const { name, value } of [...fresh.attributes]) {
    if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
}
