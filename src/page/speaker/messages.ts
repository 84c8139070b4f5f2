/** A stopwatch that can be told to another window. Times are milliseconds. */
export interface Timer {
  readonly running: boolean;
  /** When it was last started, since 1970. */
  readonly since: number;
  /** What it showed when it was last stopped. */
  readonly before: number;
}

/** What the talk tells the speaker's window. */
export interface TalkState {
  readonly type: 'state';
  /** Id of the slide shown. */
  readonly slide: string;
  /** Index of the last step shown; -1 before the first. */
  readonly step: number;
  readonly paused: boolean;
  /** As the speaker's window last told it, so that it survives that window's reload. */
  readonly timer: Timer | null;
}

/** What the speaker's window asks of the talk. */
export type Request =
  | { readonly type: 'hello' }
  | { readonly type: 'move'; readonly to: Move }
  | { readonly type: 'timer'; readonly timer: Timer };

/** Where the talk may be told to go. */
export type Move = 'next' | 'previous' | 'first' | 'last' | 'pause';

const moves: readonly string[] = ['next', 'previous', 'first', 'last', 'pause'];

/** Reads a request; what is not one is `null`, since anything can be sent to a window. */
export function asRequest(value: unknown): Request | null {
  const message = asRecord(value);
  if (message['type'] === 'hello') return { type: 'hello' };
  if (message['type'] === 'move' && moves.includes(String(message['to']))) {
    return { type: 'move', to: message['to'] as Move };
  }
  const timer = asTimer(message['timer']);
  return message['type'] === 'timer' && timer !== null ? { type: 'timer', timer } : null;
}

/** Reads the state of the talk, or `null`. */
export function asTalkState(value: unknown): TalkState | null {
  const { type, slide, step, paused, timer } = asRecord(value);
  if (type !== 'state' || typeof slide !== 'string' || typeof step !== 'number') return null;
  return { type, slide, step, paused: paused === true, timer: asTimer(timer) };
}

function asTimer(value: unknown): Timer | null {
  const { running, since, before } = asRecord(value);
  if (typeof running !== 'boolean' || !isFinite(since) || !isFinite(before)) return null;
  return { running, since, before };
}

function isFinite(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
