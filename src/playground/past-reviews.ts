import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import { PageId } from '../model/page-id.ts';
import { Verdict } from '../model/review/review.ts';
import type { UserId } from '../model/slack-ids.ts';
import { personCalled } from './cast.ts';

const FILE = fileURLToPath(new URL('./demo/reviews.yml', import.meta.url));

/** Somebody of the cast, by their first name. */
function called(name: string, context: z.RefinementCtx): UserId {
  const id = personCalled(name);
  if (id === undefined) {
    context.addIssue(`Nobody of the cast is called ${name}.`);
    return z.NEVER;
  }
  return id;
}

const Person = z.string().transform(called);
/** Whole days before the visitor comes. */
const Days = z.number().int().min(1).max(30);

const PastReview = z.strictObject({
  /** By its name, which its page has once. */
  item: z.string(),
  days: Days,
  /** Who flagged it, and why; null gives no reason. */
  by: z
    .record(z.string(), z.string().nullable())
    .transform((reasons, context) =>
      Object.entries(reasons).map(([name, reason]) => ({ user: called(name, context), reason })),
    ),
  decided: z
    .strictObject({
      days: Days,
      by: Person,
      verdict: Verdict,
      note: z.string().nullable().default(null),
    })
    .nullable()
    .default(null),
});
export type PastReview = z.infer<typeof PastReview>;

const PastReviews = z.array(z.strictObject({ page: PageId, items: z.array(PastReview) }));
export type PastReviews = z.infer<typeof PastReviews>;

/** What the demo's team has flagged and decided. @throws Error naming the place where the file is not as it should be. */
export async function readPastReviews(file = FILE): Promise<PastReviews> {
  try {
    return PastReviews.parse(parse(await readFile(file, 'utf8')));
  } catch (cause) {
    const found = cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause);
    throw new Error(`The demo's reviews in ${file} cannot be read:\n${found}`, { cause });
  }
}
