import type { Form } from '@rhetor/listen'
import { pageOf } from './pages.ts'

/** Refusals as a person reads them. */
export const consentForm: Form = ({ says }) => ({
  type: 'text/html; charset=utf-8',
  body: pageOf('This page cannot be shown', `<p>${says}</p>`),
})

/** Refusals as an app reads them. */
export const tokensForm: Form = ({ status, says }) => ({
  type: 'application/json',
  body: JSON.stringify({ error: status === 500 ? 'server_error' : 'invalid_request', error_description: says }),
})
