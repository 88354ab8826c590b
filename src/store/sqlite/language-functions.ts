import type { Database } from 'better-sqlite3';
import { detectLanguage } from '../../model/text/detect-language.ts';
import { foldValue } from './fold.ts';
import { sourceHost } from './pages/source-host.ts';

/**
 * Gives migrations `detect_language(name, description, change, ten_year, driving_force)`,
 * `fold_value(value)` and `source_host(url)`, for what was stored before they were known.
 * `french_stems(text, …)` filled a full-text index that a later migration drops: it gives nothing.
 */
export function defineLanguageFunctions(db: Database): void {
  db.function('detect_language', { varargs: true }, (...texts) => {
    const [name = null, description = null, change = null, tenYear = null, drivingForce = null] =
      texts.map(textOrNull);
    return detectLanguage({ name, description, change, tenYear, drivingForce });
  });
  db.function('french_stems', { varargs: true }, () => null);
  db.function('fold_value', (value) => foldValue(textOrNull(value) ?? ''));
  db.function('source_host', (url) => sourceHost(textOrNull(url)));
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
