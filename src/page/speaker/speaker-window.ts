import type { PageData } from '../../model/page.ts';
import { slideElements } from '../dom.ts';
import { fragmentSteps } from '../fragments.ts';
import { openLink } from './link.ts';
import { asTalkState, type Move, type TalkState, type Timer } from './messages.ts';
import { elapsed, schedule, toggled } from './schedule.ts';
import { makeSpeakerView, type SpeakerView } from './speaker-view.ts';
import { upcoming } from './upcoming.ts';
import { word } from '../words.ts';

/** Milliseconds without a word from the talk after which the window says so. */
const patience = 4000;

/** The slides that the window shows copies of, which may be replaced. */
export interface SpeakerWindow {
  readonly sections: Map<string, HTMLElement>;
  /** Shows anew what the talk shows. */
  readonly refresh: () => void;
}

/**
 * The speaker's window: the same page, opened with `?speaker=<token>`. It takes the slides out of the document, shows
 * copies of what the talk shows and will show next, and drives the talk with its keys.
 */
export function startSpeaker(page: PageData, token: string): SpeakerWindow {
  const sections = new Map(slideElements().map((section) => [section.id, section]));
  document.querySelector('main')?.remove();
  let state: TalkState | null = null;
  let timer: Timer = { running: false, since: 0, before: 0 };
  let heard = Date.now();

  const link = openLink({ token, receive, peer: () => window.opener as Window | null });
  const setTimer = (next: Timer): void => {
    timer = next;
    link.send({ type: 'timer', timer });
    tick();
  };
  const view = makeSpeakerView(page, {
    move: (to: Move) => link.send({ type: 'move', to }),
    toggleTimer: () => setTimer(toggled(timer, Date.now())),
    resetTimer: () => setTimer({ running: false, since: 0, before: 0 }),
  });
  let plan = schedule(page);

  function receive(message: unknown): void {
    const next = asTalkState(message);
    if (next === null) return;
    heard = Date.now();
    if (next.timer !== null) timer = next.timer;
    else if (elapsed(timer, heard) > 0) link.send({ type: 'timer', timer });
    const moved = state !== null && state.slide !== next.slide;
    const changed = state === null || moved || state.step !== next.step;
    state = next;
    if (moved && !timer.running && timer.before === 0) setTimer(toggled(timer, heard));
    if (changed) show(view, next, page, sections);
    tick();
  }

  function tick(): void {
    const now = Date.now();
    const index = page.slides.findIndex((slide) => slide.id === state?.slide);
    view.time({ now, timer, plan, index, paused: state?.paused === true, silent: now - heard > patience });
  }

  document.title = word('Speaker – {}', page.title);
  link.send({ type: 'hello' });
  setInterval(() => link.send({ type: 'hello' }), 1500);
  setInterval(tick, 250);
  tick();
  return {
    sections,
    refresh() {
      plan = schedule(page);
      if (state !== null) show(view, state, page, sections);
      tick();
    },
  };
}

function show(view: SpeakerView, state: TalkState, page: PageData, sections: ReadonlyMap<string, HTMLElement>): void {
  const steps = (id: string): number => fragmentSteps(sections.get(id) ?? document.createElement('div')).length;
  const ids = page.slides.map((slide) => slide.id);
  const next = upcoming(state, ids, steps);
  view.slides({
    section: sections.get(state.slide) ?? null,
    step: state.step,
    steps: steps(state.slide),
    index: ids.indexOf(state.slide),
    nextSection: next === null ? null : (sections.get(next.slide) ?? null),
    nextStep: next?.step ?? -1,
    nextIsStep: next?.slide === state.slide,
  });
}
