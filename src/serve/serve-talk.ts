import { randomBytes } from 'node:crypto';
import type { Effects } from '../model/effects.ts';
import { addressOf, doorsFor, hostsAt } from './admission.ts';
import { answerWith } from './answer.ts';
import { openEventStream } from './event-stream.ts';
import { followEdits, type EditOptions } from './follow-edits.ts';
import { listen } from './listen.ts';
import { loadLiveShell, makePages } from './live-pages.ts';
import { keepVersions } from './shown-talk.ts';

/** What to serve, and how. */
export interface ServeOptions extends EditOptions {
  readonly port: number;
  /** An address beyond this machine, as typed; `null` for this machine alone. */
  readonly host: string | null;
  /** Pages go to the slide that was edited last. */
  readonly follow: boolean;
}

/** A talk that is served. */
export interface Serving {
  /** The address to open. */
  readonly url: string;
  readonly port: number;
  /** It is open to other machines. */
  readonly isOpen: boolean;
  /** Settles once all slides are there. */
  readonly ready: Promise<void>;
  /** Keeps what was made for the next start. */
  readonly keep: () => void;
  readonly close: () => Promise<void>;
}

/**
 * Serves a talk and keeps it as it was last saved. Prints nothing.
 * @throws the system's error where no port is free
 */
export async function serveTalk(options: ServeOptions, effects: Effects): Promise<Serving> {
  const build = randomBytes(8).toString('hex');
  const versions = keepVersions(build);
  const events = openEventStream(() => `${build}.${versions.current()?.version ?? 0}`);
  const edits = followEdits(options, effects, { build, versions, send: events.send });
  const { ready, whole, filled, asked } = edits;
  const shell = loadLiveShell(effects.fs);
  const doors = doorsFor(options.host);
  let hosts: ReadonlySet<string> = new Set();
  const answer = answerWith({
    admission: () => ({ hosts, token: doors.token }),
    output: makePages({ build, follow: options.follow, versions, shell, asked, ready, whole, filled }),
    since: versions.since,
    look: edits.look,
    listen(response, { build: theirs, version, at }) {
      if (!events.add(response)) return false;
      edits.look(at);
      const missed = versions.since(theirs, version);
      if (missed !== null) events.send(missed, response);
      return true;
    },
  });
  const close = async (): Promise<void> => {
    events.close();
    await edits.close();
  };
  const listening = await listen(doors.addresses, options.port, answer).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  hosts = hostsAt(doors, listening.port);
  return {
    url: addressOf(doors, listening.port),
    port: listening.port,
    isOpen: doors.token !== null,
    ready: filled,
    keep: edits.keep,
    close() {
      listening.close();
      return close();
    },
  };
}
