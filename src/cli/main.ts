#!/usr/bin/env node
/*
 * The command `plenary`. Dates are drawn and formatted in the process's zone by libraries that cannot be told
 * otherwise, so the zone is set before any of them is loaded: the same talk gives the same bytes in every zone.
 */
process.env['TZ'] = 'UTC';

const { runProcess } = await import('./run-process.ts');
await runProcess();
