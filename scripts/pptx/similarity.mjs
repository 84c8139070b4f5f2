/*
 * Structural similarity (Wang, Bovik, Sheikh, Simoncelli: Image quality assessment, IEEE TIP 2004;13:600–12) of two grey
 * pictures, plainly: the mean over windows of 8 × 8 px that do not overlap, with its constants K1 = 0.01, K2 = 0.03.
 */
const side = 8;
const c1 = (0.01 * 255) ** 2;
const c2 = (0.03 * 255) ** 2;

/** From -1 to 1; 1 for the same picture. */
export function similarity(a, b, width, height) {
  let [sum, windows] = [0, 0];
  for (let y = 0; y + side <= height; y += side)
    for (let x = 0; x + side <= width; x += side) {
      sum += windowSimilarity(a, b, y * width + x, width);
      windows += 1;
    }
  return windows === 0 ? 1 : sum / windows;
}

function windowSimilarity(a, b, start, width) {
  let [sa, sb, saa, sbb, sab] = [0, 0, 0, 0, 0];
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      const [p, q] = [a[start + y * width + x], b[start + y * width + x]];
      sa += p;
      sb += q;
      saa += p * p;
      sbb += q * q;
      sab += p * q;
    }
  const n = side * side;
  const [ma, mb] = [sa / n, sb / n];
  const [va, vb, cov] = [saa / n - ma * ma, sbb / n - mb * mb, sab / n - ma * mb];
  return ((2 * ma * mb + c1) * (2 * cov + c2)) / ((ma * ma + mb * mb + c1) * (va + vb + c2));
}
