import type sharpType from 'sharp';
import type { Embedded } from './one-page.ts';

/** Makes a picture smaller, as far as it may; the picture itself where it cannot. */
export type Shrinker = (picture: Embedded) => Promise<Embedded>;

type Sharp = typeof sharpType;

/** What a slide shows at most of a picture: twice its own size, for projectors and zoom. */
const largest = { width: 2560, height: 1440 };
/** Below this there is little to gain. */
const smallest = 60_000;

/**
 * The tool that recompresses pictures, where somebody has installed it: no talk needs it, and it is large.
 * @returns `null` where it is not there
 */
export async function openShrinker(): Promise<Shrinker | null> {
  try {
    const { default: sharp } = await import('sharp');
    return async (picture) => {
      if (!/^image\/(?:png|jpeg)$/.test(picture.type) || picture.bytes.length < smallest) return picture;
      try {
        return await shrink(sharp, picture);
      } catch {
        // What the tool cannot read a browser may well show.
        return picture;
      }
    };
  } catch {
    return null;
  }
}

/**
 * No larger than a slide shows it twice over. Photographs are compressed anew; drawings keep every dot. Turned as the
 * camera says, and without what the camera wrote besides: where and when.
 */
async function shrink(sharp: Sharp, { bytes, type }: Embedded): Promise<Embedded> {
  const image = sharp(bytes, { failOn: 'error', pages: 1 });
  const { pages = 1 } = await sharp(bytes).metadata();
  if (pages > 1) return { bytes, type };
  const fitted = image.rotate().resize({ ...largest, fit: 'inside', withoutEnlargement: true });
  const made =
    type === 'image/png'
      ? fitted.png({ compressionLevel: 9, effort: 10 })
      : fitted.jpeg({ quality: 82, mozjpeg: true });
  const smaller = await made.toBuffer();
  return smaller.length < 0.95 * bytes.length ? { bytes: smaller, type } : { bytes, type };
}
