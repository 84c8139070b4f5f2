/** What `load/…` diagnostics say. */
export const loadEntries = {};
