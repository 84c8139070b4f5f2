/* Loaded into each Node process that is measured: says at its end what it took. */
const { isMainThread } = require('node:worker_threads');

if (isMainThread && process.env.BENCH_USAGE) {
  process.on('exit', () => {
    const { user, system } = process.cpuUsage();
    const line = JSON.stringify({ cpu: (user + system) / 1e6, peak: process.resourceUsage().maxRSS / 1024 });
    require('node:fs').appendFileSync(process.env.BENCH_USAGE, `${line}\n`);
  });
}
