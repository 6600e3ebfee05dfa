/** A start that is refused for a reason a person can act on: one sentence in Japanese, one in English. */
export class StartRefused extends Error {
  override readonly name = 'StartRefused';
  readonly ja: string;
  readonly en: string;

  constructor(ja: string, en: string, options?: ErrorOptions) {
    super(`${ja} / ${en}`, options);
    this.ja = ja;
    this.en = en;
  }
}
