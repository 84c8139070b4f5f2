import type { PageData } from '../model/page.ts';
import { speak } from './words.ts';

/** The facts of the talk that the build wrote into the page. */
export function readPageData(): PageData {
  const data = JSON.parse(document.getElementById('plenary-page')?.textContent ?? '') as PageData;
  speak(data.words ?? {});
  return data;
}
