import type { Page } from 'playwright-core';

/** How two pictures of one page differ. */
export interface PixelDifference {
  /** Pixels that are not the same. */
  readonly count: number;
  /** Largest difference of a channel, 0 to 255. */
  readonly most: number;
}

/** Compares two screenshots of equal size, in the browser that took them. */
export function comparePixels(page: Page, a: Buffer, b: Buffer): Promise<PixelDifference> {
  return page.evaluate(
    async (pictures) => {
      const [one, two] = await Promise.all(
        pictures.map(async (picture) => {
          const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0));
          const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
          const pen = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
          pen?.drawImage(bitmap, 0, 0);
          return pen?.getImageData(0, 0, bitmap.width, bitmap.height).data ?? new Uint8ClampedArray();
        }),
      );
      const found = { count: 0, most: 0 };
      for (let i = 0; i < (one?.length ?? 0); i += 4) {
        const apart = Math.max(...[0, 1, 2].map((k) => Math.abs((one?.[i + k] ?? 0) - (two?.[i + k] ?? 0))));
        if (apart > 0) found.count++;
        found.most = Math.max(found.most, apart);
      }
      return found;
    },
    [a.toString('base64'), b.toString('base64')],
  );
}
