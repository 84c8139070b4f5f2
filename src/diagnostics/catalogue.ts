import { assembleEntries } from './catalogue/assemble.ts';
import { chartEntries } from './catalogue/chart.ts';
import { chartComparisonEntries } from './catalogue/chart-comparisons.ts';
import { chartCourseEntries } from './catalogue/chart-courses.ts';
import { chartInteractiveEntries } from './catalogue/chart-interactive.ts';
import { chartKindEntries } from './catalogue/chart-kinds.ts';
import { chartMarkEntries } from './catalogue/chart-marks.ts';
import { chartRowEntries } from './catalogue/chart-rows.ts';
import { chartTableEntries } from './catalogue/chart-tables.ts';
import { chartSceneEntries } from './catalogue/chart-scene.ts';
import { chartStepEntries } from './catalogue/chart-steps.ts';
import { cliEntries } from './catalogue/cli.ts';
import { configEntries } from './catalogue/config.ts';
import { dataEntries } from './catalogue/data.ts';
import { dialectEntries } from './catalogue/dialect.ts';
import { diffEntries } from './catalogue/diff.ts';
import { evidenceEntries } from './catalogue/evidence.ts';
import { exportFileEntries } from './catalogue/export-files.ts';
import { ioEntries } from './catalogue/io.ts';
import { libraryEntries } from './catalogue/library.ts';
import { loadEntries } from './catalogue/load.ts';
import { parseEntries } from './catalogue/parse.ts';
import { privacyEntries } from './catalogue/privacy.ts';
import { profileEntries } from './catalogue/profile.ts';
import { referenceEntries } from './catalogue/references.ts';
import { renderEntries } from './catalogue/render.ts';
import { templateEntries } from './catalogue/template.ts';
import { timeEntries } from './catalogue/times.ts';
import { valueEntries } from './catalogue/values.ts';

const rooms = [
  loadEntries,
  parseEntries,
  dialectEntries,
  dataEntries,
  chartEntries,
  chartComparisonEntries,
  chartCourseEntries,
  chartInteractiveEntries,
  chartKindEntries,
  chartMarkEntries,
  chartRowEntries,
  chartTableEntries,
  chartSceneEntries,
  chartStepEntries,
  privacyEntries,
  profileEntries,
  valueEntries,
  templateEntries,
  renderEntries,
  referenceEntries,
  evidenceEntries,
  timeEntries,
  assembleEntries,
  configEntries,
  cliEntries,
  diffEntries,
  exportFileEntries,
  ioEntries,
  libraryEntries,
];

/** A value with all that the members of a union have. */
type Joined<T> = (T extends unknown ? (one: T) => void : never) extends (all: infer All) => void ? All : never;

/**
 * Every diagnostic of Plenary, by its permanent code `stage/what`. No message text stands anywhere else. Each command makes
 * this object, and to assign takes a tenth of the time of `...`.
 */
export const catalogue: Joined<(typeof rooms)[number]> = Object.assign({}, ...rooms);

/** The code of a diagnostic, `stage/what`. */
export type Code = keyof typeof catalogue;

/** What the message of a code needs to know. */
export type Facts<C extends Code> = Parameters<(typeof catalogue)[C]['message']>[0];
