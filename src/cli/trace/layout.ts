import type { Style } from '../style.ts';
import { displayWidth, printable } from '../text-width.ts';
import { wrap } from '../wrap.ts';

/** How wide the text is and how it is coloured. */
export interface Page {
  readonly style: Style;
  readonly columns: number;
}

/** Facts under each other, their names in a column: `row   e1910-os5-blina`. A fact may take several lines. */
export function factLines(
  facts: readonly (readonly [name: string, texts: readonly string[]])[],
  page: Page,
): readonly string[] {
  const shown = facts.filter(([, texts]) => texts.length > 0);
  const width = Math.max(0, ...shown.map(([name]) => displayWidth(name)));
  return shown.flatMap(([name, texts]) =>
    texts
      .flatMap((text) => wrapped(text, page.columns - width - 4))
      .map((line, i) => `  ${page.style('gray', padded(i === 0 ? name : '', width))}  ${line}`),
  );
}

/** A text in lines of at most so many columns, safe to print. */
export function wrapped(text: string, room: number): readonly string[] {
  return wrap(printable(text), Math.max(20, room));
}

/** A text with spaces behind it up to a width. */
export function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}

/** A text cut to a width, with an ellipsis. */
export function cut(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let kept = '';
  for (const letter of text) {
    if (displayWidth(kept + letter) > width - 1) break;
    kept += letter;
  }
  return `${kept.trimEnd()}…`;
}
