import type { BrowserPage } from '../../model/browser.ts';
import type { MeasuredTalk } from '../../model/measured.ts';
import type { Box } from './parts.ts';

/** A page of the talk that can be read off and photographed. */
export interface Camera {
  readonly talk: MeasuredTalk;
  /** Which browser it is, to the last number of its version. */
  readonly browser: string;
  /** A picture of something on a slide, after some clicks; `null` where it is no longer there. */
  readonly shoot: (shot: string, box: Box, step: number | null) => Promise<Uint8Array | null>;
}

const version =
  "navigator.userAgentData?.getHighEntropyValues(['fullVersionList', 'platformVersion', 'architecture']).then(JSON.stringify) ?? navigator.userAgent";

/** Faces to measure with, and what the file will call them. */
export interface MeasuredFaces {
  readonly text: readonly string[];
  readonly code: readonly string[];
  readonly codeScale: number;
}

/**
 * Reads the talk off a page that shows it slide under slide.
 * @param script `lib/page/export.js`
 * @param faces `null`: the talk's own
 */
export async function openCamera(page: BrowserPage, script: string, faces: MeasuredFaces | null): Promise<Camera> {
  await page.evaluate(`${script};true`);
  const talk = await page.evaluate<MeasuredTalk>(`plenaryExport.measure(${JSON.stringify(faces)})`);
  const browser = await page.evaluate<string>(version);
  return {
    talk,
    browser,
    shoot: async (shot, box, step) => {
      const aimed = await page.evaluate<{ x: number; y: number; whole: boolean } | null>(
        `plenaryExport.aim(${JSON.stringify(shot)}, ${step ?? 'Infinity'})`,
      );
      if (aimed === null || box.width < 1 || box.height < 1) return null;
      const clip = { x: aimed.x + box.x, y: aimed.y + box.y, width: box.width, height: box.height };
      return page.screenshot({ clip, transparent: !aimed.whole });
    },
  };
}
