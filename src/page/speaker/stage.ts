import { element } from '../dom.ts';
import { showSteps } from '../fragments.ts';
import { renameIds } from '../rename-ids.ts';

/** A scaled copy of a slide in the speaker's window. */
export interface Stage {
  readonly root: HTMLElement;
  /** @param section the slide to copy; `null` empties the stage */
  show(section: HTMLElement | null, step: number): void;
}

const slideWidth = 1280;

/**
 * Makes a stage. Its content is for the eye only (the notes are what is read), so it is inert and out of the
 * accessibility tree; ids get a suffix, since two stages may show the same slide.
 * @param suffix what sets this stage's ids apart
 */
export function makeStage(suffix: string): Stage {
  const slides = element('div', { class: 'slides' });
  const scaled = element('div', { class: 'reveal stage-slide' }, [slides]);
  const root = element('div', { class: 'stage', inert: true, 'aria-hidden': 'true' }, [scaled]);
  new ResizeObserver(() => (scaled.style.transform = `scale(${root.clientWidth / slideWidth})`)).observe(root);
  return {
    root,
    show(section, step) {
      slides.replaceChildren();
      if (section === null) return;
      const copy = section.cloneNode(true) as HTMLElement;
      copy.querySelectorAll('.notes').forEach((notes) => notes.remove());
      copy.querySelectorAll('video, audio').forEach((media) => media.removeAttribute('autoplay'));
      showSteps(copy, step);
      renameIds(copy, suffix);
      slides.append(copy);
    },
  };
}
