/**
 * The steps of a slide in the order in which Reveal shows them: those with an index by that, the rest after their
 * place in the slide. Elements with the same index appear together.
 */
export function fragmentSteps(slide: ParentNode): HTMLElement[][] {
  const indexed = new Map<number, HTMLElement[]>();
  const rest: HTMLElement[][] = [];
  for (const fragment of slide.querySelectorAll<HTMLElement>('.fragment')) {
    const index = Number.parseInt(fragment.dataset['fragmentIndex'] ?? '', 10);
    if (Number.isNaN(index)) rest.push([fragment]);
    else indexed.set(index, [...(indexed.get(index) ?? []), fragment]);
  }
  const ordered = [...indexed].sort(([a], [b]) => a - b).map(([, group]) => group);
  return [...ordered, ...rest];
}

/**
 * Shows a slide as it is after some steps.
 * @param step index of the last step shown, from 0; -1 for none, `Infinity` for all
 */
export function showSteps(slide: ParentNode, step: number): void {
  const steps = fragmentSteps(slide);
  const last = Math.min(step, steps.length - 1);
  steps.forEach((group, i) => {
    for (const fragment of group) {
      fragment.classList.toggle('visible', i <= last);
      fragment.classList.toggle('current-fragment', i === last);
    }
  });
}
