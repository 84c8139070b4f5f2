import type { PageData } from '../../model/page.ts';
import { element, onClick } from '../dom.ts';
import type { Move, Timer } from './messages.ts';
import { makeNotes } from './notes-pane.ts';
import { clockText } from '../../util/clock.ts';
import { elapsed, pace, paceText, type Schedule } from './schedule.ts';
import { bindSpeakerKeys } from './speaker-keys.ts';
import { makeStage } from './stage.ts';
import { word } from '../words.ts';

/** What the speaker can do. */
export interface SpeakerActions {
  readonly move: (to: Move) => void;
  readonly toggleTimer: () => void;
  readonly resetTimer: () => void;
}

/** What is on the stages. */
export interface ShownSlides {
  readonly section: HTMLElement | null;
  readonly step: number;
  readonly steps: number;
  /** Place of the slide in the talk, from 0. */
  readonly index: number;
  readonly nextSection: HTMLElement | null;
  readonly nextStep: number;
  readonly nextIsStep: boolean;
}

/** What the clocks show. */
export interface ShownTime {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly timer: Timer;
  readonly plan: Schedule | null;
  readonly index: number;
  /** The screen is black. */
  readonly paused: boolean;
  /** The talk has not been heard of for a while. */
  readonly silent: boolean;
}

/** The window as its parts show it. */
export interface SpeakerView {
  slides(shown: ShownSlides): void;
  time(shown: ShownTime): void;
}

/** Builds the window: clocks on top, slides left, notes right, buttons below. */
export function makeSpeakerView(page: PageData, actions: SpeakerActions): SpeakerView {
  const current = makeStage('--now');
  const next = makeStage('--next');
  const notes = makeNotes(page);
  const nextTitle = element('h2', { class: 'pane-title' });
  const position = element('h2', { class: 'pane-title' });
  const clocks = makeClocks();
  const toggle = element('button', { type: 'button', class: 'primary', text: word('Start') });
  onClick(toggle, actions.toggleTimer);
  const button = (text: string, run: () => void): HTMLElement => {
    const made = element('button', { type: 'button', text });
    onClick(made, run);
    return made;
  };
  document.body.append(
    element('main', { class: 'speaker-window' }, [
      element('h1', { class: 'visually-hidden', text: word('Speaker window: {}', page.title) }),
      clocks.root,
      element('div', { class: 'stages' }, [
        element('section', { 'aria-label': word('On screen') }, [position, current.root]),
        element('section', { 'aria-label': word('Next') }, [nextTitle, next.root]),
      ]),
      notes.root,
      element('footer', {}, [
        button(word('← Back'), () => actions.move('previous')),
        button(word('Next →'), () => actions.move('next')),
        button(word('Black screen'), () => actions.move('pause')),
        element('span', { class: 'spacer' }),
        toggle,
        button(word('Reset'), actions.resetTimer),
        element('span', { class: 'spacer' }),
        button('A−', () => notes.resize(-2)),
        button('A+', () => notes.resize(2)),
      ]),
    ]),
  );
  bindSpeakerKeys(actions, notes.resize);
  return {
    slides(shown) {
      current.show(shown.section, shown.step);
      next.show(shown.nextSection, shown.nextStep);
      const steps = shown.steps === 0 ? '' : word(', step {} of {}', shown.step + 1, shown.steps);
      position.textContent = word('Slide {} of {}', shown.index + 1, page.slides.length) + steps;
      nextTitle.textContent =
        shown.nextSection === null
          ? word('This is the end')
          : shown.nextIsStep
            ? word('Next step')
            : word('Next slide');
      notes.show(shown.section, shown.step);
    },
    time(shown) {
      clocks.show(shown);
      const started = shown.timer.before > 0;
      toggle.textContent = shown.timer.running ? word('Pause') : started ? word('Go on') : word('Start');
    },
  };
}

interface Clocks {
  readonly root: HTMLElement;
  show(shown: ShownTime): void;
}

const clockNames = ['Clock', 'Elapsed', 'Left', 'Ends at', 'Pace'] as const;

function makeClocks(): Clocks {
  const cells = new Map(clockNames.map((name) => [name, element('dd', { text: '–' })] as const));
  const alarm = element('p', { class: 'alarm', role: 'status', hidden: true });
  const list = element(
    'dl',
    { class: 'clocks' },
    [...cells].map(([name, value]) => element('div', {}, [element('dt', { text: word(name) }), value])),
  );
  const set = (name: (typeof clockNames)[number], text: string): void => {
    const cell = cells.get(name);
    if (cell !== undefined && cell.textContent !== text) cell.textContent = text;
  };
  return {
    root: element('header', {}, [list, alarm]),
    show({ now, timer, plan, index, paused, silent }) {
      const spoken = elapsed(timer, now) / 1000;
      set('Clock', timeOfDay(now));
      set('Elapsed', clockText(spoken));
      set('Left', plan === null ? '–' : clockText(plan.total - Math.floor(spoken)));
      set('Ends at', plan === null ? '–' : timeOfDay(now + (plan.total - spoken) * 1000));
      const off = plan === null || index < 0 || spoken === 0 ? null : pace(plan, index, spoken);
      set('Pace', off === null ? '–' : paceText(off));
      list.dataset['pace'] = off === null || Math.abs(off) < 30 ? 'good' : off > 0 ? 'behind' : 'ahead';
      list.dataset['over'] = String(plan !== null && spoken > plan.total);
      const words = silent
        ? word('The talk does not answer. Is its window still open? Press S there to connect again.')
        : paused
          ? word('The screen is black. Press B to show the slide.')
          : '';
      alarm.hidden = words === '';
      if (alarm.textContent !== words) alarm.textContent = words;
    },
  };
}

function timeOfDay(milliseconds: number): string {
  const date = new Date(milliseconds);
  return `${date.getHours()}:${String(date.getMinutes()).padStart(2, '0')}`;
}
