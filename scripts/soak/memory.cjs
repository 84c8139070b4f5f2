/* Loaded into the server that is soaked: at SIGUSR2 it collects its garbage and says what is left. */
const { isMainThread } = require('node:worker_threads');

if (isMainThread && process.env.SOAK_MEMORY) {
  process.on('SIGUSR2', () => {
    global.gc();
    global.gc();
    const { heapUsed, rss, arrayBuffers } = process.memoryUsage();
    require('node:fs').appendFileSync(process.env.SOAK_MEMORY, `${JSON.stringify({ heapUsed, rss, arrayBuffers })}\n`);
  });
}
