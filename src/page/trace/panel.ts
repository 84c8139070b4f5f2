import type { Trace, TraceClaim, TraceMark, TraceSlide, TraceValue } from '../../model/evidence.ts';
import { factsOf } from '../../util/trace-facts.ts';
import { element, onClick } from '../dom.ts';
import { factList, sourceFacts, type Fact } from './facts.ts';
import { markCount, type ChartItem, type TraceItem } from './items.ts';
import { chartValues } from './trace-data.ts';
import { word } from '../words.ts';

/** The panel that says where the chosen number or chart comes from. */
export interface Panel {
  readonly root: HTMLElement;
  readonly show: (item: TraceItem) => void;
  /** Says that there is nothing; the claims of the slide are listed all the same. */
  readonly showNothing: (slide: TraceSlide | null) => void;
  /** Opens a mark in the list of the chart that is shown. */
  readonly openMark: (mark: number) => void;
  readonly focus: () => void;
}

/** What the panel may ask for. */
export interface PanelActions {
  readonly close: () => void;
  /** A mark of a chart is looked at, or none any more. */
  readonly point: (chart: ChartItem, mark: number | null) => void;
}

/** Makes the panel, closed. */
export function makePanel(trace: Trace, actions: PanelActions): Panel {
  const heading = element('h2', { id: 'trace-heading', tabindex: '-1' });
  const close = element('button', {
    type: 'button',
    class: 'trace-close',
    'aria-label': word('Close'),
    title: word('Close'),
  });
  onClick(close, actions.close);
  const aside = element('button', {
    type: 'button',
    class: 'trace-aside',
    'aria-label': word('Move to the other side'),
    title: word('Move to the other side'),
  });
  onClick(aside, () => root.classList.toggle('trace-left'));
  const content = element('div', { class: 'trace-content' });
  const voice = element('p', { class: 'visually-hidden', 'aria-live': 'polite' });
  const root = element('section', { class: 'trace-panel', 'aria-labelledby': 'trace-heading', hidden: true }, [
    element('div', { class: 'trace-head' }, [heading, aside, close]),
    content,
    voice,
  ]);
  const fill = (title: string, parts: readonly Node[], said: string): void => {
    heading.textContent = title;
    content.replaceChildren(...parts);
    content.scrollTop = 0;
    voice.textContent = said;
  };
  return {
    root,
    show(item) {
      const parts =
        item.kind === 'value' ? [valueFacts(item.value, item.slide, trace)] : chartParts(item, trace, actions);
      const from = item.kind === 'value' ? item.value.from : item.chart.from;
      const citations = factsOf(trace, from).flatMap((file) => file.citations.map(({ short }) => short));
      fill(titleOf(item), [...parts, ...claimParts(item.slide.claims)], [...new Set(citations)].slice(0, 2).join('; '));
    },
    showNothing(slide) {
      const words = word('Nothing that this slide shows now comes from data.');
      fill(word('No numbers from data'), [element('p', { text: words }), ...claimParts(slide?.claims ?? [])], words);
    },
    openMark(mark) {
      const entry = content.querySelector<HTMLDetailsElement>(`details[data-of="${mark}"]`);
      if (entry === null) return;
      entry.open = true;
      entry.scrollIntoView({ block: 'nearest' });
    },
    focus: () => heading.focus(),
  };
}

function titleOf(item: TraceItem): string {
  if (item.kind === 'value') return item.value.text;
  return item.chart.title === '' ? word('Chart') : word('Chart: {}', item.chart.title);
}

function valueFacts(value: TraceValue, slide: TraceSlide, trace: Trace): HTMLElement {
  const { name, transform, format, line, file } = value;
  const facts: readonly Fact[] = [
    [word('Name'), [name]],
    [word('Computed'), transform === undefined ? [] : [transform]],
    ...sourceFacts(factsOf(trace, value.from)),
    [word('Format'), format === undefined ? [] : [element('code', { text: format })]],
    [word('Written in'), [word('{}, line {}', file ?? slide.file, line)]],
  ];
  return factList(facts);
}

function chartParts(item: ChartItem, trace: Trace, actions: PanelActions): readonly Node[] {
  const { chart, slide, index } = item;
  const facts: readonly Fact[] = [
    ...sourceFacts(factsOf(trace, chart.from)),
    [word('Written in'), [word('{}, line {}', slide.file, chart.line)]],
  ];
  // Marks that draw no column are words and frames around the others.
  const drawn = chart.marks.filter(({ channels }) => Object.keys(channels).length > 0);
  const marks = drawn.map((mark) => markEntry(mark, item, trace, actions));
  const words = chartValues(slide, index).map((value) =>
    entry(`${value.text}  ${value.name}`, () => valueFacts(value, slide, trace)),
  );
  return [
    factList(facts),
    ...section(markCount({ ...chart, marks: drawn }), marks),
    ...section(word('Numbers in its words'), words),
  ];
}

function section(title: string, entries: readonly HTMLElement[]): readonly Node[] {
  if (entries.length === 0) return [];
  return [element('h3', { text: title }), element('div', { class: 'trace-entries' }, entries)];
}

function markEntry(mark: TraceMark, item: ChartItem, trace: Trace, actions: PanelActions): HTMLElement {
  const files = factsOf(trace, mark.from);
  const rows = files.flatMap((file) => file.rows.map(({ key }) => key));
  const which = rows.length === 0 ? '' : rows.length <= 2 ? rows.join(', ') : word('{} rows', rows.length);
  const channels = Object.entries(mark.channels).map(([channel, field]) => `${channel}: ${field}`);
  const drawn = item.anchor.querySelector(`svg text[data-mark="${mark.at}"]`)?.textContent ?? '';
  const what = drawn === '' ? mark.mark : `“${drawn}”`;
  const made = entry(`${what}  ${which}`, () =>
    factList([
      [word('Draws'), [channels.join(', ')]],
      [word('Computed'), mark.transform === undefined ? [] : [mark.transform]],
      ...sourceFacts(files),
    ]),
  );
  made.dataset['of'] = String(mark.at);
  const point = (): void => actions.point(item, mark.at);
  const leave = (): void => actions.point(item, null);
  made.addEventListener('focusin', point);
  made.addEventListener('pointerenter', point);
  made.addEventListener('focusout', leave);
  made.addEventListener('pointerleave', leave);
  return made;
}

/** A line that opens; what is inside is made when it is first opened. */
function entry(summary: string, inside: () => HTMLElement): HTMLElement {
  const details = element('details', {}, [element('summary', { text: summary })]);
  details.addEventListener('toggle', () => {
    if (details.open && details.childElementCount === 1) details.append(inside());
  });
  return details;
}

function claimParts(claims: readonly TraceClaim[]): readonly Node[] {
  if (claims.length === 0) return [];
  const lines = claims.map(({ words, expression, holds }) =>
    element('li', { class: holds ? 'trace-holds' : 'trace-fails' }, [
      element('strong', { text: holds ? word('Holds') : word('Does not hold') }),
      words === expression ? ': ' : `: ${words} `,
      element('code', { text: expression }),
    ]),
  );
  return [element('h3', { text: word('Claims of this slide') }), element('ul', { class: 'trace-claims' }, lines)];
}
