import type { Inline, MeasuredStyle } from '../../model/measured.ts';
import { boxOf, isSeen, px, textStyle } from './style.ts';
import type { LineStart } from './lines.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * The pieces of a paragraph, with its white space as it is shown.
 * @param nodes what the paragraph holds, in order
 * @param block the element that its lines stand in
 * @param starts where lines begin, if they are to begin there whatever the width
 */
export function inlinesOf(
  nodes: readonly Node[],
  block: Element,
  around: Surroundings,
  starts: readonly LineStart[] = [],
): Inline[] {
  const marked: Surroundings = { ...around, lineStarts: starts };
  const raw = nodes.flatMap((node) => piecesOf(node, block, marked)).flatMap((piece) => broken(piece));
  return joined(getComputedStyle(block).whiteSpace.startsWith('pre') ? raw : collapsed(raw));
}

function piecesOf(node: Node, block: Element, around: Surroundings): Inline[] {
  if (node instanceof Text)
    return node.parentElement === null
      ? []
      : [textPiece(withLineStarts(node, around), node.parentElement, block, around)];
  if (!(node instanceof Element)) return [];
  if (node.nodeName === 'BR') return [{ kind: 'break', style: textStyle(node, block) }];
  const computed = getComputedStyle(node);
  if (!isSeen(node, computed) || node.matches('img, video, audio, svg')) return [];
  if (node.nodeName.toLowerCase() === 'math') return [formulaPiece(node, block, around)];
  const pieces = [...node.childNodes].flatMap((child) => piecesOf(child, block, around));
  return [...pseudoPiece(node, '::before', block, around), ...pieces, ...pseudoPiece(node, '::after', block, around)];
}

function textPiece(data: string, parent: Element, block: Element, around: Surroundings): Inline {
  const whole = getComputedStyle(parent).whiteSpace === 'nowrap' && parent !== block && !inSource(parent);
  const text = whole ? data.replace(/[ \n\t]+/g, '\u00a0') : data;
  return {
    kind: 'text',
    text,
    style: textStyle(parent, block.parentElement ?? block),
    step: around.stepOf(parent, block),
  };
}

/** Stands where a line begins. */
const lineStart = '\u2028';

function withLineStarts(node: Text, { lineStarts = [] }: Surroundings): string {
  let { data } = node;
  for (const { text, index } of [...lineStarts].reverse())
    if (text === node) data = data.slice(0, index) + lineStart + data.slice(index);
  return data;
}

function broken(piece: Inline): Inline[] {
  if (piece.kind !== 'text' || !piece.text.includes(lineStart)) return [piece];
  return piece.text
    .split(lineStart)
    .flatMap((text, i): Inline[] => [
      ...(i === 0 ? [] : [{ kind: 'break', style: piece.style } as const]),
      { ...piece, text },
    ]);
}

/** A footer that is one line says so for all that is in it; that is no word that must not break. */
function inSource(element: Element): boolean {
  return element.closest('.slot-source') !== null && element.closest('sup, .value') === null;
}

/** Text that a style sheet puts before or after an element, as ` · ` between the sources of a slide. */
function pseudoPiece(element: Element, which: '::before' | '::after', block: Element, around: Surroundings): Inline[] {
  const computed = getComputedStyle(element, which);
  const content = /^"((?:[^"\\]|\\.)+)"$/.exec(computed.content)?.[1];
  if (content === undefined || computed.display === 'none') return [];
  const gap = px(computed.paddingLeft) > 4 ? '\u00a0' : '';
  const style: MeasuredStyle = { ...textStyle(element, block), color: textStyle(element, block).color };
  return [{ kind: 'text', text: `${gap}${content}${gap}`, style, step: around.stepOf(element, block) }];
}

function formulaPiece(math: Element, block: Element, around: Surroundings): Inline {
  return {
    kind: 'formula',
    mathml: math.outerHTML,
    text: (math.textContent ?? '').replace(/\s+/g, ' ').trim(),
    display: math.getAttribute('display') === 'block',
    // A formula of its own line is as wide as its column; what is drawn of it is not.
    box: boxOf((math.firstElementChild ?? math).getBoundingClientRect(), around.slide),
    style: textStyle(math.parentElement ?? math, block.parentElement ?? block),
    shot: around.shot(math),
  };
}

/** White space as CSS collapses it: one space, none at either end of a line that is written as one. */
function collapsed(pieces: readonly Inline[]): Inline[] {
  const made: Inline[] = [];
  let afterSpace = true;
  for (const piece of pieces) {
    if (piece.kind === 'text') {
      let text = piece.text.replace(/[ \t\r\n]+/g, ' ');
      if (afterSpace) text = text.replace(/^ /, '');
      if (text !== '') afterSpace = text.endsWith(' ');
      made.push({ ...piece, text });
    } else {
      if (piece.kind === 'break') trimEnd(made);
      afterSpace = piece.kind === 'break';
      made.push(piece);
    }
  }
  trimEnd(made);
  return made;
}

function trimEnd(pieces: Inline[]): void {
  for (let i = pieces.length - 1; i >= 0; i--) {
    const piece = pieces[i] as Inline;
    if (piece.kind !== 'text') return;
    const text = piece.text.replace(/ $/, '');
    pieces[i] = { ...piece, text };
    if (text !== '') return;
  }
}

/** Pieces of one style and step as one. */
function joined(pieces: readonly Inline[]): Inline[] {
  const made: Inline[] = [];
  for (const piece of pieces) {
    if (piece.kind === 'text' && piece.text === '') continue;
    const last = made.at(-1);
    if (last?.kind === 'text' && piece.kind === 'text' && sameLook(last, piece)) {
      made[made.length - 1] = { ...last, text: last.text + piece.text };
    } else made.push(piece);
  }
  return made;
}

function sameLook(a: Inline & { kind: 'text' }, b: Inline & { kind: 'text' }): boolean {
  return a.step === b.step && JSON.stringify(a.style) === JSON.stringify(b.style);
}
