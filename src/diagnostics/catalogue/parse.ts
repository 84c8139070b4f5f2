/** What `parse/…` diagnostics say. */
export const parseEntries = {};
