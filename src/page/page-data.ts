import type { PageData } from '../model/page.ts';

/** The facts of the talk that the build wrote into the page. */
export function readPageData(): PageData {
  return JSON.parse(document.getElementById('plenary-page')?.textContent ?? '') as PageData;
}
