import { element, slideElements } from '../dom.ts';
import { itemsOn, type TraceItem } from './items.ts';
import { factsOf, sourceWords } from '../../util/trace-facts.ts';
import { readTrace } from './trace-data.ts';
import type { Trace } from '../../model/evidence.ts';
import { word } from '../words.ts';

/**
 * On paper: a small number at everything that comes from data, and behind the slides a list that says where from. The
 * page must have the form of sheets, since the numbers are laid where things are.
 * @returns a function that takes all of it away
 */
export function printTrace(): () => void {
  const trace = readTrace();
  if (trace === null) return () => undefined;
  const added: Element[] = [];
  const lists: HTMLElement[] = [];
  for (const section of slideElements()) {
    const items = itemsOn(section, trace);
    const slide = section.querySelector<HTMLElement>('.slide');
    if (items.length === 0 || slide === null) continue;
    items.forEach((item, i) => added.push(numberAt(slide, item, i + 1)));
    lists.push(slideList(section, items, trace));
  }
  if (lists.length > 0) {
    const title = element('h2', { text: word('Where the numbers come from') });
    const whole = element('section', { class: 'trace-list', 'aria-label': word('Where the numbers come from') }, [
      title,
      ...lists,
    ]);
    document.querySelector('.reveal')?.append(whole);
    added.push(whole);
  }
  return () => added.forEach((part) => part.remove());
}

function numberAt(slide: HTMLElement, { kind, anchor }: TraceItem, number: number): HTMLElement {
  const mark = element('span', { class: 'trace-number', 'aria-hidden': 'true', text: String(number) });
  const home = slide.getBoundingClientRect();
  const rects = [...anchor.getClientRects()];
  const at = (kind === 'chart' ? rects[0] : rects.at(-1)) ?? home;
  mark.style.left = `${Math.round((kind === 'chart' ? at.left : at.right) - home.left)}px`;
  mark.style.top = `${Math.round(at.top - home.top)}px`;
  slide.append(mark);
  return mark;
}

function slideList(section: HTMLElement, items: readonly TraceItem[], trace: Trace): HTMLElement {
  const entries = items.map((item) =>
    element('li', {}, [element('strong', { text: shownBy(item) }), ` ${fromWords(item, trace)}`]),
  );
  const title = items[0]?.slide.title ?? section.id;
  return element('div', { class: 'trace-of-slide' }, [element('h3', { text: title }), element('ol', {}, entries)]);
}

function shownBy(item: TraceItem): string {
  return item.kind === 'value' ? item.value.text : word('Chart');
}

function fromWords(item: TraceItem, trace: Trace): string {
  const facts = factsOf(trace, item.kind === 'value' ? item.value.from : item.chart.from);
  const transform = item.kind === 'value' && item.value.transform !== undefined ? `${item.value.transform}; ` : '';
  const cited = [...new Set(facts.flatMap(({ citations }) => citations.map(({ short }) => short)))].slice(0, 4);
  return `${transform}${sourceWords(facts)}${cited.length === 0 ? '' : `. ${cited.join('; ')}`}`;
}
