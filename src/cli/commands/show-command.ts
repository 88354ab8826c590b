import { z } from 'zod';
import { itemRecord } from '../../exports/records/item-record.ts';
import type { ArchiveItem } from '../../model/archive-item.ts';
import { articleLink } from '../../model/article-link.ts';
import { jsonLine } from '../../model/json-line.ts';
import type { RelatedPage } from '../../model/related-page.ts';
import { inheritedRelevancy } from '../../model/relevancy.ts';
import { headline } from '../../model/text/headline.ts';
import { type AddCommand, databaseOf } from '../command-context.ts';
import { UsageError } from '../failure.ts';
import { findById } from '../find-by-id.ts';
import { relevancyText } from '../text/relevancy-text.ts';
import { type Paint, plain } from '../text/terminal-text.ts';
import { withReadableStore } from '../with-store.ts';

const ID = /^[0-9a-f]{6,32}$/;

const Options = z.object({ db: z.string().optional(), json: z.boolean().optional() });

/** `show <id>`: an item, or a page with its items. */
export const addShowCommand: AddCommand = (program, { io, paint }) => {
  program
    .command('show')
    .description('show an item, or a page with its items')
    .argument('<id>', 'id of an item or a page; its first 6 or more digits are enough')
    .option('--db <file>', 'the database (default: DATABASE_FILE)')
    .option('--json', 'one JSON object per item')
    .showHelpAfterError('Example: show 3fa95c0b12de7788')
    .action(async (typed: unknown, typedOptions: unknown) => {
      const id = z.string().parse(typed).toLowerCase();
      const { db, json } = Options.parse(typedOptions);
      if (!ID.test(id)) {
        throw new UsageError(
          `I can't read the id "${plain(id)}": ids are 6 to 32 of the digits 0–9 and a–f. Example: show 3fa95c0b12de7788.`,
        );
      }
      await withReadableStore(databaseOf(io.environment, db), async (store) => {
        const items = await findById(store, id);
        const [first] = items;
        const related = first === undefined ? [] : await store.relatedPages(first.page.id);
        await io.out.write(
          json === true
            ? items.map((found) => jsonLine(itemJson(found, related))).join('')
            : shownText(items, related, paint),
        );
      });
    });
};

function itemJson(found: ArchiveItem, related: readonly RelatedPage[]) {
  const { summary, ...item } = itemRecord(found);
  return {
    ...item,
    inheritedRelevancy: inheritedRelevancy(found),
    language: found.language,
    goneAt: found.goneAt,
    leftWithPage: found.leftWithPage,
    summary: {
      ...summary,
      pageDate: found.page.pageDate,
      firstSeenAt: found.page.firstSeenAt,
      closest: related,
    },
  };
}

function shownText(
  items: readonly ArchiveItem[],
  related: readonly RelatedPage[],
  paint: Paint,
): string {
  const page = items[0]?.page;
  if (page === undefined) {
    return '';
  }
  const about = [
    ['page', page.id],
    ['link', articleLink(page)],
    ['origin', page.origin.raw],
    ['category', [page.category, page.type].filter((part) => part !== null).join(' · ')],
    ['themes', page.themes.join(', ')],
    ['keywords', page.keywords.join(', ')],
    ['first seen', page.firstSeenAt.toISOString()],
  ] as const;
  return [
    paint('bold', plain(page.title)),
    ...about.flatMap(([label, text]) => labelled(label, text, paint)),
    '',
    plain(page.text),
    '',
    ...items.flatMap((found) => itemLines(found, paint)),
    ...closestLines(related, paint),
  ].join('\n');
}

function closestLines(related: readonly RelatedPage[], paint: Paint): readonly string[] {
  if (related.length === 0) {
    return [];
  }
  return [
    paint('bold', 'closest pages'),
    ...related.map(({ id, title }) => `  ${paint('dim', id)} ${plain(title)}`),
    '',
  ];
}

function itemLines(found: ArchiveItem, paint: Paint): readonly string[] {
  const { item, language } = found;
  const heading = plain(item.name ?? headline(item).title);
  const texts = [
    ['description', item.description],
    ['change', item.change],
    ['ten years', item.tenYear],
    ['driven by', item.drivingForce],
    ['gone since', goneText(found)],
    ['language', language],
    ['id', item.id],
  ] as const;
  return [
    `${item.kind}: ${paint('bold', heading)}  ${paint('yellow', relevancyText(found))}`,
    ...texts.flatMap(([label, text]) => labelled(label, text, paint)),
    '',
  ];
}

function goneText({ goneAt, leftWithPage }: ArchiveItem): string | null {
  const why = leftWithPage ? 'its page left' : 'it left its page';
  return goneAt === null ? null : `${goneAt.toISOString()} (${why})`;
}

function labelled(label: string, text: string | null, paint: Paint): readonly string[] {
  return text === null || text === '' ? [] : [`  ${paint('dim', label.padEnd(11))} ${plain(text)}`];
}
