/** Runs a command; what the user did wrong is said in a sentence, without a stack. */
export function inWords<Context>(run: (context: Context) => Promise<void>): (context: Context) => Promise<void> {
  return async (context) => {
    try {
      await run(context)
    } catch (error) {
      const words = wordsOf(error)
      if (words === undefined) throw error
      console.error(`rhetor: ${words}`)
      process.exitCode = 2
    }
  }
}

function wordsOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  const { code, port } = error as { code?: string; port?: number }
  if (code === 'EADDRINUSE') return `port ${port} is taken: stop what uses it, or choose another with --port`
  if (code === 'EACCES') return `not allowed: ${error.message}`
  return error instanceof RangeError || error.name === 'DamagedDataError' ? error.message : undefined
}
