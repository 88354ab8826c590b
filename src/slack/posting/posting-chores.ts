import type { Clock } from '../../model/clock.ts';
import type { Events } from '../../model/events/events.ts';
import { type Jobs, whileHeld } from '../../model/jobs.ts';
import { ANNOUNCE_AFTER_MS } from '../../review/decide.ts';
import type { Calls } from '../transport/calls.ts';
import type { WorkInProgress } from '../transport/incoming/work-in-progress.ts';
import { type AnnounceDecisionsDeps, createAnnounceDecisions } from './announce-decisions.ts';
import {
  type CompareReactionsDeps,
  createCompareReactions,
} from './reactions/compare-reactions.ts';

export interface PostingChoresDeps
  extends Omit<AnnounceDecisionsDeps, 'announcements' | 'review' | 'client' | 'identity'>,
    Omit<CompareReactionsDeps, 'client' | 'identity'> {
  readonly calls: Pick<Calls, 'client' | 'identity' | 'signal'>;
  readonly work: WorkInProgress;
  readonly jobs: Jobs;
  readonly clock: Clock;
  readonly events: Events;
}

/** What is done in Slack without being asked. Each reports, and never throws. */
export interface PostingChores {
  /** Tells the threads of decided items what is due. */
  announceDecisions(): Promise<void>;
  /** Does so once a decision that was just made is due. */
  announceSoon(): Promise<void>;
  /** Compares the flags with the reactions that Slack shows. */
  compareReactions(): Promise<void>;
}

export function createPostingChores(deps: PostingChoresDeps): PostingChores {
  const { calls, work, jobs, clock, events } = deps;
  const { client, identity, signal } = calls;
  const announcements = deps.review.announcements;
  const announce = createAnnounceDecisions({ ...deps, client, identity, announcements });
  const compare = createCompareReactions({ ...deps, client, identity });
  const announceDecisions = async (): Promise<void> => {
    try {
      await work.run(announce);
    } catch (error) {
      events.emit('announcing-failed', { error });
    }
  };
  return {
    announceDecisions,
    // Not under way meanwhile: what is stored is told after a restart as well.
    announceSoon: async () => {
      await clock.sleep(ANNOUNCE_AFTER_MS, signal);
      if (!signal.aborted) {
        await announceDecisions();
      }
    },
    compareReactions: async () => {
      try {
        // Where another replica is at it, that is as good.
        await work.run(() => whileHeld(jobs, 'sweep', compare));
      } catch (error) {
        events.emit('comparison-failed', { error });
      }
    },
  };
}
