/** Text as HTML that looks the same: nothing in it is read as markup. */
export function toHtml(text: string): string {
  return escaped(text)
    .split('\n')
    .map((line) => `<div>${line === '' ? '<br>' : line}</div>`)
    .join('')
}

/** Text inside a line of HTML: nothing in it is read as markup, and its line breaks stay. */
export function toInlineHtml(text: string): string {
  return escaped(text).replaceAll('\n', '<br>')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** The text of HTML. Whatever the HTML holds, no markup is left in it. */
export function toText(html: string | null | undefined): string {
  let text = ''
  let at = 0
  const source = html ?? ''
  while (at < source.length) {
    const open = source.indexOf('<', at)
    if (open === -1) return decode(text + source.slice(at))
    text += source.slice(at, open)
    const [, slash, name = ''] = /^<(\/?)([a-z][a-z0-9]*)/i.exec(source.slice(open, open + 32)) ?? []
    const tag = name.toLowerCase()
    // as in < 3, which is not a tag
    if (tag === '' && !/^<[!/?]/.test(source.slice(open, open + 2))) {
      text += '<'
      at = open + 1
      continue
    }
    // only now: what is not a tag would be read to the end from each <
    const close = source.startsWith('<!--', open) ? endOf(source, '-->', open + 4) : endOf(source, '>', open + 1)
    text += spaceFor(tag, slash === '/')
    at = !slash && unshown.has(tag) ? endOfElement(source, tag, close) : close
  }
  return decode(text)
}

/** Elements whose content is not shown. */
const unshown: ReadonlySet<string> = new Set(['script', 'style', 'head', 'title', 'template', 'noscript'])
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
