import { z } from 'zod';
import { ReviewSubject } from './nomination.ts';
import { Decision, Verdict } from './review.ts';

/** What a digest of reviews tells of a period, frozen when its run was planned. */
export const ReviewSummary = z.object({
  /** How many decisions of the period stand, by verdict; verdicts that nobody gave are left out. */
  decided: z.array(z.object({ verdict: Verdict, count: z.number().int().min(1) })),
  /** Some of these: accepted ones first, each newest first. */
  decisions: z.array(z.object({ subject: ReviewSubject, decision: Decision })),
  /** All that waited when the run was planned; what was put off to another day does not. */
  waiting: z.number().int().min(0),
  /** Some of that: what waited longest. */
  longest: z.array(
    z.object({ subject: ReviewSubject, flags: z.number().int().min(0), since: z.date() }),
  ),
});
export type ReviewSummary = z.infer<typeof ReviewSummary>;

/** How many decisions there are in all. */
export const countDecided = ({ decided }: Pick<ReviewSummary, 'decided'>): number =>
  decided.reduce((sum, { count }) => sum + count, 0);
