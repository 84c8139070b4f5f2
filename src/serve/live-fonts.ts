import { unicodeRange } from '../assemble/fonts/page-fonts.ts';
import type { FontFace, FontKit, FontPiece } from '../model/fonts.ts';

interface Served {
  readonly family: string;
  readonly face: FontFace;
  readonly piece: FontPiece;
  readonly file: string;
}

/** All that the fonts hold: the largest core of each face, and every block. */
function served({ families }: FontKit): readonly Served[] {
  return families.flatMap(({ family, faces, cores, blocks }) =>
    faces.flatMap((face) =>
      [...blocks, ...cores.slice(-1)].map((piece) => ({
        ...{ family, face, piece },
        file: `${face.name}-${piece.name}.woff2`,
      })),
    ),
  );
}

/** Fonts in pieces, each asked for when it is first needed: what is typed next is never missing, and no save changes them. */
export function liveFontCss(kit: FontKit): string {
  return served(kit)
    .map(
      ({ family, face: { weight, style }, piece, file }) =>
        `@font-face{font-family:"${family}";font-weight:${weight};font-style:${style};` +
        `unicode-range:${unicodeRange(piece.ranges)};src:url(${folder}${file})format("woff2")}\n`,
    )
    .join('');
}

/** The font of an address, `null` where it is none of the pieces. */
export async function liveFont(kit: FontKit, path: string): Promise<Uint8Array | null> {
  const found = served(kit).find(({ file }) => path === `${folder}${file}`);
  return found === undefined ? null : kit.read(found.file);
}

const folder = '/live/fonts/';
