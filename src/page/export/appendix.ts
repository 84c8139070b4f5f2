import { element } from '../dom.ts';

/** The lines of one slide. A line that begins with two blanks belongs to the one above it. */
export interface AppendixPart {
  readonly title: string;
  readonly lines: readonly string[];
}

const style = `
.trace-list ul { margin: 0; padding-inline-start: 1.3em; list-style: disc }
.trace-list ul ul { list-style: '– ' }
.trace-list .trace-of-slide { break-inside: auto }
`;

/** Puts a list behind the slides that says where each number comes from. */
export function appendNumbers(title: string, parts: readonly AppendixPart[]): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  document.adoptedStyleSheets.push(sheet);
  const lists = parts.map((part) =>
    element('div', { class: 'trace-of-slide' }, [element('h3', { text: part.title }), listOf(part.lines)]),
  );
  const whole = element('section', { class: 'trace-list', 'aria-label': title }, [
    element('h2', { text: title }),
    ...lists,
  ]);
  document.querySelector('.reveal')?.append(whole);
}

function listOf(lines: readonly string[]): HTMLElement {
  const list = element('ul');
  for (const line of lines) {
    const item = element('li', { text: line.trim() });
    const above = list.lastElementChild;
    if (!line.startsWith('  ') || above === null) list.append(item);
    else {
      const inner = above.querySelector('ul') ?? element('ul');
      inner.append(item);
      above.append(inner);
    }
  }
  return list;
}
