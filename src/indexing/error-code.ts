/** The code of a failed call, the operating system's (`ENOENT`) or the store's; undefined without one. */
export function errorCodeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;
}
