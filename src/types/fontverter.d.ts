declare module 'fontverter' {
  /** Converts a font file between TrueType (`sfnt`), WOFF and WOFF2. */
  export function convert(bytes: Uint8Array, to: 'sfnt' | 'woff' | 'woff2', from?: string): Promise<Uint8Array>;
}
