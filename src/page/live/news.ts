import type { LiveMessage, LivePatch, LiveStart } from '../../model/live.ts';

/** What a page does with news. */
export interface News {
  /** Id of the slide that is looked at; empty for none. */
  readonly looked: () => string;
  readonly patch: (patch: LivePatch) => void;
  readonly reload: () => void;
  /** The server is there, or is not. */
  readonly connected: (isThere: boolean) => void;
}

/** Milliseconds after which a line that the browser has given up is tried again. */
const retry = 1000;

const lockName = 'plenary-live';

/**
 * Listens to the server. A browser opens few connections to one server, so that all windows of it share one: the window
 * that came into view last holds it and passes on what it hears.
 */
export function followNews({ build, version: first }: LiveStart, news: News): void {
  let version = first;
  let isAsking = false;
  const take = (message: LiveMessage): void => {
    if (message.type === 'reload' || message.build !== build) return news.reload();
    const { patch } = message;
    if (patch.to <= version) return;
    if (patch.from !== version) return void ask();
    version = patch.to;
    news.patch(patch);
  };
  const ask = async (): Promise<void> => {
    if (isAsking) return;
    isAsking = true;
    const missed = await fetch(`/live/since?v=${build}.${version}`).then(
      (response) => (response.ok ? (response.json() as Promise<LiveMessage | null>) : null),
      () => null,
    );
    isAsking = false;
    if (missed !== null) take(missed);
  };
  const channel = new BroadcastChannel(lockName);
  channel.addEventListener('message', ({ data }) => take(data as LiveMessage));
  const at = (): string => (news.looked() === '' ? '' : `&at=${encodeURIComponent(news.looked())}`);
  const hear = (): (() => void) =>
    openSource(
      () => `/live/events?v=${build}.${version}${at()}`,
      (message) => {
        channel.postMessage(message);
        take(message);
      },
      news.connected,
    );
  holdLine(hear);
  addEventListener('pageshow', ({ persisted }) => persisted && void ask());
}

/** Holds the line while this window is the one to do so. */
function holdLine(hear: () => () => void): void {
  // Not there for pages that came without encryption from another machine.
  const locks = navigator.locks as LockManager | undefined;
  if (locks === undefined) return void hear();
  const hold = (steal: boolean): void => {
    let close = (): void => undefined;
    const held = locks.request(lockName, { steal }, () => {
      close = hear();
      return new Promise<void>(() => undefined);
    });
    // Taken by a window that has come into view; this one waits for its turn.
    held.catch(() => {
      close();
      hold(false);
    });
  };
  let isFirst = true;
  const take = (): void => {
    if (document.visibilityState !== 'visible') return;
    hold(true);
    isFirst = false;
  };
  take();
  if (isFirst) hold(false);
  document.addEventListener('visibilitychange', take);
}

function openSource(
  url: () => string,
  hear: (message: LiveMessage) => void,
  connected: (isThere: boolean) => void,
): () => void {
  let source: EventSource;
  let timer = 0;
  let isClosed = false;
  const open = (): void => {
    source = new EventSource(url());
    source.addEventListener('open', () => connected(true));
    source.addEventListener('message', ({ data }) => hear(JSON.parse(data as string) as LiveMessage));
    source.addEventListener('error', () => {
      connected(false);
      if (source.readyState !== EventSource.CLOSED || isClosed) return;
      timer = setTimeout(open, retry);
    });
  };
  open();
  return () => {
    isClosed = true;
    clearTimeout(timer);
    source.close();
  };
}
