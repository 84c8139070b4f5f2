/*
 * From one save of a talk to the next: an edit, or several at once, a fault that comes or goes, a way back.
 */
import { dataEdits, otherEdits, slideEdits, wordEdits } from './edits.mjs';
import { guestEdits } from './guest-edits.mjs';
import { languageEdits } from './language-edits.mjs';
import { filesOf } from './talk.mjs';
import { variantEdits } from './variant-edits.mjs';

const groups = [
  ...[wordEdits, wordEdits, slideEdits, slideEdits, dataEdits, otherEdits],
  ...[guestEdits, variantEdits, languageEdits],
];

/** New files that change what others mean. */
const extras = {
  'data/references.json':
    '[{"id": "brown2021", "type": "article-journal", "title": "Boxes", "issued": {"date-parts": [[2021]]}}]\n',
  'data/trials.tsv': 'id\tos\na-one\t5\n',
  'templates/partials/absent.hbs': 'here after all: {{total}}\n',
  'acts/none.md': '## From nowhere\n\n{{total}} crates.\n',
  'img/none.png': 'no picture',
  'plenary.config.yml': 'deck: other.md\n',
};

/**
 * The talk after one save.
 * @param {readonly object[]} history talks so far, the current one last
 * @returns {{ talk: object, names: string[] }}
 */
export function nextTalk(history, random) {
  if (history.length > 3 && random.chance(0.04)) {
    const back = 2 + random.below(Math.min(history.length - 1, 12) - 1);
    return { talk: structuredClone(history.at(-1 - back)), names: [`back by ${back}`] };
  }
  const talk = structuredClone(history.at(-1));
  const names = [];
  for (const path of Object.keys(talk.faults)) {
    if (!random.chance(0.4)) continue;
    delete talk.faults[path];
    names.push(`${path} mended`);
  }
  if (random.chance(0.12)) names.push(addFault(talk, random));
  const count = random.chance(0.15) ? 2 + random.below(6) : random.chance(0.9) ? 1 : 0;
  for (let i = 0; i < count; i++) {
    const group = random.pick(groups);
    const name = random.pick(Object.keys(group));
    group[name](talk, random);
    names.push(name);
  }
  return { talk, names };
}

function addFault(talk, random) {
  if (random.chance(0.25)) {
    const path = random.pick(Object.keys(extras));
    talk.faults[path] = { kind: 'extra', text: extras[path] };
    return `${path} added`;
  }
  const paths = Object.keys(filesOf(talk));
  const path = random.chance(0.4) ? 'deck.md' : random.pick(paths);
  const kind = random.pick(['gone', 'cut', 'lose', 'lose', 'put', 'put', 'put', 'crlf', 'mark', 'bytes']);
  const text = random.pick([
    '```\n',
    '---\n',
    ': :\n',
    '{{',
    '"',
    '\n\n---\nid: x\n---\n',
    '\t',
    '}',
    '|',
    '::: callout\n',
    '\u0000',
  ]);
  talk.faults[path] = { kind, at: random.next(), text };
  return `${path}: ${kind} ${JSON.stringify(text)}`;
}
