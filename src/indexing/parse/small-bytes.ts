/**
 * Bytes in the largest page that is parsed on the thread that also answers people. Real ones stay
 * below 20 KB. However it is made, such a page cannot hang the parser or fill the memory: each of
 * its lines is looked at a few times (see tests/pages/bounded-work.test.ts), and the one part whose
 * time grows with a square, remark, is given 300 line starts of 24 characters at most. Of 70,000
 * pages of 32 and 64 KB that were made to be slow, on a busy machine, the slowest took 0.24 s.
 */
export const SMALL_BYTES = 64 * 1024;
