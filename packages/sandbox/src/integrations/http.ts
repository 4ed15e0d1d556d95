import { definedOnly } from '../defined-only.ts'
import type { IntegrationDoc } from '../store/documents.ts'

const noTriggers = {
  'ticket-created': false,
  'ticket-updated': false,
  'ticket-message-created': false,
  'ticket-self-unsnoozed': false,
  'ticket-message-failed': false,
  'ticket-assignment-updated': false,
  'ticket-status-updated': false,
  'ticket-handed-over': false,
}

type Http = NonNullable<IntegrationDoc['http']>
export interface HttpInput extends Partial<Omit<Http, 'triggers' | 'headers'>> {
  readonly headers?: Record<string, string> | null | undefined
  readonly hmac_secret?: string | undefined
  readonly triggers?: object | undefined
}

/** Splits a webhook into what the API shows and what it stores but never shows. */
export function splitHttp(input: HttpInput, before?: IntegrationDoc): Pick<IntegrationDoc, 'http' | 'secrets'> {
  const { headers, hmac_secret, triggers, ...shown } = input
  const http = {
    url: '',
    method: 'GET',
    request_content_type: 'application/json',
    response_content_type: 'application/json',
    form: null,
    oauth2: null,
    ...before?.http,
    ...definedOnly(shown),
    triggers: { ...noTriggers, ...before?.http?.triggers, ...triggers },
  } as Http
  return { http, secrets: { ...before?.secrets, ...definedOnly({ headers, hmac_secret }) } }
}
