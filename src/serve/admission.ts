import { randomBytes } from 'node:crypto';
import { hostname, networkInterfaces } from 'node:os';

/** Where a server listens and under which names it is known. */
export interface Doors {
  /** Addresses to listen at. */
  readonly addresses: readonly string[];
  /** Names and addresses of this machine under which pages may ask. */
  readonly names: readonly string[];
  /** What a page must know; `null` on this machine alone. */
  readonly token: string | null;
}

const loopback: Doors = { addresses: ['127.0.0.1', '::1'], names: ['localhost', '127.0.0.1', '[::1]'], token: null };

/**
 * The doors of a server: this machine alone, unless another address is asked for, which wants a token.
 * @param host as typed; `null` for this machine alone
 */
export function doorsFor(host: string | null): Doors {
  if (host === null || ['localhost', '127.0.0.1', '::1', '[::1]'].includes(host.toLowerCase())) return loopback;
  const plain = host.replace(/^\[|\]$/g, '').toLowerCase();
  const isEverywhere = ['0.0.0.0', '::'].includes(plain);
  const own = Object.values(networkInterfaces()).flatMap((all) => (all ?? []).map(({ address }) => address));
  const names = isEverywhere ? [...own, hostname(), `${hostname()}.local`, 'localhost'] : [plain];
  return {
    addresses: [plain],
    names: [...new Set(names.map((name) => inAddress(name).toLowerCase()))],
    token: randomBytes(16).toString('hex'),
  };
}

/** The values of `Host` under which a server at a port is known. */
export function hostsAt({ names }: Doors, port: number): ReadonlySet<string> {
  return new Set(names.flatMap((name) => (port === 80 ? [name, `${name}:80`] : [`${name}:${port}`])));
}

/** The address to open. */
export function addressOf({ names, token, addresses }: Doors, port: number): string {
  const outside = names.find((name) => !/^(?:127\.|\[::1\]|localhost|\[fe80)/.test(name));
  const name = token === null ? 'localhost' : (outside ?? inAddress(addresses[0] ?? 'localhost'));
  return `http://${name}:${port}/${token === null ? '' : `?token=${token}`}`;
}

/** An address of IPv6 stands in brackets. */
function inAddress(name: string): string {
  return name.includes(':') ? `[${name}]` : name;
}
