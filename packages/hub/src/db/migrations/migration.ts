/** One change of the tables; once released, it is never edited. */
export interface Migration {
  readonly id: number
  /** What it brings, in a few words. */
  readonly name: string
  /**
   * Each is run by itself and may run twice, after a crash. Hubs of the previous version keep working while it runs and
   * afterwards: it adds and never renames, removes or narrows.
   */
  readonly statements: readonly string[]
}
