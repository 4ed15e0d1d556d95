import { z } from 'zod'
import { open, type Schema } from '../schema.ts'

const oAuthToken = open({
  access_token: z.string(),
  expires_in: z.int(),
  id_token: z.string().optional(),
  refresh_token: z.string().optional(),
  scope: z.string(),
  token_type: z.string(),
})
/** What the token endpoint answers. */
export interface OAuthToken extends z.output<typeof oAuthToken> {}
export const OAuthToken: Schema<OAuthToken> = oAuthToken

const oAuthError = open({
  error: z.string(),
  error_description: z.string().optional(),
})
/** How the OAuth endpoints say no. */
export interface OAuthError extends z.output<typeof oAuthError> {}
export const OAuthError: Schema<OAuthError> = oAuthError
