/** The entries that browsers, workers, Deno and Bun load as well: nothing behind them may need Node. */
export const runsAnywhere: readonly string[] = [
  '@rhetor/contract',
  '@rhetor/contract/openapi',
  '@rhetor/client',
  '@rhetor/sandbox/control',
]
