/** The work was stopped on its way; what was done is kept. The `cause` is the reason of whoever stopped it. */
export class LeftOff extends Error {
  constructor(message: string, options: { cause: unknown }) {
    super(message, options)
    this.name = new.target.name
  }
}
