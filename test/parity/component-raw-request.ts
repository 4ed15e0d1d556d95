import type { FaultRule } from '@rhetor/sandbox'
import type { At, Given, Place, Row } from './row.ts'

type Pairs = readonly { readonly key: string; readonly value: string }[]

const object = (to: string): Place => ({
  to,
  says: 'name and value of each',
  by: (pairs) => Object.fromEntries((pairs as Pairs).map(({ key, value }) => [key, value])),
})

/** Each file under its field, with the name that another input gives it. */
function toFiles(pairs: unknown, all: Given) {
  const names = (all['File Data File Names'] ?? {}) as Record<string, string>
  return (pairs as Pairs).map(({ key, value }) => ({ field: key, name: names[key] ?? key, text: value }))
}

export const componentRawRequest: Row = {
  theirs: 'Raw Request',
  ours: 'api',
  inputs: {
    URL: 'path',
    Method: 'method',
    Data: 'json',
    'Form Data': object('form'),
    'File Data': { to: 'files', says: 'field, name and content of each', by: toFiles },
    'File Data File Names': { to: 'files', says: 'the names of them', by: (_, all) => toFiles(all['File Data'], all) },
    'Query Parameter': object('query'),
    Header: object('headers'),
    'Response Type': 'response_type',
    Timeout: 'timeout_ms',
    'Debug Request': 'debug',
    'Retry Delay (ms)': 'retry_delay_ms',
    'Retry On All Errors': 'retry_on_all_errors',
    'Max Retry Count': 'retry_count',
    'Use Exponential Backoff': 'exponential_backoff',
  },
  note: 'Retries four times by default, each wait double the one before; theirs does not retry by default. A write is sent again only with `repeat_unsafe`. With backoff the delay is the first wait; theirs ignores it.',
  line: 'rhetor api GET /tickets --query limit=5 --retry-count 2',
  trials: [
    {
      says: 'takes a path and a query, and reads JSON',
      given: { Method: 'GET', URL: '/tickets', 'Query Parameter': [{ key: 'limit', value: '2' }] },
      is: { status: 200, body: { data: [{ id: 8408 }, { id: 8407 }] } },
    },
    {
      says: 'sends JSON',
      given: { Method: 'PUT', URL: '/tickets/8407', Data: { priority: 'high' } },
      after: ({ gorgias }) => gorgias.tickets.get(8407),
      is: { priority: 'high' },
    },
    {
      says: 'sends a form of fields and files, each file under a name of its own',
      given: {
        Method: 'POST',
        URL: '/upload',
        'Query Parameter': [{ key: 'type', value: 'attachment' }],
        'Form Data': [{ key: 'label', value: 'parcel' }],
        'File Data': [{ key: 'photo', value: 'The corner is open.' }],
        'File Data File Names': { photo: 'package-damaged.txt' },
      },
      after: async ({ sandbox }, { body }) => {
        const form = (await sandbox.control.requests.list()).at(-1)?.request ?? ''
        return { body, hasField: form.includes('name="label"'), hasFile: form.includes('name="photo"') }
      },
      is: { body: [{ name: 'package-damaged.txt' }], hasField: true, hasFile: true },
    },
    {
      says: 'reads text',
      given: { Method: 'GET', URL: '/account', 'Response Type': 'text' },
      after: (_, { body }) => ({ isText: typeof body === 'string', domain: JSON.parse(String(body)).domain }),
      is: { isText: true, domain: 'acme' },
    },
    {
      says: 'reads bytes',
      given: { Method: 'GET', URL: '/account', 'Response Type': 'binary' },
      after: (_, { body }) => ({ domain: JSON.parse(atob(String(body))).domain }),
      is: { domain: 'acme' },
    },
    {
      says: 'shows what was sent, without secrets',
      given: {
        Method: 'GET',
        URL: '/account',
        Header: [
          { key: 'x-request-source', value: 'parity' },
          { key: 'x-api-key', value: 'hush' },
        ],
        'Debug Request': true,
      },
      is: {
        sent: {
          method: 'GET',
          path: '/api/account',
          headers: { authorization: '[redacted]', 'x-api-key': '[redacted]', 'x-request-source': 'parity' },
        },
      },
    },
    {
      says: 'does not let a header replace the credentials',
      given: { Method: 'GET', URL: '/account', Header: [{ key: 'Authorization', value: 'Basic bm9ib2R5' }] },
      refused: 'usage',
    },
    {
      says: 'gives up after the timeout',
      given: { Method: 'GET', URL: '/account', Timeout: 20, 'Max Retry Count': 0 },
      before: fault({ kind: 'slow', delay_ms: 200, times: 1 }),
      refused: 'timeout',
    },
    {
      says: 'retries after a failure of the server, with twice the wait each time',
      given: {
        Method: 'GET',
        URL: '/account',
        'Max Retry Count': 3,
        'Retry Delay (ms)': 1000,
        'Use Exponential Backoff': true,
      },
      before: fault({ kind: 'status', status: 503, times: 3 }),
      after: waits(4),
      is: [1000, 2000, 4000],
    },
    {
      says: 'waits the same each time without backoff',
      given: {
        Method: 'GET',
        URL: '/account',
        'Max Retry Count': 2,
        'Retry Delay (ms)': 500,
        'Use Exponential Backoff': false,
      },
      before: fault({ kind: 'status', status: 503, times: 2 }),
      after: waits(3),
      is: [500, 500],
    },
    {
      says: 'retries after a refusal where that is asked',
      given: { Method: 'GET', URL: '/account', 'Max Retry Count': 1, 'Retry On All Errors': true },
      before: fault({ kind: 'status', status: 404, times: 1 }),
      is: { status: 200, attempts: 2 },
    },
    {
      says: 'does not retry after a refusal by default',
      given: { Method: 'GET', URL: '/account', 'Max Retry Count': 3 },
      before: fault({ kind: 'status', status: 404, times: 1 }),
      refused: 'not_found',
    },
    {
      says: 'does not retry more often than asked',
      given: { Method: 'GET', URL: '/account', 'Max Retry Count': 1 },
      before: fault({ kind: 'status', status: 503, times: 2 }),
      refused: 'unavailable',
    },
  ],
}

/** Makes requests go wrong. */
function fault(rule: FaultRule) {
  return async ({ sandbox }: At): Promise<Given> => {
    await sandbox.control.faults.add(rule)
    return {}
  }
}

/** The milliseconds between the last so many requests. */
function waits(requests: number) {
  return async ({ sandbox }: At) => {
    const log = await sandbox.control.requests.list()
    const times = log.slice(-requests).map(({ at }) => Date.parse(at))
    return times.slice(1).map((time, index) => time - (times[index] as number))
  }
}
