import type { Database } from 'better-sqlite3';
import { detectLanguage } from '../../model/detect-language.ts';
import { foldValue } from './fold.ts';
import { createFrenchIndexText } from './french-stems.ts';

/**
 * Gives migrations `detect_language(name, description, change, ten_year, driving_force)`,
 * `french_stems(text, …)` and `fold_value(value)`, for what was stored before they were known.
 */
export function defineLanguageFunctions(db: Database): void {
  db.function('detect_language', { varargs: true }, (...texts) => {
    const [name = null, description = null, change = null, tenYear = null, drivingForce = null] =
      texts.map(textOrNull);
    return detectLanguage({ name, description, change, tenYear, drivingForce });
  });
  const frenchIndexText = createFrenchIndexText();
  db.function('french_stems', { varargs: true }, (...texts) =>
    frenchIndexText(texts.map(textOrNull)),
  );
  db.function('fold_value', (value) => foldValue(textOrNull(value) ?? ''));
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
