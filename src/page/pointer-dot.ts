import { element } from './dom.ts';

/** A red dot that follows the mouse, to point at things on a large screen. */
export function addPointerDot(): () => void {
  const dot = element('div', { class: 'pointer-dot', hidden: true });
  document.body.append(dot);
  document.addEventListener('mousemove', (event) => {
    dot.style.translate = `${event.clientX}px ${event.clientY}px`;
  });
  return () => {
    dot.hidden = !dot.hidden;
    document.documentElement.classList.toggle('with-pointer-dot', !dot.hidden);
  };
}
