/** The page, ready to be served: nothing of it comes from elsewhere. */
export interface PageBundle {
  readonly html: string;
  /** By path from the root: `/assets/main.js`. */
  readonly files: ReadonlyMap<
    string,
    { readonly type: string; readonly body: Uint8Array | string }
  >;
}
