import { z } from 'zod';

/** ISO 639-1. The languages that item texts are told apart by. */
export const Language = z.enum(['en', 'fr']);
export type Language = z.infer<typeof Language>;

/** As readers may write them: `lang:fr`. */
export const LANGUAGES: readonly Language[] = Language.options;

/** As sentences call them. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: 'English', fr: 'French' };
