import { nearestTo } from '../../search/suggest/nearest-first.ts';

/** What `/signalpost …` asks for. */
export type Subcommand =
  | { readonly kind: 'help' }
  | { readonly kind: 'status' }
  | { readonly kind: 'review' }
  | { readonly kind: 'calibration' }
  /** @param name - empty asks for all of them. */
  | { readonly kind: 'collect'; readonly name: string }
  /** @param typed - what and how; empty asks. */
  | { readonly kind: 'export'; readonly typed: string }
  | { readonly kind: 'digest-list' }
  /** @param query - empty asks which themes move. */
  | { readonly kind: 'trends'; readonly query: string }
  | { readonly kind: 'digest-preview' | 'digest-run' | 'digest-replay'; readonly name: string }
  | { readonly kind: 'digest-log' }
  | { readonly kind: 'preferences' }
  /** The form for a digest of the channel, or an alert of one's own. @param query - what it is for; may be empty. */
  | { readonly kind: 'digest-new' | 'alert-new'; readonly query: string }
  | { readonly kind: 'digest-edit' | 'digest-copy'; readonly name: string }
  | { readonly kind: 'digest-pause' | 'digest-resume' | 'digest-delete'; readonly name: string }
  /** @param day - `2026-11-16`; null asks for the last run. */
  | { readonly kind: 'digest-show'; readonly name: string; readonly day: string | null }
  /** Not one of ours. @param nearest - what was probably meant, ready to be typed; null when nothing is near. */
  | { readonly kind: 'unknown'; readonly typed: string; readonly nearest: string | null };

const FIRST_WORDS = [
  'help',
  'status',
  'digest',
  'alert',
  'preferences',
  'review',
  'collect',
  'export',
  'calibration',
  'trends',
] as const;
const MADE_WORDS = ['edit', 'copy', 'pause', 'resume', 'delete'] as const;
const DIGEST_WORDS = [
  'list',
  'new',
  'preview',
  'replay',
  'run',
  'show',
  'log',
  ...MADE_WORDS,
] as const;

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
    case 'calibration':
      return { kind: 'calibration' };
    case 'collect':
    case 'collection':
    case 'collections':
      return { kind: 'collect', name: words.slice(1).join(' ') };
    case 'export':
      return { kind: 'export', typed: words.slice(1).join(' ') };
    case 'trend':
    case 'trends':
      return { kind: 'trends', query: words.slice(1).join(' ') };
    case 'digest':
    case 'digests':
      return parseDigest(words.slice(1));
    case 'alert':
      return { kind: 'alert-new', query: words.slice(1).join(' ') };
    case 'preferences':
    case 'mute':
    case 'mutes':
      return { kind: 'preferences' };
    case 'alerts':
      return { kind: 'digest-list' };
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
  const made = MADE_WORDS.find((word) => word === action.toLowerCase());
  if (made !== undefined) {
    return name === '' ? { kind: 'digest-list' } : { kind: `digest-${made}`, name };
  }
  switch (action.toLowerCase()) {
    case 'list':
      return { kind: 'digest-list' };
    case 'new':
      return { kind: 'digest-new', query: name };
    // Without a name, the list has both as buttons.
    case 'preview':
      return name === '' ? { kind: 'digest-list' } : { kind: 'digest-preview', name };
    case 'replay':
      return name === '' ? { kind: 'digest-list' } : { kind: 'digest-replay', name };
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
