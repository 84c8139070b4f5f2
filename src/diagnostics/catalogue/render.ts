/** What `render/…` diagnostics say. */
export const renderEntries = {};
