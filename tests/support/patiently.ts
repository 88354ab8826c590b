/**
 * How long is waited for what comes by itself, in ms: it only ends what hangs, since what passes in a
 * second on an idle machine takes ten where the other tests need both cores.
 */
export const PATIENTLY = { timeout: 30_000, interval: 20 } as const;
