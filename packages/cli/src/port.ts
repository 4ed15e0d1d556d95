import { UsageError } from '@rhetor/client'
import * as z from 'zod'

const error = 'takes a port from 0 to 65535, where 0 is any that is free'

/** A port to listen on. */
export const Port = z.int({ error }).min(0, { error }).max(65_535, { error })

/** Listens; where the port is taken, the error names the flag that chooses another. */
export async function listening<Result>(flag: string, listen: () => Promise<Result>): Promise<Result> {
  try {
    return await listen()
  } catch (cause) {
    const { code, port } = cause as { code?: string; port?: number }
    if (code !== 'EADDRINUSE') throw cause
    throw new UsageError(`port ${port} is taken: stop what uses it, or choose another with ${flag}`, { cause })
  }
}
