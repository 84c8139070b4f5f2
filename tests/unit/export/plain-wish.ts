import type { ExportKind, ExportWish } from '../../../src/export/exporter.ts';
import { wholeTalk } from '../../../src/export/slide-range.ts';

/** A wish for one kind of export that asks for nothing else. */
export function plainWish(kind: ExportKind, more: Partial<ExportWish> = {}): ExportWish {
  return {
    ...{ kind, steps: null, notes: false, audience: false, range: wholeTalk, scale: 2, sheet: false, appendix: false },
    ...{ paper: null, perPage: null, fonts: null, template: null, address: null },
    ...more,
  };
}
