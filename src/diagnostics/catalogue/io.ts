/** What `io/…` diagnostics say. */
export const ioEntries = {};
