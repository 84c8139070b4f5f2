import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** A server that listens. */
export interface Listening {
  readonly port: number;
  readonly servers: readonly Server[];
  readonly close: () => void;
}

/** Ports that are tried one after the other. */
const tries = 20;

/** Much for one person's browser, little for a machine. */
const mostConnections = 256;

/**
 * Listens at the first port that is free under all addresses, the one asked for first.
 * @param hosts addresses to listen at; those that this machine does not have are left out
 * @throws the system's error where no port is free
 */
export async function listen(hosts: readonly string[], port: number, answer: RequestListener): Promise<Listening> {
  for (let at = port; ; at++) {
    try {
      return await listenAll(hosts, at, answer);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'EADDRINUSE' || at - port >= tries || at >= 65_535) throw error;
    }
  }
}

async function listenAll(hosts: readonly string[], port: number, answer: RequestListener): Promise<Listening> {
  const servers: Server[] = [];
  const close = (): void => {
    for (const server of servers) {
      server.close();
      server.closeAllConnections();
    }
  };
  let found = port;
  for (const host of hosts) {
    try {
      const server = await listenAt(host, found, answer);
      servers.push(server);
      found = (server.address() as AddressInfo).port;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (servers.length > 0 && (code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT')) continue;
      close();
      throw error;
    }
  }
  return { port: found, servers, close };
}

function listenAt(host: string, port: number, answer: RequestListener): Promise<Server> {
  const limits = {
    maxHeaderSize: 16_384,
    headersTimeout: 5000,
    requestTimeout: 10_000,
    connectionsCheckingInterval: 1000,
  };
  const server = createServer({ ...limits, keepAliveTimeout: 5000 }, answer);
  server.maxConnections = mostConnections;
  server.on('clientError', refuse);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port, ipv6Only: host.includes(':') }, () => {
      server.off('error', reject);
      resolve(server);
    });
  });
}

/** What is no request, or too long for one. */
function refuse(error: NodeJS.ErrnoException & { readonly rawPacket?: Buffer }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const isLongUrl = error.code === 'HPE_HEADER_OVERFLOW' && error.rawPacket?.includes('\n') !== true;
  const isLong = error.code === 'HPE_HEADER_OVERFLOW';
  const isSlow = error.code === 'ERR_HTTP_REQUEST_TIMEOUT';
  const status = isLongUrl
    ? '414 URI Too Long'
    : isLong
      ? '431 Request Header Fields Too Large'
      : isSlow
        ? '408 Request Timeout'
        : '400 Bad Request';
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  socket.destroySoon();
}
