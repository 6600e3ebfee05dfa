/** Most bytes of a body, by function. */
export const bodyLimits = {
  /** A batch of 50 events with their ids. */
  collect: 256 * 1024,
  /** 2,000 characters of words, and a dozen fields. */
  consult: 32 * 1024,
  /** 200 characters. */
  search: 4 * 1024,
  /** Five answers of 500 characters. */
  survey: 16 * 1024,
};
