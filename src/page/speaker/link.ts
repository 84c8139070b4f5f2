import { newToken } from '../mode.ts';

/** A line between the talk and the speaker's window. */
export interface Link {
  send(message: unknown): void;
}

/** What a line needs. */
export interface LinkOptions {
  readonly token: string;
  readonly receive: (message: unknown) => void;
  /** The other window, where this one opened it or was opened by it. */
  readonly peer: () => Window | null;
}

interface Envelope {
  readonly plenary: string;
  readonly sender: string;
  readonly count: number;
  readonly message: unknown;
}

/**
 * Opens the line: a BroadcastChannel named by the token and, since some browsers give every file of a disk an origin
 * of its own, messages between the two windows as well. Each message is taken once, whichever way it comes first, and
 * only from who knows the token.
 */
export function openLink({ token, receive, peer }: LinkOptions): Link {
  const sender = newToken();
  let count = 0;
  let lastSource: Window | null = null;
  const seen = new Map<string, number>();
  const take = (data: unknown): boolean => {
    const envelope = asEnvelope(data, token);
    if (envelope === null || envelope.sender === sender) return false;
    if (envelope.count <= (seen.get(envelope.sender) ?? 0)) return true;
    seen.set(envelope.sender, envelope.count);
    receive(envelope.message);
    return true;
  };
  const channel = 'BroadcastChannel' in window ? new BroadcastChannel(`plenary-${token}`) : null;
  channel?.addEventListener('message', (event) => take(event.data));
  addEventListener('message', (event) => {
    if (event.origin !== location.origin && event.origin !== 'null') return;
    if (take(event.data)) lastSource = event.source as Window | null;
  });
  const origin = location.origin === 'null' || location.protocol === 'file:' ? '*' : location.origin;
  return {
    send(message) {
      const envelope: Envelope = { plenary: token, sender, count: ++count, message };
      channel?.postMessage(envelope);
      (peer() ?? lastSource)?.postMessage(envelope, origin);
    },
  };
}

function asEnvelope(data: unknown, token: string): Envelope | null {
  if (typeof data !== 'object' || data === null) return null;
  const { plenary, sender, count } = data as Partial<Envelope>;
  return plenary === token && typeof sender === 'string' && typeof count === 'number' ? (data as Envelope) : null;
}
