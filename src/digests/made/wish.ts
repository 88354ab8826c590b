import type { z } from 'zod';
import { DigestDefinition } from '../../model/digest/digest-definition.ts';

/** What a person wishes of a digest: all of a definition but what it is given. */
export const DigestWish = DigestDefinition.omit({ name: true, made: true, pause: true });
export type DigestWish = z.infer<typeof DigestWish>;
