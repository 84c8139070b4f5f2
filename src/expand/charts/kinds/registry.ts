import type { ChartKind } from './kind.ts';
import { survival } from './survival.ts';

/** Every chart kind, by the name that a fence writes. Adding a kind is its file and a line here. */
export const chartKinds: ReadonlyMap<string, ChartKind> = new Map([survival].map((kind) => [kind.name, kind]));
