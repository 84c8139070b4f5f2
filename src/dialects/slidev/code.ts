import { languageName } from '../common.ts';
import { change, drop, keep, tell, write, type Draft, type Piece } from '../draft.ts';
import { endOfFence } from '../body.ts';
import { linesOf, type Line } from '../lines.ts';

/** The head of a block of code: its language, the lines that are lit, and what else Slidev knows. */
const headPattern =
  /^([\w+#.:-]*)(?:[ \t]+(?!\{)([\w-]+(?:[ \t]+[\w-]+)*))?[ \t]*(?:\[([^\]]*)\])?[ \t]*((?:\{[^}]*\}[ \t]*)*)(.*)$/;

/** A block of code: `{2,3|5}` becomes `[2,3|5]`. */
export function codeFence(draft: Draft, lines: readonly Line[], first: number, last: number): readonly Piece[] | null {
  const line = lines[first] as Line;
  const info = line.opens?.info ?? '';
  if (info === '' || line.opens === null) return null;
  if (/\bmagic-move\b/.test(info)) return magicMove(draft, lines, first, last);
  const infoAt = line.start + line.text.lastIndexOf(info);
  const [, language = '', words = '', title = '', braces = '', rest = ''] = headPattern.exec(info) ?? [];
  const pieces: Piece[] = [
    keep(line.start, infoAt),
    ...languageName(draft, language, { start: infoAt, end: infoAt + language.length }),
  ];
  const behind = { start: infoAt + language.length, end: line.end };
  const steps = stepsOf(braces, last - first - 1);
  const put = steps === null ? '' : ` [${steps}]`;
  const left = [words, title, rest].filter((part) => part.trim() !== '');
  const options = [...braces.matchAll(/\{([^}]*)\}/g)].some(([, each = '']) =>
    /[A-Za-z]/.test(each.replace(/\ball\b|\bnone\b|\bhide\b/g, '')),
  );
  if (draft.text.slice(behind.start, behind.end).trim() !== '') {
    const how = [
      ...(steps === null ? [] : [`\`[${steps}]\``]),
      ...(left.length > 0 || options ? ['file names, editors and options of the block are left out'] : []),
    ];
    tell(draft, steps === null ? 'dropped' : 'changed', behind, how.join('; ') || 'nothing is lit');
  }
  pieces.push(write(put, behind.start, behind.end), keep(line.end, (lines[last] as Line).end));
  return pieces;
}

/** Groups of lines that are lit one after the other; `null` where there are none. */
function stepsOf(braces: string, count: number): string | null {
  const [, steps = ''] = /\{([\d,\-|*\sa-z]*)\}/.exec(braces) ?? [];
  const groups = steps
    .split('|')
    .map((group) => group.trim().replace(/^(?:all|\*)$/, `1-${Math.max(1, count)}`))
    .filter((group) => /^[\d,\s-]+$/.test(group))
    .map((group) => group.replace(/\s+/g, ''));
  return groups.length === 0 ? null : groups.join('|');
}

/** Several states of one code stand one below the other. */
function magicMove(draft: Draft, lines: readonly Line[], first: number, last: number): readonly Piece[] {
  const head = lines[first] as Line;
  const end = lines[last] as Line;
  tell(draft, 'changed', { start: head.start, end: head.end }, 'the states of the code stand one below the other');
  const inner = linesOf(draft.text.slice(0, Math.max(head.end, end.start - 1)), head.end + 1);
  const pieces: Piece[] = [];
  for (let at = 0; at < inner.length; at++) {
    const line = inner[at] as Line;
    const close = line.opens === null ? at : endOfFence(inner, at);
    const block = line.opens === null ? null : codeFence(draft, inner, at, close);
    pieces.push(...(block ?? [keep(line.start, (inner[close] as Line).end)]), write('\n', line.end));
    at = close;
  }
  return pieces;
}

/** `<<< @/snippets/file.ts#region ts {2}`: a file that is not read. */
export function snippet(draft: Draft, line: Line): readonly Piece[] {
  return drop(
    draft,
    { start: line.start, end: line.end },
    'code is not read from other files: copy it into a block here',
  );
}

/** Formulas with steps: `$$ {1|3}`. */
export function mathSteps(draft: Draft, line: Line): readonly Piece[] {
  const at = line.start + line.text.indexOf('$$') + 2;
  return [
    keep(line.start, at),
    ...change(draft, { start: at, end: line.end }, '', 'formulas come whole'),
    write('\n', line.end),
  ];
}
