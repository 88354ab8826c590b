// The codes of problems that more is known of than that they are there.

/** An origin that lay in the future when its page was read, which a later day mends. */
export const ORIGIN_FUTURE = 'origin-future';

/** A second file of a page that is there, and not its last version. */
export const SAME_PAGE = 'same-page';
