import * as z from 'zod'
import type * as types from '../generated/types.ts'
import { open, type Schema } from '../schema.ts'

/** What the token endpoint answers. */
export interface OAuthToken extends types.OAuthToken {}
export const OAuthToken: Schema<OAuthToken> = open(() => ({
  access_token: z.string(),
  expires_in: z.int(),
  id_token: z.string().optional(),
  refresh_token: z.string().optional(),
  scope: z.string(),
  token_type: z.string(),
}))

/** The body of an error of the OAuth endpoints. */
export interface OAuthError extends types.OAuthError {}
export const OAuthError: Schema<OAuthError> = open(() => ({
  error: z.string(),
  error_description: z.string().optional(),
}))
