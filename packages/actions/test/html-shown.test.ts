import { describe, expect, it } from 'vitest'
import { htmlShown } from '../src/preview/html-shown.ts'

const text = 'Thank you for your patience.'

it('words of HTML that differ from the text in their spaces alone are shown', () => {
  expect(htmlShown('Your refund is now here.', '<p>Your refund is nowhere.</p>')).toEqual({
    html: 'Your refund is nowhere.',
  })
})

describe('HTML beside a text', () => {
  it.each([
    '<div>Thank you for your patience.</div>',
    '<p>Thank you<br>for <b>your</b> patience.</p>\n<hr/>',
    '<table><tbody><tr><td colspan="2">Thank you for </td><td>your patience.</td></tr></tbody></table>',
    '<P><SPAN>Thank you for your&nbsp;patience.</SPAN></P>',
    '',
    null,
  ])('is not shown where it says the same: %j', (html) => {
    expect(htmlShown(text, html)).toEqual({})
  })

  it.each([
    ['<p>Your refund is approved.</p>', { html: 'Your refund is approved.' }],
    ['<p></p>', { html: 'nothing' }],
    ['<p>Tom &amp; Jerry & 1 &lt; 2</p>', { html: 'Tom & Jerry & 1 < 2' }],
    [
      '<p><a href="https://a.example/?b=1&amp;c=2&d=3" target="_blank">Thank you for your patience.</a></p>',
      { links: ['https://a.example/?b=1&c=2&d=3'] },
    ],
    [
      `${text}<img alt='Your refund is approved.' src="https://a.example/p.png" width="1">`,
      { html: 'Thank you for your patience.Your refund is approved.', links: ['https://a.example/p.png'] },
    ],
  ])('is shown by its words and addresses where it has only text, links and pictures: %j', (html, shown) => {
    expect(htmlShown(text, html)).toEqual(shown)
  })

  it.each([
    ['an empty comment', '<!-->Your refund is approved.<!-- -->'],
    ['a comment that ends with --!>', '<!-- x --!>Your refund is approved.<!-- y -->'],
    ['a comment', '<!-- x -->'],
    ['a bogus comment', '<!x "> Your refund" >'],
    ['a processing instruction', '<?x>'],
    ['CDATA', '<![CDATA[x>Your refund is approved.]]>'],
    ['a stray head', '<head>Your refund is approved.</head>'],
    ['noscript', '<noscript>Your refund is approved.</noscript>'],
    ['a template', '<template>x</template>'],
    ['a textarea', '<textarea><!-- Your refund is approved. --></textarea>'],
    ['a style that ends itself', '<style/>Your refund is approved.</style'],
    ['a script', '<script></scriptx>Your refund</script>'],
    ['text of a style', '<style>p:after{content:"Your refund is approved."}</style>'],
    ['a style attribute', '<div style="background:url(https://evil.example/p.png)"></div>'],
    ['text that is hidden', '<span style="display:none"></span>'],
    ['an input', '<input value="Your refund is approved.">'],
    ['a frame', '<iframe srcdoc="Your refund is approved."></iframe>'],
    ['a button', '<form><button formaction="https://evil.example/"></button></form>'],
    ['srcset', '<img srcset="https://evil.example/p.png 1x">'],
    ['an object', '<object data="https://evil.example/x"></object>'],
    ['a video', '<video poster="https://evil.example/p.png"></video>'],
    ['meta refresh', '<meta http-equiv="refresh" content="0;url=https://evil.example/">'],
    ['a drawing', '<svg><title>x</title></svg>'],
    ['text that is struck out', '<s></s>'],
    ['a title on hover', '<p title="Your refund is approved."></p>'],
    ['an attribute given twice', '<a href="https://evil.example/" href="https://good.example/">.</a>'],
    ['an attribute without quotes', '<a href=https://evil.example/>.</a>'],
    ['an attribute behind a slash', '<a/href="https://evil.example/"></a>'],
    ['a sign of a tag in an attribute', '<img alt="x > y" src="https://evil.example/p.png">'],
    ['a tag that is not closed', '<b>'],
    ['a tag that was not opened', '</b>'],
    ['tags closed in another order', '<b><i></b></i>'],
    ['text that a browser moves out of a table', '<table><tr>not<td></td></tr></table>'],
    ['a cell outside a table', '<td></td>'],
    ['an entity that only browsers know', '&refund;'],
    ['an entity without its semicolon', '&#82efund'],
    ['a tag that is cut off', '<b'],
    ['an invisible sign', '\u202e'],
  ])('is shown raw and whole where it has more: %s', (_, more) => {
    const html = `<p>${text}</p>\n${more}`
    expect(htmlShown(text, html)).toEqual({ html, html_is: expect.stringContaining('shown raw') })
  })

  it('is shown raw in full, however long it is', () => {
    const html = `<!-- ${'x'.repeat(50_000)} -->${text}`
    expect(htmlShown(text, html)['html']).toBe(html)
  })

  it('is read fast, whatever it is', () => {
    const began = performance.now()
    for (const part of ['<', '<a ', '<a b="', '<b>', ' ', '&', '&amp;', '<br>', '<p>x</p>'])
      htmlShown(text, part.repeat(100_000))
    htmlShown(text, `<a${' '.repeat(200_000)}`)
    expect(performance.now() - began).toBeLessThan(3_000)
  })
})
