import { counted, grouped } from '../text/counted.ts';
import type { DigestParent, DigestStory } from './digest-message.ts';

/** The sentences that head a digest, in their order; themes apart, since they are emphasised. */
export function storySentence(parent: DigestParent, story: DigestStory): string {
  return [...notes(parent, story), arrivals(story), strongest(parent, story)].join(' ');
}

/** What a reader should know before the numbers: that they are a simulation, late, or not fresh. */
function notes({ slots }: DigestParent, { simulated, unindexed }: DigestStory): readonly string[] {
  return [
    ...(simulated ? ['Simulated, as if pages had come on their page dates.'] : []),
    ...(slots > 1 ? [`Stands for ${slots} digests.`] : []),
    ...(unindexed
      ? ['The archive could not be indexed anew before, so some of it may be missing.']
      : []),
  ];
}

function arrivals({ newPages, updatedPages }: DigestStory): string {
  if (newPages === 0 && updatedPages > 0) {
    return `${counted(updatedPages, 'article')} updated.`;
  }
  const updated = updatedPages === 0 ? '' : `, ${grouped(updatedPages)} updated`;
  return `${counted(newPages, 'new article')}${updated}.`;
}

/** `The 10 strongest of 59 items rated 4 or more and 31 inherited (≈).` */
function strongest(parent: DigestParent, { passed, inherited }: DigestStory): string {
  const shown = parent.newItems + parent.updatedItems;
  const found = foundItems(parent.minimumRelevancy, passed, inherited);
  return shown < passed + inherited ? `The ${grouped(shown)} strongest of ${found}.` : `${found}.`;
}

function foundItems(minimum: number | null, passed: number, inherited: number): string {
  if (minimum === null) {
    return counted(passed + inherited, 'item');
  }
  const rated = `${counted(passed, 'item')} rated ${atLeast(minimum)}`;
  return inherited === 0 ? rated : `${rated} and ${grouped(inherited)} inherited (≈)`;
}

/** `4 or more`, `5`. */
function atLeast(minimum: number): string {
  return minimum < 5 ? `${minimum} or more` : String(minimum);
}

/** As pages write it, but at the beginning of a sentence: `Critical minerals`. */
export const themeFirst = ({ theme }: { readonly theme: string }): string =>
  theme.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());

/** ` rose: 9 items, 3 in the four weeks before.`, to stand behind the theme. */
export function risingWords({
  items,
  before,
  beforeDays,
}: NonNullable<DigestStory['rising']>): string {
  const window = beforeDays === 28 ? 'the four weeks' : 'the three months';
  return ` rose: ${counted(items, 'item')}, ${before === 0 ? 'none' : grouped(before)} in ${window} before.`;
}

/** ` has gone quiet: 1 item in three months, 8 expected.`, to stand behind the theme. */
export function quietWords({ items, expected }: NonNullable<DigestStory['quiet']>): string {
  const came = items === 0 ? 'no item' : counted(items, 'item');
  return ` has gone quiet: ${came} in three months, ${grouped(Math.round(expected))} expected.`;
}

/** `Nothing rated 4 or more in 3 new articles.` */
export function slowWeek({ minimumRelevancy, story }: DigestParent): string {
  const pages = (story?.newPages ?? 0) + (story?.updatedPages ?? 0);
  if (pages === 0) {
    return 'Nothing new.';
  }
  const what =
    minimumRelevancy === null ? 'Nothing new' : `Nothing rated ${atLeast(minimumRelevancy)}`;
  return `${what} in ${counted(pages, 'new article')}.`;
}
