/**
 * What can be asked of a page by value, compared without case or accents. The source is the host of
 * the article's link, without `www.`; asking for it finds its subdomains too.
 */
export const FACETS = ['theme', 'keyword', 'topic', 'category', 'type', 'source'] as const;
export type Facet = (typeof FACETS)[number];
