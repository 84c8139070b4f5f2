import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

const require = createRequire(import.meta.url);
const source = readFileSync(createRequire(require.resolve('@axe-core/playwright')).resolve('axe-core'), 'utf8');

/** axe as it is once it runs in a page. */
interface Axe {
  configure(settings: object): void;
  run(options: object): Promise<{ violations: { id: string; nodes: { target: unknown[] }[] }[] }>;
}

/**
 * What axe finds against WCAG 2.2 A and AA on a page as it stands, one line a rule.
 * @param rules only these
 */
export function axeFindings(page: Page, rules?: string[]): Promise<string[]> {
  return run(page, rules, false);
}

/**
 * The same without what the other slides hold, which nobody sees: to look through all of a talk at each of its steps
 * takes five times as long. A whole talk is looked at once beside, for what concerns more than one slide.
 */
export function slideFindings(page: Page, rules?: string[]): Promise<string[]> {
  return run(page, rules, true);
}

async function run(page: Page, rules: string[] | undefined, alone: boolean): Promise<string[]> {
  const runOnly = rules === undefined ? { type: 'tag', values: levels } : { type: 'rule', values: rules };
  if (!(await page.evaluate(() => 'axe' in window))) {
    await page.evaluate(source);
    // The markup of each element that it looks at is asked for by nobody.
    await page.evaluate(() => (window as unknown as { axe: Axe }).axe.configure({ noHtml: true }));
  }
  return page.evaluate(
    async (options) => {
      const shown = [...document.querySelectorAll('.slides section.present')].at(-1);
      const others = [...document.querySelectorAll('.slides section')].filter(
        (section) => !section.contains(shown ?? null),
      );
      const held = (options.alone ? others : []).map((section) => {
        const content = document.createDocumentFragment();
        content.append(...section.childNodes);
        return { section, content };
      });
      const { violations } = await (window as unknown as { axe: Axe }).axe.run(options.axe);
      for (const { section, content } of held) section.append(content);
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
    },
    { alone, axe: { runOnly, resultTypes: ['violations'] } },
  );
}
