/** What telling people reports. */
export interface NoticeEvents {
  'notice-sent': { readonly key: string; readonly to: string };
  /** It will not be tried again. */
  'notice-given-up': { readonly key: string; readonly to: string; readonly reason: string };
}
