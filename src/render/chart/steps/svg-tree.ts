/** An element of a cleaned SVG. */
export interface SvgNode {
  /** The whole start tag without its step; of an empty element the only one. */
  readonly tag: string;
  readonly isEmpty: boolean;
  /** Number of the step that it appears with; -1 where it says nothing of its own. */
  readonly step: number;
  /** What stands right after the start tag and after the end tag. */
  readonly text: string;
  tail: string;
  readonly children: SvgNode[];
}

/** Reads what `cleanSvg` wrote: nothing but elements and text, every attribute in double quotes, no comments. */
export function readSvg(svg: string): SvgNode {
  const root: SvgNode = { tag: '', isEmpty: false, step: -1, text: '', tail: '', children: [] };
  const open: SvgNode[] = [root];
  for (const [, tag = '', text = ''] of svg.matchAll(/<([^>]*)>([^<]*)/g)) {
    const around = open.at(-1) as SvgNode;
    if (tag.startsWith('/')) {
      around.tail = text;
      open.pop();
      continue;
    }
    const isEmpty = tag.endsWith('/');
    const step = /\sdata-step="(\d+)"/.exec(tag);
    const node: SvgNode = {
      tag: step === null ? tag : tag.replace(step[0], ''),
      isEmpty,
      step: step === null ? -1 : Number(step[1]),
      text: isEmpty ? '' : text,
      tail: isEmpty ? text : '',
      children: [],
    };
    around.children.push(node);
    if (!isEmpty) open.push(node);
  }
  return root.children[0] ?? root;
}

/** The name of an element. */
export function nameOf({ tag }: SvgNode): string {
  return /^[\w:-]+/.exec(tag)?.[0] ?? '';
}

/** Writes an element whose content was written already. */
export function writeNode(node: SvgNode, content: string): string {
  if (node.isEmpty) return `<${node.tag}>${node.tail}`;
  return `<${node.tag}>${node.text}${content}</${nameOf(node)}>${node.tail}`;
}
