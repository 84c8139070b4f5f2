/** What `assemble/…` diagnostics say. */
export const assembleEntries = {};
