import type { Section } from '../../assemble/sections.ts';
import type { ExportInput } from '../exporter.ts';
import type { Camera } from './camera.ts';
import type { DrawnShot } from './kept-pictures.ts';
import type { Template } from './template/read-template.ts';
import type { TalkCharts } from './charts/open-charts.ts';

/** A section with its id at hand. */
export type NamedSection = Section & { readonly id: string };

/** What a presentation is written from. */
export interface TalkSource {
  readonly input: ExportInput;
  readonly camera: Camera;
  /** `null`: the frame is made of the talk's own layouts. */
  readonly template: Template | null;
  readonly sections: readonly NamedSection[];
  readonly files: ReadonlyMap<string, string | Uint8Array>;
  readonly charts: TalkCharts;
  /** A picture of a chart or drawing; `null` where it is no longer there. */
  readonly picture: (picture: DrawnShot, section: NamedSection) => Promise<Uint8Array | null>;
}
