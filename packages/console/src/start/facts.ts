/** Something that runs, and where. */
export interface Part {
  readonly name: string
  readonly says: string
  readonly url: string
}

/** What the start page needs to know of what was started. */
export interface StartFacts {
  readonly parts: readonly Part[]
  readonly sandbox: {
    readonly url: string
    readonly account: string
    readonly username: string
    readonly apiKey: string
  }
  /** What starts rhetor in a terminal there, by its own name. */
  readonly command: string
  readonly assistant: { readonly url: string; readonly token: string; readonly tier: string }
}
