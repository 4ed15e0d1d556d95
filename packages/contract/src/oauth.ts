/** The OAuth endpoints of an account, beside `/api`; every account is its own issuer. */
export const oauthEndpoints = {
  authorize: { id: 'oauth-authorize', method: 'GET', path: '/oauth/authorize' },
  token: { id: 'oauth-token', method: 'POST', path: '/oauth/token' },
  revoke: { id: 'oauth-revoke', method: 'POST', path: '/oauth/revoke' },
} as const

/** How long access tokens live; refresh tokens neither expire nor rotate. */
export const accessTokenSeconds = 86_400

/** What an app asks for by default: everything, and a refresh token. */
export const defaultScopes = ['openid', 'profile', 'email', 'write:all', 'offline'] as const
