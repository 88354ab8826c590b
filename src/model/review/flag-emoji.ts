/** A reaction that flags, as FLAG_EMOJI names it. */
export interface FlagEmoji {
  /** Without colons, as the operator calls it; see emoji-name.ts. */
  readonly emoji: string;
  /** Why somebody flags who uses it; null where it only flags. */
  readonly reason: string | null;
}

/** Why one can flag, each once, in FLAG_EMOJI's order. */
export function reasonsOf(flagEmojis: readonly FlagEmoji[]): readonly string[] {
  return [...new Set(flagEmojis.flatMap(({ reason }) => reason ?? []))];
}
