import { startServer, type TestServer } from './server.ts'

/** Characters that move a cursor, turn text around or hide it; each is one that no screen may get. */
export const hostileChars = [
  ...span(0x00, 0x1f).filter((char) => char !== '\n'),
  ...span(0x7f, 0x9f),
  '\u061c',
  '\u200b',
  '\u200e',
  '\u200f',
  ...span(0x2028, 0x202e),
  ...span(0x2060, 0x2064),
  ...span(0x2066, 0x2069),
  '\ufeff',
  '\u{e0041}',
]

/** Each of them, and sequences that set a title, clear a screen, colour and link. */
export const hostile = `${hostileChars.join('')}\u001b]0;title\u0007\u001b[2J\u001b[31m\u009b1;1H\u001b]8;;http://x.example\u001b\\`

/** The characters in a text that must not reach a screen. */
export function hostileIn(text: string): string[] {
  return hostileChars.filter((char) => text.includes(char)).map((char) => `U+${char.codePointAt(0)?.toString(16)}`)
}

function span(first: number, last: number): string[] {
  return Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index))
}

/**
 * A helpdesk in front of another one, whose every text holds hostile characters, with a field of a hostile name in each
 * object. `spared` names the fields that stay as they are, since a command computes with them.
 */
export function hostileHelpdesk(url: string, spared = /(^|_)(cursor|datetime|uri)$/): Promise<TestServer> {
  const spoil = (value: unknown, name = ''): unknown => {
    if (typeof value === 'string') return spared.test(name) ? value : `${value.slice(0, 3)}${hostile}${value.slice(3)}`
    if (Array.isArray(value)) return value.map((each) => spoil(each, name))
    if (typeof value !== 'object' || value === null) return value
    const fields = Object.entries(value).map(([key, each]) => [key, spoil(each, key)] as const)
    return { ...Object.fromEntries(fields), [`x${hostile}`]: `y${hostile}` }
  }
  return startServer(async ({ method, url: path, headers, body }) => {
    const { authorization = '', 'content-type': type = 'application/json' } = headers
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: { authorization, 'content-type': type },
      ...(body.length > 0 && { body: new Uint8Array(body) }),
    })
    const text = await answer.text()
    const isJson = answer.headers.get('content-type')?.includes('json') ?? false
    return { status: answer.status, ...(isJson ? { json: spoil(JSON.parse(text)) } : { text: `${text}${hostile}` }) }
  })
}
