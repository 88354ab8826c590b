import { Argument } from 'commander';
import { z } from 'zod';
import { articleLink } from '../../model/article-link.ts';
import type { Hit, HitPage } from '../../model/hit.ts';
import { ITEM_KINDS, type ItemKind } from '../../model/item.ts';
import { jsonLine } from '../../model/json-line.ts';
import type { Query } from '../../model/query.ts';
import { inheritedRelevancy } from '../../model/relevancy.ts';
import { createFindItems } from '../../search/find-items.ts';
import { unreadableSentence } from '../../search/query/unreadable.ts';
import { createReadQuery } from '../../search/read-query.ts';
import { createSuggest } from '../../search/suggest/suggest.ts';
import type { Store } from '../../store/store.ts';
import { type AddCommand, type CommandContext, databaseOf } from '../command-context.ts';
import { UsageError } from '../failure.ts';
import { writeLong } from '../pager.ts';
import { nothingText, resultText } from '../text/search-text.ts';
import { plain } from '../text/terminal-text.ts';
import { wholeNumber } from '../whole-number.ts';
import { withReadableStore } from '../with-store.ts';

const DEFAULT_LIMIT = 10;

const TABLES: Readonly<Record<string, readonly ItemKind[]>> = {
  signals: ['signal'],
  concerns: ['concern'],
  behaviors: ['behavior'],
  technologies: ['technology'],
  issues: ['issue'],
  all: ITEM_KINDS,
};

const HELP = `
Everything after the kind that is not one of these options is the query:
  search signals regulation rel:4+           rel:4+ is rel:>=4 without a shell redirect
  search all '"air space" drones -military'  a phrase keeps its quotes inside the shell's
  search concerns privacy OR surveillance theme:health since:2025-01 sort:recent
  search all '=general' title:"digital twins" in:concerns,issues source:bbc.com
=word and "words" are looked for as typed; small words (of, les) are not required beside others.
Filters: theme: keyword: topic: category: type: source: title: in: lang: is: by: tag: rel: since: until:
  sort:relevancy|recent
On a terminal the result is shown by PAGER (less).
What follows -- is query text, whatever it looks like.`;

const Options = z.object({
  db: z.string().optional(),
  limit: z.number(),
  page: z.number(),
  json: z.boolean().optional(),
  explain: z.boolean().optional(),
});
type Options = z.infer<typeof Options>;

/** `search <kind> <query…>`: finds items. */
export const addSearchCommand: AddCommand = (program, context) => {
  program
    .command('search')
    .description('find items in the archive')
    .addArgument(new Argument('<kind>', 'which table to search').choices(Object.keys(TABLES)))
    .argument('<query...>', 'words, "phrases", =exact, OR, -not, prefix*, filters')
    .option('--db <file>', 'the database (default: DATABASE_FILE)')
    .option('--limit <n>', 'hits on a page, 1 to 1000', wholeNumber(1, 1000), DEFAULT_LIMIT)
    .option('--page <n>', 'which page, from 1', wholeNumber(1, 1_000_000), 1)
    .option('--json', 'one JSON object')
    .option('--explain', 'tell of each hit which words it says where, and what counted')
    .addHelpText('after', HELP)
    .showHelpAfterError('Example: search signals regulation rel:4+')
    .action(async (kind: unknown, words: unknown, options: unknown) => {
      const text = z.array(z.string()).parse(words).join(' ');
      const kinds = TABLES[z.string().parse(kind)] ?? ITEM_KINDS;
      await search(context, text, kinds, Options.parse(options));
    });
};

async function search(
  { io, paint }: CommandContext,
  text: string,
  kinds: readonly ItemKind[],
  options: Options,
): Promise<void> {
  const { limit, page, json, explain = false } = options;
  const database = databaseOf(io.environment, options.db);
  await withReadableStore(database, async (store) => {
    const query = await readOrRefuse(store, io, text);
    const findItems = createFindItems(store);
    const asked = query.kinds ?? kinds;
    const found = await findItems({ query, kinds: asked, limit, offset: (page - 1) * limit });
    if (json === true) {
      await io.out.write(jsonLine(resultJson(query, found, explain)));
    } else if (found.total === 0 && (await store.archiveStatus()).pages === 0) {
      await io.out.write(nothingIndexedText(database.file));
    } else if (found.total === 0) {
      const nothing = await createSuggest({ store })(query, asked, found);
      await writeLong(io, nothingText(nothing, explain, paint));
    } else {
      const offset = (page - 1) * limit;
      await writeLong(io, resultText({ query, kinds: asked, found, offset, explain }, paint));
    }
  });
}

async function readOrRefuse(store: Store, io: CommandContext['io'], text: string): Promise<Query> {
  const outcome = await createReadQuery({ store, clock: io.clock })(text);
  if (outcome.kind === 'unreadable') {
    throw new UsageError(unreadableSentence(outcome));
  }
  return outcome.query;
}

/** What is not there is left out, so that what reads the first shape reads this. */
function resultJson(query: Query, { total, hits, partial, leftOut }: HitPage, explain: boolean) {
  const toJson = (hit: Hit) => ({
    ...hitJson(hit),
    ...(explain ? { reasons: hit.reasons } : {}),
  });
  return {
    query: query.text,
    total,
    hits: hits.map(toJson),
    ...(partial.length === 0 ? {} : { partial: partial.map(toJson) }),
    ...(leftOut.length === 0 ? {} : { leftOut }),
  };
}

function hitJson({ found, score }: Hit) {
  const { item, page } = found;
  return {
    id: item.id,
    kind: item.kind,
    name: item.name,
    description: item.description,
    relevancy: item.relevancy,
    inheritedRelevancy: inheritedRelevancy(found),
    score,
    summary: { id: page.id, title: page.title, url: articleLink(page), origin: page.origin.raw },
  };
}

/** As after a first index that was stopped, or ran out of room. */
function nothingIndexedText(file: string): string {
  return `Nothing is indexed yet: there is no page in ${plain(file)}. Index the archive: npm run -s signalpost -- index <folder> --db ${plain(file)}\n`;
}
