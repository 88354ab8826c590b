import { beforeEach, describe, type TestContext } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { isDeep } from '../support/runs.ts';
import { archiveContract } from './contract/archive.ts';
import { candidateContract } from './contract/candidates.ts';
import { collectionContract } from './contract/collections.ts';
import { digestContract } from './contract/digests.ts';
import { homeContract } from './contract/home.ts';
import { inboxContract } from './contract/inbox.ts';
import { languageContract } from './contract/languages.ts';
import { linkSilenceContract } from './contract/link-silences.ts';
import { madeDigestContract } from './contract/made-digests.ts';
import { pageOfLinkContract } from './contract/page-of-link.ts';
import { pageContract } from './contract/pages.ts';
import { personNamesContract } from './contract/person-names.ts';
import { reviewQueueContract } from './contract/queue.ts';
import { neighboursContract, relatedPagesContract } from './contract/related-pages.ts';
import { reviewContract } from './contract/review.ts';
import { searchContract } from './contract/search.ts';
import { topicContract } from './contract/topics.ts';
import { trendContract } from './contract/trends.ts';

/** The place of a test in its group: 0 for the first. */
const placeOf = ({ suite, id }: TestContext['task']): number =>
  suite?.tasks.findIndex((other) => other.id === id) ?? 0;

/**
 * What every store must do; each test gets an empty one.
 *
 * @param options.oneIn - of so many tests one runs where they do not go deep: of each group the first,
 *   and so on. Default: each.
 */
export function storeContract(
  open: () => Promise<Store>,
  { oneIn = 1 }: { readonly oneIn?: number } = {},
): void {
  let store: Store;

  beforeEach(async ({ task, skip }) => {
    skip(!isDeep && placeOf(task) % oneIn > 0, 'in depth alone');
    store = await open();
    return () => store.close();
  });

  const current = () => store;
  describe('pages', () => pageContract(current));
  describe('what the archive holds', () => archiveContract(current));
  describe('search', () => searchContract(current));
  describe('languages', () => languageContract(current));
  describe('closest pages', () => relatedPagesContract(current));
  describe('pages near a page', () => neighboursContract(current));
  describe('pages by their article', () => pageOfLinkContract(current));
  describe('trends', () => trendContract(current));
  describe('topics', () => topicContract(current));
  describe('digest candidates', () => candidateContract(current));
  describe('digests', () => digestContract(current));
  describe('digests made in Slack', () => madeDigestContract(current));
  describe('review', () => reviewContract(current));
  describe('the Home tab', () => homeContract(current));
  describe('names of people', () => personNamesContract(current));
  describe('the silence of a link', () => linkSilenceContract(current));
  describe('collections', () => collectionContract(current));
  describe('the review queue', () => reviewQueueContract(current));
  describe('result lists, inbox and lease', () => inboxContract(current));
}
