import { diagnose } from '../../diagnostics/diagnose.ts';
import type { AssetRef } from '../../model/deck.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import { byIdentity } from '../../util/by-identity.ts';
import { extensionOf } from '../../util/paths.ts';
import { detectEncoding } from '../detect-encoding.ts';
import { checkSvg, type SvgFault } from './check-svg.ts';
import { sniff, sniffOther, type MediaType } from './sniff.ts';

/** A file as the page will show it, or `null`, and what is wrong with it. */
export interface CheckedAsset {
  readonly bytes: Uint8Array | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Judges a picture, film or sound by its bytes, not by its name. */
export function checkAsset({ path, kind, span }: AssetRef, bytes: Uint8Array): CheckedAsset {
  if (bytes.length === 0) return refused(diagnose('load/empty-asset', span, { path }));
  const type = sniff(bytes);
  if (type === null || !fits(type, kind)) {
    return refused(diagnose('load/asset-type', span, { path, kind, found: type?.name ?? sniffOther(bytes) }));
  }
  const diagnostics: Diagnostic[] = [];
  if (!type.extensions.includes(extensionOf(path))) {
    diagnostics.push(
      diagnose('load/asset-extension', span, { path, found: type.name, extension: type.extensions[0] as string }),
    );
  }
  if (isCut(type, bytes)) return refused(diagnose('load/cut-asset', span, { path }));
  if (type.name !== 'SVG') return { bytes, diagnostics };
  const svg = readSvg(bytes);
  const faults = svg.faults.map(({ line, ...fault }) =>
    fault.kind === 'broken'
      ? diagnose('load/broken-svg', span, { path, line })
      : diagnose('load/unsafe-svg', span, { path, line, what: fault.what }),
  );
  return { bytes: faults.length > 0 ? null : svg.bytes, diagnostics: [...diagnostics, ...faults] };
}

function refused(diagnostic: Diagnostic): CheckedAsset {
  return { bytes: null, diagnostics: [diagnostic] };
}

/** A film may lend its sound, a container for sound its film; a picture is only a picture. */
function fits(type: MediaType, kind: AssetRef['kind']): boolean {
  return (type.kind === 'image') === (kind === 'image');
}

/** Whether a picture ends before its end, as after a broken copy. Only what is certain counts. */
function isCut(type: MediaType, bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (type.name === 'PNG') return !buffer.includes('IEND', 0, 'latin1');
  if (type.name === 'JPEG') return buffer.lastIndexOf(Buffer.from([0xff, 0xd9])) === -1;
  return type.name === 'WebP' && buffer.readUInt32LE(4) + 8 > bytes.length + 1;
}

type PlacedFault = SvgFault & { readonly line: number };

const readSvg = byIdentity((bytes: Uint8Array): { bytes: Uint8Array; faults: readonly PlacedFault[] } => {
  const encoding = detectEncoding(bytes);
  const fault = (what: string): PlacedFault => ({ kind: 'unsafe', what, at: 0, line: 1 });
  if (encoding !== 'utf-8') return { bytes, faults: [fault(`the encoding ${encoding.toUpperCase()}`)] };
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const checked = checkSvg(text);
    const faults = checked.faults.map((each) => ({ ...each, line: text.slice(0, each.at).split('\n').length }));
    return { bytes: checked.text === text ? bytes : new TextEncoder().encode(checked.text), faults };
  } catch {
    return { bytes, faults: [fault('text that is not UTF-8')] };
  }
});
