import { describe, expect, test } from 'vitest';
import { compile, type Compilation } from '../../../src/compile.ts';
import { memoryFileSystem } from '../../support/memory-file-system.ts';
import { shippedOnce } from '../../support/shipped-once.ts';

const config = { deck: 'deck.md', dataFolder: 'data', templateFolder: 'templates', levels: {} };
const host = '---\ntitle: T\nlang: en\nauthor: A. Author\n---\n\n## A\n\ntext\n';

async function compileTalk(slides: string, files: Readonly<Record<string, string>>): Promise<Compilation> {
  const all = Object.entries({ ...files, 'deck.md': host + slides });
  const bytes = Object.fromEntries(all.map(([path, text]) => [path, new TextEncoder().encode(text)]));
  const fs = { ...memoryFileSystem(bytes), shipped: shippedOnce };
  return compile(config, { fs, log: { progress: () => {} } }, { notes: false, draft: false, fonts: false });
}

async function footersOf(slides: string, files: Readonly<Record<string, string>> = {}): Promise<readonly string[]> {
  const { talk } = await compileTalk(slides, files);
  return talk.sections.map(({ html }) => /<p class="credit">(.*?)<\/p>/.exec(html)?.[1] ?? '');
}

const include = (path: string): string => `\n---\nsrc: ${path}\n---\n`;
const guest = (settings: string): string => `---\ntitle: Antibodies\nlang: en\n${settings}---\n\n## B\n\ntext\n`;

describe('a slide of another talk', () => {
  test('says at its foot whose it is', async () => {
    const files = { 'other.md': guest('author: B. Bredberg\nlicence: CC BY 4.0\n') };
    expect(await footersOf(include('other.md'), files)).toEqual(['', 'Slide: B. Bredberg, CC BY 4.0']);
  });

  test('brought in by one of its parts is that talk’s, too; what it says itself goes before', async () => {
    const part = '# C\n\ntext\n\n---\nauthor: D. Dahl\n---\n\n# D\n\ntext\n';
    const files = { 'other.md': `${guest('author: B. Bredberg\n')}${include('part.md')}`, 'part.md': part };
    expect(await footersOf(include('other.md#c,d'), files)).toEqual(['', 'Slide: B. Bredberg', 'Slide: D. Dahl']);
  });

  test('is our own where it has the same author, or is a part of ours', async () => {
    const files = {
      'other.md': guest('author: A. Author\nlicence: all rights reserved\n'),
      'part.md': '# C\n\ntext\n',
    };
    const { talk, diagnostics } = await compileTalk(include('other.md') + include('part.md'), files);
    expect(talk.sections.map(({ html }) => html.includes('class="credit"'))).toEqual([false, false, false]);
    expect(diagnostics.map(({ code }) => code)).not.toContain('evidence/licence-reserved');
  });

  test('in our own file says so in its settings', async () => {
    expect(await footersOf('\n---\nauthor: B. Bredberg\n---\n\n## B\n\ntext\n')).toEqual(['', 'Slide: B. Bredberg']);
  });

  test('is told once for all that one line brings in', async () => {
    const files = {
      'other.md': `${guest('author: B. Bredberg\nlicence: all rights reserved\n')}\n---\n\n## C\n\ntext\n`,
    };
    const { diagnostics } = await compileTalk(include('other.md'), files);
    expect(diagnostics.filter(({ code }) => code === 'evidence/licence-reserved').length).toBe(1);
  });
});
