/** The code of an origin that lay in the future when its page was read, which a later day mends. */
export const ORIGIN_FUTURE = 'origin-future';
