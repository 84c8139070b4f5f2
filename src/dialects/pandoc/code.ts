import { languageName } from '../common.ts';
import { change, drop, keep, tell, write, type Draft, type Piece } from '../draft.ts';
import type { Line } from '../lines.ts';
import { attributesAt, classesOf, valueOf } from './attributes.ts';

const notRun = 'code is not run: it is shown, and what it would print is not there';

/** A block of code: cells keep their code, `code-line-numbers` becomes steps. */
export function codeFence(draft: Draft, lines: readonly Line[], first: number, last: number): readonly Piece[] | null {
  const line = lines[first] as Line;
  const info = line.opens?.info ?? '';
  const infoAt = line.start + line.text.lastIndexOf(info);
  const inside = lines.slice(first + 1, last);
  const count = inside.filter(({ text }) => !text.startsWith('#|')).length;
  if (!info.startsWith('{')) {
    const word = /^[\w+#-]+/.exec(info)?.[0] ?? '';
    const at = { start: infoAt, end: infoAt + word.length };
    const behind = { start: at.end, end: line.end };
    if (word === '') return null;
    const attributes = attributesAt(draft.text, infoAt + info.indexOf('{'));
    const steps =
      info.includes('{') && attributes !== null ? stepsOf(valueOf(attributes.items, 'code-line-numbers'), count) : null;
    if (draft.text.slice(behind.start, behind.end).trim() !== '')
      tell(
        draft,
        steps === null ? 'dropped' : 'changed',
        behind,
        steps === null ? 'a block of code has no such attribute' : `\`[${steps}]\``,
      );
    return [
      keep(line.start, infoAt),
      ...languageName(draft, word, at),
      write(steps === null ? '' : ` [${steps}]`, behind.start, behind.end),
      keep(line.end, (lines[last] as Line).end),
    ];
  }
  const raw = /^\{=(\w+)\}/.exec(info);
  if (raw !== null)
    return drop(draft, { start: line.start, end: (lines[last] as Line).end }, `raw ${raw[1] as string} is not taken`);
  return cell(draft, lines, { first, last, info, infoAt, count });
}

interface Cell {
  readonly first: number;
  readonly last: number;
  readonly info: string;
  readonly infoAt: number;
  readonly count: number;
}

/** `{r}`, `{python, echo=FALSE}`, `{.haskell code-line-numbers="1|2"}`. */
function cell(draft: Draft, lines: readonly Line[], { first, last, info, infoAt, count }: Cell): readonly Piece[] {
  const line = lines[first] as Line;
  const head = { start: infoAt, end: line.end };
  const marked = info.startsWith('{.') || info.startsWith('{#') ? attributesAt(draft.text, infoAt) : null;
  const language = marked === null ? (/^\{\s*([\w-]+)/.exec(info)?.[1] ?? '') : (classesOf(marked.items)[0] ?? '');
  const options = lines.slice(first + 1, last).filter(({ text }) => text.startsWith('#|') || text.startsWith('//|'));
  const option = options
    .map(({ text }) => /^(?:#|\/\/)\|\s*code-line-numbers:\s*["']?([^"']*)/.exec(text)?.[1])
    .find((each) => each !== undefined);
  const steps = stepsOf(marked === null ? (option ?? null) : valueOf(marked.items, 'code-line-numbers'), count);
  const name =
    languageName({ ...draft, entries: [], told: new Set() }, language, { start: 0, end: 0 })[0]?.text ?? language;
  const put = `${name === '' ? 'text' : name}${steps === null ? '' : ` [${steps}]`}`;
  const why =
    marked !== null
      ? `\`${put}\``
      : /^(?:mermaid|dot)$/.test(language)
        ? 'diagrams are not drawn: it is shown as code'
        : notRun;
  const pieces: Piece[] = [keep(line.start, infoAt), ...change(draft, head, put, why)];
  let from = line.end;
  for (const each of options) {
    pieces.push(keep(from, each.start - 1));
    drop(draft, each, 'code is not run, so it has no options');
    from = each.end;
  }
  return [...pieces, keep(from, (lines[last] as Line).end)];
}

/** `|2|3-4`: all, then the second line, then two more. */
function stepsOf(value: string | null, count: number): string | null {
  if (value === null || !/^[\d,|\s-]+$/.test(value)) return null;
  const groups = value
    .split('|')
    .map((group) => (group.trim() === '' ? `1-${Math.max(1, count)}` : group.replace(/\s+/g, '')));
  return groups.join('|');
}
