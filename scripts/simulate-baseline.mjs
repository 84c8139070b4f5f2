/*
 * node scripts/simulate-baseline.mjs > data/simulated-baseline.csv
 * Baseline characteristics of 120 invented patients in two arms, for the gallery's table: the same every time.
 */
const random = mulberry32(20_241);
const lines = ['id,arm,age,sex,wbc,blasts,ecog,risk,extramedullary'];
for (let i = 0; i < 120; i++) {
  const patient = [
    `s${String(i + 1).padStart(3, '0')}`,
    i % 2 === 0 ? 'Arm A' : 'Arm B',
    within(Math.round(46 + 14 * normal()), 18, 75),
    random() < 0.44 ? 'female' : 'male',
    Math.max(0.4, 11 * Math.exp(1.2 * normal())).toFixed(1),
    random() < 0.05 ? '' : within(Math.round(78 + 14 * normal()), 20, 99),
    pick([
      ['0', 0.42],
      ['1', 0.44],
      ['2', 0.14],
    ]),
    pick([
      ['standard', 0.58],
      ['high', 0.32],
      ['', 0.1],
    ]),
    random() < 0.14,
  ];
  lines.push(patient.join(','));
}
console.log(lines.join('\n'));

function pick(shares) {
  let left = random();
  return (shares.find(([, share]) => (left -= share) < 0) ?? shares.at(-1))[0];
}

function within(value, low, high) {
  return Math.min(high, Math.max(low, value));
}

/** About normal: twelve even numbers added up. */
function normal() {
  return Array.from({ length: 12 }, random).reduce((sum, one) => sum + one, -6);
}

/** A small generator of even numbers (Ettinger's mulberry32). */
function mulberry32(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 4_294_967_296;
  };
}
