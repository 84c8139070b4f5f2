import { openChartThread, type OpenChartThread } from '../io/open-chart-thread.ts';

/** A thread for the charts of one build, which ends with the last of them. */
export function buildThread(): OpenChartThread {
  const script = new URL('./chart-thread.cjs', import.meta.url);
  return openChartThread({ script, fewest: fewestCharts, mostWaiting, once: true });
}

/** With fewer charts the thread takes longer to start than it saves. */
const fewestCharts = 12;

/** This thread warms up for charts only where there are many: then it draws the next one where so many wait. */
const mostWaiting = (charts: number): number => (charts < manyCharts ? Infinity : 8);

const manyCharts = 150;
