/** Words before a colon that make a filter; whatever else has a colon is plain text. */
export const FILTER_NAMES = [
  'theme',
  'keyword',
  'topic',
  'category',
  'type',
  'source',
  'title',
  'in',
  'lang',
  'is',
  'by',
  'tag',
  'rel',
  'since',
  'until',
  'sort',
] as const;
export type FilterName = (typeof FILTER_NAMES)[number];

/** What people type who know another search, or this one a little. */
const NEAR: Readonly<Record<FilterName, string>> = {
  theme: 'themes thème thèmes subject subjects',
  keyword: 'keywords mot mots motclé kw',
  topic: 'topics sujet sujets',
  category: 'categories cat catégorie',
  type: 'types',
  source: 'sources site sites host hosts domain url link publisher from',
  title: 'titles headline titre intitle',
  in: 'kind kinds table tables',
  lang: 'language languages langue lg',
  is: 'status state verdict',
  by: 'flaggedby decidedby who author',
  tag: 'tags label labels tagged étiquette',
  rel: 'relevance relevancy rating rated score stars pertinence',
  since: 'after newer depuis date dated year',
  until: 'before older avant till',
  sort: 'order orderby sortby sorted tri',
};

const NEAREST: ReadonlyMap<string, FilterName> = new Map(
  FILTER_NAMES.flatMap((name) =>
    NEAR[name].split(' ').map((near): readonly [string, FilterName] => [near, name]),
  ),
);

/** The filter that was meant by a word before a colon; undefined when none was. */
export function nearestFilter(typed: string, value: string): FilterName | undefined {
  // `from:2025` asks for a time, `from:bbc.com` for a source.
  if (typed.toLowerCase() === 'from' && /^\d+[dwmy-]?/.test(value) && !value.includes('.')) {
    return 'since';
  }
  return NEAREST.get(typed.toLowerCase()) ?? misspelled(typed.toLowerCase());
}

/** One letter too many, too few or in the wrong place, in a name long enough for that to tell. */
function misspelled(typed: string): FilterName | undefined {
  return FILTER_NAMES.find(
    (name) => name.length > 4 && typed.length > 4 && typed !== name && isOneOff(typed, name),
  );
}

function isOneOff(typed: string, name: string): boolean {
  if (Math.abs(typed.length - name.length) > 1) {
    return false;
  }
  let same = 0;
  while (same < name.length && typed[same] === name[same]) {
    same += 1;
  }
  const [typedRest, nameRest] = [typed.slice(same), name.slice(same)];
  return (
    typedRest.slice(1) === nameRest ||
    typedRest === nameRest.slice(1) ||
    typedRest.slice(1) === nameRest.slice(1) ||
    (typedRest[0] === nameRest[1] &&
      typedRest[1] === nameRest[0] &&
      typedRest.slice(2) === nameRest.slice(2))
  );
}
