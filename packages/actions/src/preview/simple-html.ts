import { toText } from '../html.ts'

/** What HTML says where nothing is hidden in it: its words, and the addresses it leads to or loads from. */
interface SimpleHtml {
  readonly words: string
  readonly addresses: readonly string[]
}

// Mail programs and browsers correct broken HTML, each in its own way. Only what leaves nothing to correct is read
// here: comments, styles, other tags and attributes, or tags that are not closed make it undefined.
/** Reads HTML that holds nothing but text, links and pictures; undefined for any other. */
export function simpleHtml(html: string): SimpleHtml | undefined {
  const open: string[] = []
  const addresses: string[] = []
  let visible = ''
  for (const [part, text, slash, name, attributes = '', ends] of html.matchAll(parts)) {
    if (text !== undefined) {
      if (unclear.test(text) || (text.trim() !== '' && inner(open))) return undefined
      visible += text
      continue
    }
    const tag = (name ?? '').toLowerCase()
    const read = slash ? closed(open, tag, attributes) : opened(open, tag, attributes, ends === '/')
    if (!read) return undefined
    addresses.push(...read.addresses)
    // a picture that does not load is shown by its words
    visible += tag === 'img' ? read.words : part
  }
  const words = toText(visible)
  return open.length > 0 || controls.test(words) ? undefined : { words, addresses }
}

// text, or one tag, or a sign that is neither: the last makes what is around it unclear
const parts = /([^<]+)|<(\/?)([a-z][a-z0-9]*)((?:\s+[a-z]+=(?:"[^"<>]*"|'[^'<>]*'))*)\s*(\/?)>|</gi
const attribute = /([a-z]+)=(?:"([^"]*)"|'([^']*)')/gi

// browsers know more entities than we do, and some without their semicolon
const unclear = /&(?!(?:amp|lt|gt|quot|apos|nbsp|#34|#39|#x27);|\s|$)/
// in an address a & may stand before the name of a parameter
const unclearInAddress = /&(?!(?:amp|quot|apos|#34|#39|#x27);|\w+=|\s|$)/

// what moves a cursor or turns a line around; joiners make scripts and emoji
const controls = /[^\P{Cc}\t\n\r]|[^\P{Cf}\u200c\u200d]/u

type Attributes = Readonly<Record<string, 'address' | 'words' | 'harmless'>>

const cell: Attributes = { colspan: 'harmless', rowspan: 'harmless', align: 'harmless', valign: 'harmless' }

const tags: ReadonlyMap<string, Attributes> = new Map<string, Attributes>([
  ...'p br div span b strong i em u ul ol li blockquote h1 h2 h3 h4 h5 h6 hr code pre table thead tbody tfoot tr'
    .split(' ')
    .map((name): [string, Attributes] => [name, {}]),
  ['td', cell],
  ['th', cell],
  ['a', { href: 'address', target: 'harmless', rel: 'harmless' }],
  ['img', { src: 'address', alt: 'words', width: 'harmless', height: 'harmless' }],
])

const neverClosed: readonly string[] = ['br', 'hr', 'img']

// a browser moves anything else in a table to before it
const onlyIn: Readonly<Record<string, readonly string[]>> = {
  table: ['thead', 'tbody', 'tfoot', 'tr'],
  thead: ['tr'],
  tbody: ['tr'],
  tfoot: ['tr'],
  tr: ['td', 'th'],
}
const tableParts = new Set(Object.values(onlyIn).flat())

function inner(open: readonly string[]): readonly string[] | undefined {
  return onlyIn[open.at(-1) ?? '']
}

interface Read {
  readonly words: string
  readonly addresses: readonly string[]
}

function opened(open: string[], tag: string, attributes: string, endsItself: boolean): Read | undefined {
  const allowed = tags.get(tag)
  const isVoid = neverClosed.includes(tag)
  const around = inner(open)
  if (!allowed || (endsItself && !isVoid)) return undefined
  if (around ? !around.includes(tag) : tableParts.has(tag)) return undefined
  if (!isVoid) open.push(tag)
  return readAttributes(attributes, allowed)
}

function closed(open: string[], tag: string, attributes: string): Read | undefined {
  return attributes === '' && open.pop() === tag ? { words: '', addresses: [] } : undefined
}

function readAttributes(attributes: string, allowed: Attributes): Read | undefined {
  const all = [...attributes.matchAll(attribute)].map(([, name = '', double, single]) => ({
    name: name.toLowerCase(),
    value: double ?? single ?? '',
  }))
  const names = all.map(({ name }) => name)
  // of two of the same name the first counts
  if (new Set(names).size < names.length || names.some((name) => !Object.hasOwn(allowed, name))) return undefined
  const of = (kind: string) => all.filter(({ name }) => allowed[name] === kind).map(({ value }) => value)
  const [words, addresses] = [of('words'), of('address')]
  if (words.some((value) => unclear.test(value)) || addresses.some((value) => unclearInAddress.test(value)))
    return undefined
  return { words: words.join(' '), addresses: addresses.map(toText) }
}
