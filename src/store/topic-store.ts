import type { FileStamp } from '../model/archive-file.ts';
import type { PageId } from '../model/page-id.ts';
import type { RelatedPage } from '../model/related-page.ts';
import type { Topic, TopicName } from '../model/topic.ts';

export interface TopicToStore extends Topic {
  readonly stamp: FileStamp;
}

/** Topics: pages that gather others. */
export interface TopicStore {
  /** What is known of their files. */
  knownTopics(): Promise<readonly FileStamp[]>;
  /**
   * Puts topics in the place of those of their slug or file, takes away those of files that are
   * gone, and finds anew which pages each topic gathers: to be called after pages changed, too.
   */
  putTopics(changes: {
    readonly put: readonly TopicToStore[];
    readonly gone: readonly string[];
  }): Promise<void>;
  /** The topic of this name, compared as facets are, or of this slug. */
  topicNamed(text: string): Promise<Topic | undefined>;
  /** By name. */
  topicsOfPage(id: PageId): Promise<readonly TopicName[]>;
  /** Those that are there, in the topic's order, by ids whose `d` was dropped too. Empty for an unknown slug. */
  pagesOfTopic(slug: string): Promise<readonly RelatedPage[]>;
}
