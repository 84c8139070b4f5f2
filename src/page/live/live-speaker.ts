import type { LivePatch } from '../../model/live.ts';
import type { SpeakerWindow } from '../speaker/speaker-window.ts';
import { applyPatch, type LiveTalk } from './live-talk.ts';
import { parseSection, replaceNotes } from './replace-section.ts';

/** Applies a patch to the slides that the speaker's window shows copies of. */
export function patchSpeaker(speaker: SpeakerWindow, talk: LiveTalk, patch: LivePatch): void {
  applyPatch(talk, patch, {
    fill(section, html, hasCome) {
      if (hasCome) return;
      const fresh = parseSection(html);
      for (const { name } of [...section.attributes]) section.removeAttribute(name);
      for (const { name, value } of [...fresh.attributes]) section.setAttribute(name, value);
      section.replaceChildren(...fresh.childNodes);
    },
    notes: replaceNotes,
  });
  speaker.sections.clear();
  for (const leaf of talk.leaves) speaker.sections.set(leaf.id, leaf);
  speaker.refresh();
}
