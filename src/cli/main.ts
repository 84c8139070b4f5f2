#!/usr/bin/env node
/*
 * The command `plenary`. Dates are drawn and formatted in the process's zone by libraries that cannot be told
 * otherwise, so the zone is set before any of them is loaded: the same talk gives the same bytes in every zone. The
 * clock that `serve` prints is the user's.
 *
 * The bundle is the same code, loaded faster. Where someone looks for a bug, the modules themselves name the places.
 *
 * People run this file as `main.cjs`, which `scripts/bundle.mjs` makes of it: Node spends a tenth of a small build on
 * making modules of its own parts for those who import them.
 */
import { expectShortRun, isShort } from './engine.ts';
import { loadBundle } from './load-bundle.ts';

if (process.argv.includes('serve'))
  process.env['PLENARY_ZONE'] = String(new Date(performance.timeOrigin).getTimezoneOffset());
process.env['TZ'] = 'UTC';
if (isShort(process.argv.slice(2))) expectShortRun();

const bundle = process.argv.includes('--debug') ? null : loadBundle();
const program = bundle === null ? import('./run-process.ts') : Promise.resolve(bundle);
void program.then(async (command) => command.runProcess());
