import { z } from 'zod';

/** What fills the slots of a phrase; `say` tells what each stands for. */
const SLOTS = ['place', 'the place', 'other', 'who', 'few', 'many', 'span', 'share'] as const;
export type Slot = (typeof SLOTS)[number];

export const Slot = z.enum(SLOTS);

/** A text with slots, which `say` fills. */
const Phrase = z
  .string()
  .min(1)
  .superRefine((phrase, context) => {
    for (const [, slot = ''] of phrase.matchAll(/\{([^}]*)\}/g)) {
      if (!Slot.safeParse(slot.toLowerCase()).success) {
        context.addIssue(`There is no slot {${slot}}; there are {${SLOTS.join('}, {')}}.`);
      }
    }
  });
export type Phrase = z.infer<typeof Phrase>;

/** What one article reports: a row of Signals, and what the page around it says of it. */
const Finding = z.strictObject({
  /** Of a page that it leads. */
  title: Phrase,
  /** Its sentence in the summary; it stands in any order among others, after the place is named. */
  told: Phrase,
  keyword: z.string().min(1),
  name: Phrase,
  description: Phrase,
  change: Phrase,
  tenYear: Phrase,
  drivingForce: Phrase,
  relevancy: z.literal([2, 3, 4, 5]),
});
export type Finding = Readonly<z.infer<typeof Finding>>;

/** How a summary begins and ends. */
const Frame = z.strictObject({
  type: z.enum(['blog post', 'news', 'report', 'research article']),
  /** Names the place. */
  opening: Phrase,
  closing: Phrase,
});

export type PlainRow = readonly [name: Phrase, description: Phrase];

/** Written as a mapping of names to descriptions, read as rows in their order. */
const PlainRows = z
  .record(z.string().min(1), Phrase)
  .transform((rows): readonly PlainRow[] => Object.entries(rows));

const Words = z.array(z.string().min(1)).min(1).readonly();

/**
 * What pages on one subject are composed of. Each list is dealt from like a deck of cards, so their
 * lengths decide how long it takes until something, or the same things together, come again.
 */
export const Theme = z
  .strictObject({
    host: z.string().regex(/^[a-z-]+\.example\.(org|net|com)$/, 'A host that nobody can own.'),
    category: z.string().min(1),
    keywords: Words,
    themes: Words,
    /** Singular, with their article; one can be "in" them, and they can act. */
    places: Words,
    /** Plural, without an article; any of them fits wherever the theme speaks of {who}. */
    people: Words,
    frames: z.array(Frame).min(1).readonly(),
    findings: z.array(Finding).min(1).readonly(),
    concerns: PlainRows,
    behaviors: PlainRows,
    technologies: PlainRows,
    issues: PlainRows,
  })
  .readonly();
export type Theme = z.infer<typeof Theme>;
