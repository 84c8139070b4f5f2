import { describe, expect, test } from 'vitest';
import type { ChartThread } from '../../../../src/model/chart-thread.ts';
import { answerCharts } from '../../../../src/render/chart/elsewhere/answer-charts.ts';
import { compileText } from '../../../support/compile-text.ts';
import { chartSlide, descriptor, patientsCsv, rowCount } from '../../../support/sensitive-talk.ts';

const fields = 'encoding:\n  x: {field: year, type: quantitative}\n  y: {field: crates, type: quantitative}';
const fence = (text: string, language = 'vega-lite'): string => `\`\`\`${language}\n${text}\n\`\`\`\n`;
const apples = (more: string): string => fence(`data: {name: apples}\n${more}`);

const slides = [
  `## Points\n\n${apples(`mark: point\n${fields}`)}`,
  `## Live\n\n${apples(`mark: point\ninteractive: true\n${fields}`)}`,
  `## Two\n\nSome words.\n\n${apples(`mark: line\n${fields}`)}\n${apples(`mark: bar\n${fields}`)}`,
  `## Words alone\n\nNothing is drawn.`,
  `## Broken\n\n${apples('mark: bar\nencoding: {x: {field: none}}')}`,
  `## Nothing fits\n\n${apples(`mark: {type: bar, clip: true}\n${fields.replace('quantitative}', 'quantitative, scale: {type: log}}')}`)}`,
  chartSlide('Patients', 'mark: bar\nencoding:\n  x: {field: arm, type: nominal}\n  y: {aggregate: count}'),
];

const files = {
  'deck.md': `---\ntitle: Apples\n---\n\n${slides.join('\n---\n\n')}`,
  'data/apples.csv': 'year,crates\n2024,3\n2025,5\n2026,0\n',
  'data/patients.csv': patientsCsv(),
  'data/datapackage.json': descriptor,
};

interface FakeOptions {
  /** Answers with something else. */
  readonly answer?: (drawn: unknown, count: number) => unknown;
  /** Gives each answer after the ones that were asked for later. */
  readonly backwards?: boolean;
  /** Ends at this question. */
  readonly ends?: number;
}

/** A thread that is none, to which everything is copied as to one. */
function fakeThread({ answer = (drawn) => drawn, backwards = false, ends = Infinity }: FakeOptions = {}) {
  const { told, asked } = answerCharts();
  const seen = { questions: 0, charts: 0, rested: 0 };
  const later: (() => void)[] = [];
  const thread: ChartThread = {
    expect: (charts) => void (seen.charts = charts),
    isOpen: () => seen.questions < ends,
    isBusy: () => false,
    tell: (news) => told(structuredClone(news)),
    async ask(question) {
      const count = (seen.questions += 1);
      if (count >= ends) return null;
      const drawn = structuredClone(await asked(structuredClone(question)));
      if (backwards)
        await new Promise<void>((resolve) => {
          later.unshift(resolve);
          setTimeout(() => later.shift()?.(), 100);
        });
      return answer(drawn, count);
    },
    rest: () => void (seen.rested += 1),
  };
  return { thread, seen };
}

const alone = await compileText(files);

async function same(charts: ChartThread): Promise<void> {
  const { site, diagnostics, evidence } = await compileText(files, { charts });
  expect(site.files).toEqual(alone.site.files);
  expect(diagnostics).toEqual(alone.diagnostics);
  expect(evidence.trace).toEqual(alone.evidence.trace);
}

describe('charts that another thread draws', () => {
  test('are the same, with what is said about them and the rows behind them', async () => {
    const { thread, seen } = fakeThread();
    await same(thread);
    expect(alone.diagnostics.length).toBeGreaterThan(1);
    expect(seen).toEqual({ questions: 6, charts: 7, rested: 1 });
  });

  test('may come back in another order', async () => same(fakeThread({ backwards: true }).thread));

  test('are drawn here where the thread ends', async () => {
    for (const ends of [1, 2, 4]) await same(fakeThread({ ends }).thread);
  });

  test('are drawn here where the answer is none', async () => {
    const wrong = [null, {}, { drawing: {} }, { drawing: { kind: 'panel' } }, { drawing: { kind: 'drawn' } }];
    await same(fakeThread({ answer: (drawn, count) => (count % 7 < wrong.length ? wrong[count % 7] : drawn) }).thread);
  });

  test('tables stay whole, and the rows of patients stay here', async () => {
    const questions: unknown[] = [];
    const { thread } = fakeThread();
    const { rendered } = await compileText(files, {
      charts: { ...thread, ask: async (question) => (questions.push(question), thread.ask(question)) },
    });
    expect(rendered.slides[0]?.charts[0]?.readings[0]?.dataset.lines).toHaveLength(3);
    expect(rendered.slides.at(-1)?.charts[0]?.marks[0]?.readings[0]?.dataset.columns[0]?.values).toHaveLength(rowCount);
    expect(JSON.stringify(questions)).not.toContain('clinic');
  });
});
