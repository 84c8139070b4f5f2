import type { TalkTimes } from '../../model/times.ts';
import { escapeHtml } from '../../util/html.ts';

/** More acts than these stand in two columns. */
const oneColumn = 8;

/**
 * The acts of a talk as links to their first slides. On a slide of an act, that act is marked.
 * @returns nothing where the talk has no acts that have a name
 */
export function agendaHtml(acts: TalkTimes['acts'], slide: string): string {
  const named = acts.filter(({ title }) => title !== null);
  if (named.length === 0) return '';
  const items = named.map(({ title, slides: [first, ...more] }) => {
    const isHere = [first, ...more].some((one) => one?.id === slide);
    const here = isHere ? ' class="current" aria-current="true"' : '';
    return `<li${here}><a href="#/${encodeURIComponent(first?.id ?? '')}">${escapeHtml(title ?? '')}</a></li>`;
  });
  const isLong = named.length > oneColumn;
  return `<ul class="agenda-list${isLong ? ' in-columns' : ''}">\n${items.join('\n')}\n</ul>`;
}
