/*
 * What a second thread runs, as `chart-thread.cjs`: it loads the part of the bundle that draws charts, with V8's compiled
 * code of its own. Where there is no bundle it ends at once, and charts are drawn where they are asked for.
 */
import { loadDrawing } from './load-bundle.ts';

loadDrawing()?.drawCharts();
