/** The page date of a page that has none: it comes before every date, and last where the newest come first. */
export const UNDATED = '';
