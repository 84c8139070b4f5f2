import type { WriteStream } from 'node:tty';

/** Where a command's words go. */
export interface Output {
  readonly write: (text: string) => void;
  readonly colour: boolean;
  /** Columns, where the stream is a terminal; else `null`. */
  readonly columns: number | null;
}

/** What a command sees of the world beside files: results go to `out`, all else to `err`. */
export interface Terminal {
  readonly out: Output;
  readonly err: Output;
  /** The folder in which the command was typed. */
  readonly cwd: string;
}

/** The process's own terminal. A reader that goes away (`plenary check | head -1`) is no fault. */
export function processTerminal(): Terminal {
  return { out: outputOf(process.stdout), err: outputOf(process.stderr), cwd: process.cwd() };
}

function outputOf(stream: NodeJS.WriteStream): Output {
  let open = true;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    open = false;
  });
  return {
    write: (text) => {
      if (open) stream.write(text);
    },
    colour: showsColour(stream),
    columns: stream.isTTY ? stream.columns : null,
  };
}

/* `hasColors` knows NO_COLOR, FORCE_COLOR, NODE_DISABLE_COLORS and TERM=dumb. */
function showsColour(stream: Partial<WriteStream>): boolean {
  const forced = process.env['FORCE_COLOR'];
  if (!stream.isTTY) return forced !== undefined && forced !== '0' && forced !== 'false' && !process.env['NO_COLOR'];
  return stream.hasColors?.() ?? false;
}
