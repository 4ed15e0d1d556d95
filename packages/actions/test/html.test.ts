import { describe, expect, it } from 'vitest'
import { toText } from '../src/html.ts'

describe('text of HTML', () => {
  it.each([
    ['<div>Bonjour,</div><br><div>à &lt;bientôt&gt; &amp; merci</div>', '\nBonjour,\n\n\nà <bientôt> & merci\n'],
    ['one<br/>two<BR >three', 'one\ntwo\nthree'],
    ['<ul><li>mug</li><li>bowl</li></ul>', '\n\n- mug\n- bowl\n'],
    ['a<script>alert("<b>")</script>b<STYLE>p{}</Style >c', 'abc'],
    ['a<!-- <b>hidden</b> -->b', 'ab'],
    ['1 < 2 and 3 <3 > 2', '1 < 2 and 3 <3 > 2'],
    ['an unclosed <b', 'an unclosed '],
    ['an unclosed <script>alert(1)', 'an unclosed '],
    ['&#x41;&#66;&nbsp;&euro;&#0;&#xD800;&#x110000;&unknown;', 'AB &euro;&unknown;'],
    ['&amp;lt;b&amp;gt;', '&lt;b&gt;'],
    ['', ''],
    [null, ''],
  ])('%j', (html, text) => {
    expect(toText(html)).toBe(text)
  })

  it('is fast on any input', () => {
    const began = performance.now()
    for (const part of ['<', '<script', '<script>', '<!--', '&', '&#', '<a ', '</']) toText(part.repeat(200_000))
    expect(performance.now() - began).toBeLessThan(3_000)
  })
})
