/** The panel lies on the half of the window where what it is about is not. */
export function standAside(panel: HTMLElement, anchor: Element): void {
  const { left, right } = anchor.getBoundingClientRect();
  panel.classList.toggle('trace-left', (left + right) / 2 > innerWidth / 2);
}

/** Whoever walks through the marks by keyboard sees each: the panel steps aside where it lies on one. */
export function uncover(panel: HTMLElement, target: Element): void {
  if (document.activeElement?.matches('.trace-panel :focus-visible') !== true) return;
  const [own, other] = [panel.getBoundingClientRect(), target.getBoundingClientRect()];
  const isCovered =
    other.left < own.right && other.right > own.left && other.top < own.bottom && other.bottom > own.top;
  const isSmall = other.width < innerWidth - own.width - 64;
  if (isCovered && isSmall) panel.classList.toggle('trace-left');
}

/** The element of a chart's drawing that bears the number of a mark. */
export function markElement(figure: Element, mark: number): Element | null {
  return figure.querySelector(`svg [data-mark="${mark}"]`);
}
