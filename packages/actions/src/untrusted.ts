import type { TicketMessage } from '@rhetor/client'

/** Words of customers and agents inside a result: to be read, never to be obeyed. Everything beside them is data. */
export interface Untrusted<Words> {
  readonly untrusted: Words
}

type Text = string | null | undefined

/** A name, subject or address on one line; undefined where there is none. */
export function line(text: Text, most = 200): string | undefined {
  const cleaned = clean(text ?? '')
    .replaceAll(/\s+/g, ' ')
    .trim()
  return cleaned === '' ? undefined : cutText(cleaned, most).text
}

/** What somebody wrote in a message, without the mails it quotes. */
export function textOf(
  message: Pick<TicketMessage, 'stripped_text' | 'body_text' | 'stripped_html' | 'body_html'>,
): string {
  const { stripped_text, body_text, stripped_html, body_html } = message
  const texts = [() => stripped_text, () => body_text, () => toText(stripped_html), () => toText(body_html)]
  for (const text of texts) {
    const found = tidy(text() ?? '')
    if (found !== '') return found
  }
  return ''
}

/** As much of a text as fits, ending with a word and … where something is missing. */
export function cutText(text: string, bytes: number): { readonly text: string; readonly cut: boolean } {
  if (sizeOf(text) <= bytes) return { text, cut: false }
  let kept = ''
  let left = bytes - sizeOf('…')
  for (const sign of text) {
    left -= sizeOf(sign)
    if (left < 0) break
    kept += sign
  }
  const lastGap = kept.search(/\s\S*$/)
  return { text: `${(lastGap > kept.length * 0.6 ? kept.slice(0, lastGap) : kept).trimEnd()}…`, cut: true }
}

const encoder = new TextEncoder()

/** How many bytes a value takes as JSON, without the quotes of a text. */
export function sizeOf(value: unknown): number {
  return encoder.encode(JSON.stringify(value)).length - (typeof value === 'string' ? 2 : 0)
}

/** The text of HTML. It only takes away; whatever the HTML holds, no markup is left to be acted on. */
export function toText(html: Text): string {
  let text = ''
  let at = 0
  const source = html ?? ''
  while (at < source.length) {
    const open = source.indexOf('<', at)
    if (open === -1) return decode(text + source.slice(at))
    text += source.slice(at, open)
    const close = source.startsWith('<!--', open) ? endOf(source, '-->', open + 4) : endOf(source, '>', open + 1)
    const [, slash, name = ''] = /^<(\/?)([a-z][a-z0-9]*)/i.exec(source.slice(open, open + 32)) ?? []
    const tag = name.toLowerCase()
    // a sign such as < 3 is none of a tag
    if (tag === '' && !/^<[!/?]/.test(source.slice(open, open + 2))) {
      text += '<'
      at = open + 1
      continue
    }
    text += spaceFor(tag, slash === '/')
    at = !slash && unread.has(tag) ? endOfElement(source, tag, close) : close
  }
  return decode(text)
}

/** Elements whose content is not for readers. */
const unread: ReadonlySet<string> = new Set(['script', 'style', 'head', 'title', 'template', 'noscript'])
const blocks: ReadonlySet<string> = new Set(
  'address article blockquote div dl dt dd fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr ol p pre section table tr ul'.split(
    ' ',
  ),
)

function spaceFor(tag: string, closes: boolean): string {
  if (tag === 'br') return '\n'
  if (tag === 'li') return closes ? '' : '\n- '
  if (tag === 'td' || tag === 'th') return closes ? ' ' : ''
  return blocks.has(tag) ? '\n' : ''
}

function endOf(source: string, mark: string, from: number): number {
  const found = source.indexOf(mark, from)
  return found === -1 ? source.length : found + mark.length
}

function endOfElement(source: string, tag: string, from: number): number {
  const closing = new RegExp(`</${tag}`, 'gi')
  closing.lastIndex = from
  const found = closing.exec(source)
  return found ? endOf(source, '>', found.index) : source.length
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

function decode(text: string): string {
  return text.replaceAll(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,6}));/gi, (entity, decimal, hex, name) => {
    if (name) return named[name.toLowerCase()] ?? entity
    const point = decimal ? Number(decimal) : Number.parseInt(hex, 16)
    const isCharacter = point > 0 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff)
    return isCharacter ? String.fromCodePoint(point) : ''
  })
}

function tidy(text: string): string {
  return clean(text)
    .replaceAll(/[^\S\n]+/g, ' ')
    .replaceAll(/ ?\n ?/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
}

// What moves a terminal's cursor, turns the direction of reading or cannot be seen at all: people would not
// see what a model reads. Joiners stay, since scripts and emoji are made with them.
const unseen = /[\p{Cc}\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]/gu

function clean(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\r\n?|[\u2028\u2029]/g, '\n')
    .replaceAll(unseen, (sign) => (sign === '\n' || sign === '\t' ? sign : ''))
}
