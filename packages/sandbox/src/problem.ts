/** An error answer, in the API's own shape. Thrown by handlers, written by the server. */
export class Problem extends Error {
  readonly status: number
  readonly data: unknown
  readonly headers: Readonly<Record<string, string>>

  constructor(status: number, message: string, options: { data?: unknown; headers?: Record<string, string> } = {}) {
    super(message)
    this.name = 'Problem'
    this.status = status
    this.data = options.data
    this.headers = options.headers ?? {}
  }
}

export const notFound = () => new Problem(404, 'Resource not found.')
export const conflict = () => new Problem(409, 'The resource already exists.')
export const forbidden = (why = '') =>
  new Problem(403, `You do not have enough permissions to perform this action.${why && ` ${why}`}`)

/** A 400 that names fields. */
export function invalid(message: string, data: Record<string, unknown>): Problem {
  return new Problem(400, message, { data })
}
