import { setTimeout } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { openLoop, type MemoryLoop } from '../../support/edit-loop.ts';

/** A talk as it is after so many saves: words, notes, a chart, a table, the name of a file, a reference, all of them new each time. */
function talkAfter(n: number): Record<string, string | null> {
  const deck = `---
title: A talk
lang: en
---

# Words ${n}

All of them new, ${n} of ${n} [@key${n}].

Note: Said ${n} times.

---

# A chart ${n % 2}

\`\`\`vega-lite
data: {name: counts}
title: Counted for the ${n}th time
mark: bar
encoding: {x: {field: arm}, y: {field: n, type: quantitative}}
\`\`\`

---
src: acts/part${n}.md
---
`;
  return {
    'deck.md': deck,
    'data/counts.csv': `arm,n\nA,${n}\nB,30\n`,
    'data/references.bib': `@article{key${n},\n  author = {Doe, J.},\n  title = {On ${n}},\n  journal = {J},\n  year = {2020},\n}\n`,
    [`acts/part${n}.md`]: `# Part ${n}\n\nThere are {{counts.[0].n}} of ${String.fromCodePoint(0x4e00 + n)}.\n`,
    ...(n > 0 ? { [`acts/part${n - 1}.md`]: null } : {}),
  };
}

function sizes({ memory, versions }: MemoryLoop): Record<string, number | undefined> {
  const { parse, names, tables, slides, references, letters, guests, files } = memory;
  return {
    ...{ parse: parse.size, names: names.size, files: files?.size, letters: letters.known.size },
    ...{ tables: tables.size, slides: slides.size, references: references.size, guests: guests.size },
    sections: versions.current()?.talk.sections.length,
  };
}

function collect(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}

test('what is kept of a talk does not grow with its edits, and lets go of what it was', async () => {
  const loop = await openLoop(talkAfter(0) as Record<string, string>);
  const of = (): readonly object[] => {
    const { talk } = loop.versions.current() ?? {};
    const slides = talk?.sections.map(({ slide }) => slide) ?? [];
    const tables = [...loop.memory.tables.values()].flatMap(({ value }) => value ?? []);
    return [talk as object, ...slides, ...tables, ...loop.memory.parse.values(), ...loop.memory.references.values()];
  };
  for (let n = 1; n <= 5; n++) expect((await loop.save(talkAfter(n))).stage).toBe('edited');
  // Of the talk that was filled first, slides may stay; of no edit after it.
  const fifth = of().map((one) => new WeakRef(one));
  expect(fifth.length).toBeGreaterThan(8);
  for (let n = 6; n <= 9; n++) await loop.save(talkAfter(n));
  const after = sizes(loop);
  for (let n = 10; n <= 20; n++) await loop.save(talkAfter(n));
  // Letters are let go of once they are many.
  expect({ ...sizes(loop), letters: 0 }).toEqual({ ...after, letters: 0 });
  expect(sizes(loop)['letters']).toBeLessThan(140);
  for (let i = 0; i < 3; i++) {
    await setTimeout(10);
    collect();
  }
  expect(fifth.flatMap((one, i) => (one.deref() === undefined ? [] : [i]))).toEqual([]);
});
