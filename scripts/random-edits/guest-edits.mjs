/*
 * What changes in a talk whose slides another one shows.
 */

const onGuest = (change) => (talk, random) => {
  if (talk.guest !== null) change(talk.guest, random);
};

/** What changes the talk whose slides are shown. */
export const guestEdits = {
  'another cell of the guest': onGuest((guest, random) => {
    const row = random.pick(guest[random.pick(['apples', 'trials'])]);
    row[random.below(row.length)] = random.pick(['7', '55.5', '12', 'one', '']);
  }),
  'another value of the guest': onGuest((guest, random) => {
    guest.values[random.pick(['total', 'gain', 'more'])] = random.pick([
      '{max: apples.crates}',
      '{sum: trials.n}',
      '{nonsense: 1}',
    ]);
  }),
  'other references of the guest': onGuest(
    (guest, random) => (guest.author = random.pick(['Guest, Gia', 'Litzow, M.'])),
  ),
  'other abbreviations of the guest': onGuest((guest, random) => {
    guest.settings.abbreviations = random.pick(['{HR: high risk}', '{CR: cured, MRD: more rest daily}', '{}']);
  }),
  'another author of the guest': onGuest((guest, random) => {
    guest.settings.author = random.pick(['B. Bredberg', 'C. Other']);
    guest.settings.licence = random.pick(['CC BY 4.0', 'all rights reserved']);
  }),
  'no data of the guest': (talk) => (talk.guest = null),
};
