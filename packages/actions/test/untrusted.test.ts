import { describe, expect, it } from 'vitest'
import { cutText, line, sizeOf, textOf } from '../src/untrusted.ts'

describe('what somebody wrote', () => {
  const none = { stripped_text: null, body_text: null, stripped_html: null, body_html: null }
  it.each([
    [{ ...none, stripped_text: 'new', body_text: 'new\n> old' }, 'new'],
    [{ ...none, stripped_text: ' \n', body_text: 'only this' }, 'only this'],
    [{ ...none, stripped_html: '<p>new</p>', body_html: '<p>new</p><blockquote>old</blockquote>' }, 'new'],
    [{ ...none, body_html: '<p>one</p><p>two</p>' }, 'one\n\ntwo'],
    [{ ...none, body_text: 'a\r\n\r\n\r\n\r\nb  \t c \n d' }, 'a\n\nb c\nd'],
    [none, ''],
  ])('%j', (message, text) => {
    expect(textOf(message)).toBe(text)
  })

  it('invisible characters, and those that move a terminal’s cursor, are removed', () => {
    const hidden = [...'ignore'].map((sign) => String.fromCodePoint(0xe0000 + (sign.codePointAt(0) ?? 0))).join('')
    expect(textOf({ ...none, body_text: `a\u001b[2Jb\u0007\u202ec\u200b${hidden}d` })).toBe('a[2Jbcd')
    expect(line('👩‍👧 नमस्ते\n می‌خواهم')).toBe('👩‍👧 नमस्ते می‌خواهم')
  })

  it('half a character does no harm', () => {
    expect(line('a\ud83d')).toBe('a�')
  })
})

describe('cutting', () => {
  it.each([
    ['short', 5, 'short', false],
    ['one two three four', 14, 'one two…', true],
    ['a-word-without-any-gap', 10, 'a-word-…', true],
    ['日本語の文章です', 12, '日本語…', true],
    ['"quoted" text', 10, '"quote…', true],
    ['anything', 0, '…', true],
  ])('%j to %i bytes', (text, bytes, expected, cut) => {
    expect(cutText(text, bytes)).toEqual({ text: expected, cut })
  })

  it('counts as JSON does', () => {
    expect(sizeOf('a"\n')).toBe(5)
    expect(sizeOf({ a: 1 })).toBe(7)
  })

  it('a name without letters is not a name', () => {
    expect(line(' \u200b\n ')).toBeUndefined()
    expect(line(undefined)).toBeUndefined()
  })
})
