import * as z from 'zod'

/** What the caller may decide about the route; the rest comes from the thread. */
export const routeFields = {
  channel: z.string().optional().meta({ description: "The channel to answer on; by default the customer's" }),
  from: z
    .email()
    .optional()
    .meta({ description: 'The support address to write from, where the thread does not decide it' }),
  to: z.string().optional().meta({ description: 'The address to write to, if not that of the customer' }),
  cc: z.array(z.email()).optional().meta({ description: 'Further recipients of an e-mail' }),
}

export const waitSeconds = z.number().min(0).max(120).default(20).meta({ description: 'How long to wait for delivery' })
