import { expect, test } from 'vitest';
import { sourceModules, withoutComments, type SourceModule } from './source-files.ts';

const limits = { lines: 300 };

/** Folders whose work is to touch the process and the terminal. */
const outside = /^src\/(?:cli|io|config|serve)\//;
/** Declarations of libraries that have none: their form is the library's. */
const isDeclaration = /^src\/types\//;
const inBrowser = /^src\/page\//;

/* What the linter checks (length of functions, parameters, `any`) is left to the linter. */
test('style of the house', () => {
  const ours = sourceModules().filter(({ path }) => !isDeclaration.test(path));
  expect(ours.flatMap((module) => faults(module).map((fault) => `${module.path} ${fault}`))).toEqual([]);
});

/* Tests of the compiler share a process: a module that one test file replaces is replaced for whichever comes next. */
test('tests replace no module', () => {
  const replacing = sourceModules('tests').filter(({ text }) => /^\s*vi\.(?:do)?[mM]ock\(/m.test(text));
  expect(replacing.map(({ path }) => path)).toEqual([]);
});

function faults({ path, text }: SourceModule): string[] {
  const code = withoutStrings(withoutComments(text));
  const lines = text.split('\n');
  const found: string[] = [];
  const note = (fault: string, pattern: RegExp): void => {
    for (const match of code.matchAll(pattern)) found.push(`line ${lineOf(code, match.index)}: ${fault}`);
  };
  if (lines.length > limits.lines + 1) found.push(`${lines.length - 1} lines`);
  if (!/^[a-z0-9-]+$/.test(path.split('/').at(-1)?.replace(/\.ts$/, '') ?? '')) found.push('name is not kebab-case');
  note('class', /^\s*(?:export\s+)?(?:abstract\s+)?class\s/gm);
  note('default export', /^\s*export\s+default\b/gm);
  note('any', /[:<,|]\s*any\b(?!\w)|\bas any\b/g);
  note('re-export', /^export\s.*\bfrom\b/gm);
  note('code from text', /\bnew Function\b|\beval\(/g);
  if (!inBrowser.test(path)) note('clock or chance', /\bDate\.now\(|\bMath\.random\(|\bnew Date\(\)/g);
  if (!outside.test(path) && !inBrowser.test(path))
    note('outside world', /\bconsole\.|\bprocess\.|\bfetch\(|\bsetTimeout\(/g);
  if (path === 'src/index.ts' || path === 'src/statistics.ts')
    return found.filter((fault) => !fault.endsWith('re-export'));
  return [...found, ...undocumented(lines)];
}

function undocumented(lines: readonly string[]): string[] {
  return lines.flatMap((line, i) => {
    const name = /^export (?:declare )?(?:async )?(?:function\*?|const|let|interface|type) (\w+)/.exec(line)?.[1];
    if (name === undefined || previous(lines, i).endsWith('*/')) return [];
    return [`line ${i + 1}: ${name} has no doc comment`];
  });
}

function previous(lines: readonly string[], i: number): string {
  return lines[i - 1]?.trim() ?? '';
}

function withoutStrings(code: string): string {
  return code.replace(
    /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g,
    (text) => text[0] + ' '.repeat(text.length - 2) + text[0],
  );
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
