import { say, sayList } from '../../../../util/words/say.ts';
import type { KindWords } from '../kind.ts';
import { countWords, differenceWords } from './boxes.ts';
import { nodesOf, type FlowNode, type Leaving } from './tree.ts';

/** What a flow shows: first and last boxes, then how many left on the way; a table with a row for each number. */
export function tellFlow(root: FlowNode, lang: string): KindWords {
  const nodes = nodesOf(root);
  const ends = nodes.filter(({ children, level }) => children.length === 0 && level > 0);
  const between = nodes.filter((node) => node !== root && !ends.includes(node));
  const words = (some: readonly Named[]): readonly string[] =>
    some.map((one) => {
      const twice = some.some((other) => other !== one && other.label === one.label);
      return `${countWords(one.n, lang)} ${lowered(one.label)}${twice ? ` (${lowered(one.after)})` : ''}`;
    });
  const named = ({ row }: FlowNode): Named => ({ ...row, after: labelOf(nodes, row.from) });
  const left = nodes.flatMap(({ row, left }) => left.map((one): Named => ({ ...one, after: row.label })));
  const end = ends.length === 0 ? '' : say(lang, '; at the end {}', sayList(lang, words(ends.map(named))));
  const gone = left.length === 0 ? '' : say(lang, ' On the way left: {}.', words(left).join('; '));
  return {
    description: say(
      lang,
      'Flow of patients: {}{}.{}',
      [root, ...between].map((node) => words([named(node)])[0]).join(', '),
      end,
      gone,
    ),
    table: {
      columns: [say(lang, 'Step'), say(lang, 'Patients'), say(lang, 'From')],
      rows: nodes.flatMap((node) => [
        [node.row.label, countWords(node.row.n, lang), labelOf(nodes, node.row.from)],
        ...node.left.flatMap((one) => leavingRows(one, node, lang)),
      ]),
      more: 0,
    },
  };
}

/** A number with its words, and what it came after. */
interface Named {
  readonly n: number;
  readonly label: string;
  readonly after: string;
}

function leavingRows(left: Leaving, { row }: FlowNode, lang: string): readonly (readonly string[])[] {
  const difference = differenceWords(left, lang);
  return [
    [
      say(lang, 'Left: {}', `${left.label}${difference === null ? '' : ` (${difference})`}`),
      countWords(left.n, lang),
      row.label,
    ],
    ...left.reasons.map(({ label, n }) => [say(lang, 'Left: {}', label), countWords(n, lang), left.label]),
  ];
}

function labelOf(nodes: readonly FlowNode[], id: string | null): string {
  return nodes.find(({ row }) => row.id === id)?.row.label ?? '';
}

/** In the middle of a sentence; an abbreviation stays as it is. */
function lowered(label: string): string {
  return /^\p{Lu}\p{Ll}/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}
