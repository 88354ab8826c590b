import type { Query } from '../model/query.ts';
import type { Topic } from '../model/topic.ts';
import type { TopicStore } from '../store/topic-store.ts';

/** The topic that a query names: `topic:"3D printing"`, or just its name; null where it names none. */
export async function namedTopic(
  store: Pick<TopicStore, 'topicNamed'>,
  { facets, match, text }: Query,
): Promise<Topic | null> {
  const filter = facets.find(({ facet, negated }) => facet === 'topic' && !negated);
  const name = filter?.value ?? (match === null ? undefined : text.replaceAll('"', ' ').trim());
  return name === undefined || name === '' ? null : ((await store.topicNamed(name)) ?? null);
}
