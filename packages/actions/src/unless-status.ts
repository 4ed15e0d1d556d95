import { ApiError } from '@rhetor/client'

/** For `catch`: null where the API refused with this status; any other error is thrown on. */
export function unlessStatus(status: number): (error: unknown) => null {
  return (error) => {
    if (error instanceof ApiError && error.status === status) return null
    throw error
  }
}
