/** What the app was allowed when it was installed, and whether that still holds. */
export interface Installation {
  /** Granted bot scopes; null where none are asked for. */
  scopes(): ReadonlySet<string> | null;
  /** As after an installation that was not repeated since the manifest asked for more. */
  setScopes(scopes: readonly string[]): void;
  /** Of the app-level token. */
  appScopes(): ReadonlySet<string>;
  setAppScopes(scopes: readonly string[]): void;
  /** Slack's error code for a token that no longer counts; null while it does. */
  refusal(token: Token): string | null;
  revoke(token: Token): void;
  uninstall(): void;
}

export type Token = 'bot' | 'app';

/** @param asked - the scopes of the manifest; null for none. */
export function createInstallation(asked: ReadonlySet<string> | null): Installation {
  let scopes = asked;
  let appScopes: ReadonlySet<string> = new Set(['connections:write']);
  const revoked = new Set<Token>();
  let installed = true;
  return {
    scopes: () => scopes,
    setScopes: (given) => {
      scopes = new Set(given);
    },
    appScopes: () => appScopes,
    setAppScopes: (given) => {
      appScopes = new Set(given);
    },
    refusal: (token) => {
      if (token === 'bot' && !installed) {
        return 'account_inactive';
      }
      return revoked.has(token) ? 'token_revoked' : null;
    },
    revoke: (token) => {
      revoked.add(token);
    },
    uninstall: () => {
      installed = false;
    },
  };
}
