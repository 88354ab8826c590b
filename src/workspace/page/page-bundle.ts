/** The page, ready to be served: nothing of it comes from elsewhere. */
export interface PageBundle {
  readonly html: string;
  /** By path without a leading slash, as `html` refers to them. */
  readonly files: ReadonlyMap<
    string,
    { readonly type: string; readonly body: Uint8Array | string }
  >;
}
