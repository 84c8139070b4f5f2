import { parentPort } from 'node:worker_threads';
import type { FromChartThread, ToChartThread } from '../io/chart-messages.ts';
import { answerCharts } from '../render/chart/elsewhere/answer-charts.ts';

/** Draws charts for the thread that has started this one, until that one says that there are no more. */
export function drawCharts(): void {
  const port = parentPort;
  if (port === null) return;
  const { told, asked } = answerCharts();
  port.on('message', (message: ToChartThread) => {
    if (message.kind === 'end') return port.close();
    if (message.kind === 'news') return told(message.news);
    const { number, question } = message;
    const send = (answer: unknown): void => port.postMessage({ number, answer } satisfies FromChartThread);
    void asked(question)
      .then(send)
      .catch(() => send(null));
  });
}
