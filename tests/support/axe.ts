import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

const require = createRequire(import.meta.url);
const source = readFileSync(createRequire(require.resolve('@axe-core/playwright')).resolve('axe-core'), 'utf8');

/** axe as it is once it runs in a page. */
interface Axe {
  run(options: object): Promise<{ violations: { id: string; nodes: { target: unknown[] }[] }[] }>;
}

/**
 * What axe finds against WCAG 2.2 A and AA on a page as it stands, one line a rule.
 * @param rules only these
 */
export async function axeFindings(page: Page, rules?: string[]): Promise<string[]> {
  const runOnly = rules === undefined ? { type: 'tag', values: levels } : { type: 'rule', values: rules };
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  return page.evaluate(
    async (options) => {
      const { violations } = await (window as unknown as { axe: Axe }).axe.run(options);
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
    },
    { runOnly, resultTypes: ['violations'] },
  );
}
