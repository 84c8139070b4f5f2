/** What `data/…` diagnostics say. */
export const dataEntries = {};
