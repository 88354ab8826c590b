import type { WireEntry } from '../page-protocol.ts';
import type { StoredMessage } from './stored-message.ts';

/** Something that a person looking at the workspace may see change. */
export type Happening =
  | { readonly kind: 'message' | 'message-removed'; readonly message: StoredMessage }
  /** Someone's windows: modals or the app's Home. */
  | { readonly kind: 'modals' | 'home'; readonly user: string }
  | { readonly kind: 'channels' | 'app' | 'clock' | 'weather' }
  | { readonly kind: 'wire'; readonly entry: WireEntry };

export interface Happenings {
  tell(happening: Happening): void;
  /** @returns how to stop listening. */
  listen(listener: (happening: Happening) => void): () => void;
}

export function createHappenings(): Happenings {
  const listeners = new Set<(happening: Happening) => void>();
  return {
    tell: (happening) => {
      for (const listener of listeners) {
        listener(happening);
      }
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
