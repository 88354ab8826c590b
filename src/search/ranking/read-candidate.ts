import type { ArchiveItem, ArchivePage } from '../../model/archive-item.ts';
import type { TextField } from '../../model/hit.ts';
import type { ReadText, TermMatcher } from './term-matcher.ts';

/** An item's texts and its page's, with the terms that they say. */
export interface ReadCandidate {
  readonly found: ArchiveItem;
  readonly texts: Readonly<Record<TextField, ReadText>>;
  readonly keywords: readonly ReadText[];
  readonly themes: readonly ReadText[];
}

export const OWN_FIELDS = ['name', 'description', 'change', 'tenYear', 'drivingForce'] as const;

type PageTexts = Pick<ReadCandidate, 'keywords' | 'themes'> &
  Readonly<Record<'title' | 'summary', ReadText>>;

/** Reads candidates of one query; a page's texts once for all of its items. */
export function createReadCandidate(matcher: TermMatcher): (found: ArchiveItem) => ReadCandidate {
  const pages = new Map<string, PageTexts>();
  const pageTexts = (page: ArchivePage, isFrench: boolean): PageTexts => {
    const key = `${page.id} ${isFrench}`;
    const known = pages.get(key);
    if (known !== undefined) {
      return known;
    }
    const read = (text: string) => matcher.read(text, isFrench);
    const texts = {
      title: read(page.title),
      summary: read(page.text),
      keywords: page.keywords.map(read),
      themes: page.themes.map(read),
    };
    pages.set(key, texts);
    return texts;
  };
  return (found) => {
    const { item, page, language } = found;
    const isFrench = language === 'fr';
    const { keywords, themes, title, summary } = pageTexts(page, isFrench);
    const read = (text: string | null) => matcher.read(text, isFrench);
    return {
      found,
      texts: {
        name: read(item.name),
        description: read(item.description),
        change: read(item.change),
        tenYear: read(item.tenYear),
        drivingForce: read(item.drivingForce),
        title,
        summary,
      },
      keywords,
      themes,
    };
  };
}
