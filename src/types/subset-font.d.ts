declare module 'subset-font' {
  /** Keeps the glyphs of a text and what OpenType layout reaches from them by the kept features. */
  export default function subsetFont(
    font: Buffer,
    text: string,
    options?: { targetFormat?: 'woff2' | 'woff' | 'truetype'; keepFeatures?: string[]; noHinting?: boolean },
  ): Promise<Buffer>;
}
