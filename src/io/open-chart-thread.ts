import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { ChartThread } from '../model/chart-thread.ts';
import type { FromChartThread, ToChartThread } from './chart-messages.ts';

/** How a thread is used. */
export interface ChartThreadOptions {
  /** The script that it runs. */
  readonly script: URL;
  /** Fewest charts that it is started for. */
  readonly fewest: number;
  /** How many charts, of so many, may wait for it before the next is drawn here. */
  readonly mostWaiting: (charts: number) => number;
  /** It ends when the charts of one compilation are drawn. */
  readonly once: boolean;
}

/** A thread that a command has to close, however it ends. */
export interface OpenChartThread extends ChartThread {
  /** Ends it at once, unless it is about to end by itself. */
  readonly close: () => void;
}

/** A thread that is started when there is enough to draw and a processor is free for it. Whatever becomes of it, `ask` answers. */
export function openChartThread(options: ChartThreadOptions, processors = availableParallelism()): OpenChartThread {
  const { script, fewest, mostWaiting, once } = options;
  const asked = new Map<number, (answer: unknown) => void>();
  let worker: Worker | null = null;
  let isOver = processors < 2;
  let count = 0;
  let most = 0;
  const give = ({ number, answer }: FromChartThread): void => {
    asked.get(number)?.(answer);
    asked.delete(number);
  };
  const end = (): void => {
    isOver = true;
    for (const number of asked.keys()) give({ number, answer: null });
  };
  const send = (message: ToChartThread): boolean => {
    try {
      worker?.postMessage(message);
      return true;
    } catch {
      return false;
    }
  };
  const isOpen = (): boolean => worker !== null && !isOver;
  return {
    expect(charts) {
      most = mostWaiting(charts);
      if (!isOver && worker === null && charts >= fewest) worker = startWorker(script, { give, end });
    },
    isOpen,
    isBusy: () => asked.size >= most,
    tell: (news) => void (send({ kind: 'news', news }) || end()),
    ask: async (question) =>
      new Promise((resolve) => {
        const number = (count += 1);
        if (!isOpen() || !send({ kind: 'question', number, question })) return resolve(null);
        asked.set(number, resolve);
      }),
    rest() {
      if (!once || !isOpen()) return;
      end();
      send({ kind: 'end' });
    },
    close() {
      if (isOpen()) void worker?.terminate();
      end();
    },
  };
}

interface WorkerEvents {
  readonly give: (message: FromChartThread) => void;
  readonly end: () => void;
}

/** @returns `null` where the system has no thread to give */
function startWorker(script: URL, { give, end }: WorkerEvents): Worker | null {
  try {
    const worker = new Worker(script);
    // A thread that fails has ended: what it was asked for is drawn elsewhere, and says there what is wrong.
    worker.on('message', give).on('messageerror', end).on('error', end).on('exit', end);
    return worker;
  } catch {
    end();
    return null;
  }
}
