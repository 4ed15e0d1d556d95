import * as z from 'zod'

const error = 'takes a port from 0 to 65535, where 0 is any that is free'

/** A port to listen on. */
export const Port = z.int({ error }).min(0, { error }).max(65_535, { error })
