import { slideElements } from './dom.ts';
import { fragmentSteps, showSteps } from './fragments.ts';
import { renameIds } from './rename-ids.ts';

/**
 * Puts a copy of each slide before it for every step on its way: a page for what is there at first, then one a step.
 * The slide itself, complete, is the last of them and keeps its ids, so that links lead there. All have its number.
 */
export function addStepPages(): void {
  for (const slide of slideElements()) {
    const count = fragmentSteps(slide).length;
    if (count > 0) slide.dataset['steps'] = String(count);
    for (let step = -1; step < count - 1; step++) {
      const page = slide.cloneNode(true) as HTMLElement;
      page.querySelectorAll('.notes').forEach((notes) => notes.remove());
      showSteps(page, step);
      renameIds(page, `--step-${step + 1}`);
      page.dataset['stepOf'] = slide.id;
      page.dataset['step'] = String(step + 1);
      page.setAttribute('aria-label', `${slide.getAttribute('aria-label') ?? ''} (${step + 2} of ${count + 1})`);
      slide.before(page);
    }
  }
}
