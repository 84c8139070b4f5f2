import { encode } from 'uqr';
import { say } from '../../util/words/say.ts';

/** An address as a QR code, black on white, as one path: it prints sharp at any size. */
export function qrCode(address: string, lang: string): string {
  const { data, size } = encode(address, { ecc: 'M', border: 2 });
  const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges" role="img">` +
    `<title>${say(lang, 'QR code of the talk’s address')}</title><rect width="${size}" height="${size}" fill="#fff"/>` +
    `<path d="${dark.join('')}" fill="#000"/></svg>`
  );
}
