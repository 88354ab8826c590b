import { nearestTo } from '../../search/suggest/nearest-first.ts';

/** What `/signalpost …` asks for. */
export type Subcommand =
  | { readonly kind: 'help' }
  | { readonly kind: 'status' }
  | { readonly kind: 'review' }
  /** @param name - empty asks for all of them. */
  | { readonly kind: 'collect'; readonly name: string }
  | { readonly kind: 'digest-list' }
  | { readonly kind: 'digest-preview' | 'digest-run'; readonly name: string }
  | { readonly kind: 'digest-log' }
  /** @param day - `2026-11-16`; null asks for the last run. */
  | { readonly kind: 'digest-show'; readonly name: string; readonly day: string | null }
  /** Not one of ours. @param nearest - what was probably meant, ready to be typed; null when nothing is near. */
  | { readonly kind: 'unknown'; readonly typed: string; readonly nearest: string | null };

const FIRST_WORDS = ['help', 'status', 'digest', 'review', 'collect'] as const;
const DIGEST_WORDS = ['list', 'preview', 'run', 'show', 'log'] as const;

/** Reads what was typed after `/signalpost`, without regard to case or white space. */
export function parseSubcommand(text: string): Subcommand {
  const words = text.trim().split(/\s+/);
  const first = (words[0] ?? '').toLowerCase();
  switch (first) {
    case '':
    case 'help':
      return { kind: 'help' };
    case 'status':
      return { kind: 'status' };
    case 'review':
      return { kind: 'review' };
    case 'collect':
    case 'collection':
    case 'collections':
      return { kind: 'collect', name: words.slice(1).join(' ') };
    case 'digest':
    case 'digests':
      return parseDigest(words.slice(1));
    default:
      return {
        kind: 'unknown',
        typed: words.join(' '),
        nearest: nearestTo(first, FIRST_WORDS) ?? null,
      };
  }
}

function parseDigest([action = 'list', ...rest]: readonly string[]): Subcommand {
  const name = rest.join(' ');
  switch (action.toLowerCase()) {
    case 'list':
      return { kind: 'digest-list' };
    // Without a name, the list has both as buttons.
    case 'preview':
      return name === '' ? { kind: 'digest-list' } : { kind: 'digest-preview', name };
    case 'run':
      return name === '' ? { kind: 'digest-list' } : { kind: 'digest-run', name };
    case 'log':
    case 'history':
      return { kind: 'digest-log' };
    case 'show': {
      const [shown = '', day = null] = rest;
      return shown === '' ? { kind: 'digest-log' } : { kind: 'digest-show', name: shown, day };
    }
    default: {
      const nearest = nearestTo(action, DIGEST_WORDS);
      return {
        kind: 'unknown',
        typed: ['digest', action, ...rest].join(' '),
        nearest: nearest === undefined ? null : `digest ${nearest}`,
      };
    }
  }
}
