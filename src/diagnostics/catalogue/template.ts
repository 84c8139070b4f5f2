/** What `template/…` diagnostics say. */
export const templateEntries = {};
