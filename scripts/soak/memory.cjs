/* Loaded into the server that is soaked: at SIGUSR2 it collects its garbage and says what is left. */
const { isMainThread } = require('node:worker_threads');

if (isMainThread && process.env.SOAK_MEMORY) {
  process.on('SIGUSR2', () => {
    global.gc();
    global.gc();
    const { heapUsed, rss, arrayBuffers } = process.memoryUsage();
    // What V8 has compiled, which grows for as long as something is done for the first time, or often enough.
    const { code_and_metadata_size: made, bytecode_and_metadata_size: read } =
      require('node:v8').getHeapCodeStatistics();
    const told = { heapUsed, code: made + read, rss, arrayBuffers };
    require('node:fs').appendFileSync(process.env.SOAK_MEMORY, `${JSON.stringify(told)}\n`);
  });
}
