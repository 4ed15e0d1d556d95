import { filterFunctions } from '@rhetor/contract'
import type { Random } from '../../../../test/support/random.ts'
import { hostileTexts, moments, numbers, texts } from './samples.ts'
import { metaKeys } from './tickets.ts'

const names = Object.keys(filterFunctions) as (keyof typeof filterFunctions)[]

/** The text of a filter that the language takes. */
export function aFilter(random: Random, depth = 3): string {
  if (depth === 0 || random.chance(0.4)) return aCall(random)
  const left = aFilter(random, depth - 1)
  const right = aFilter(random, depth - 1)
  const joined = `${left}${random.pick([' && ', '||', '\n|| '])}${right}`
  return random.chance(0.5) ? `(${joined})` : joined
}

/** A single call, half of the time with values that its path may well have. */
export function aCall(random: Random): string {
  const name = random.pick(names)
  const { takes } = filterFunctions[name]
  const comma = random.pick([', ', ','])
  const [path, likely] = random.chance(0.5) ? random.pick(knownPaths) : [aPath(random), undefined]
  const aValue = () => (likely && random.chance(0.8) ? random.pick(likely) : aLiteral(random))
  if (takes === 'nothing') return `${name}(${path})`
  if (takes === 'value') return `${name}(${path}${comma}${aValue()})`
  // long lists go another way to the database
  const items = Array.from({ length: random.chance(0.05) ? 101 : random.below(4) }, aValue)
  return `${name}(${path}${comma}[${items.join(comma)}])`
}

const someTexts = texts.map((text) => JSON.stringify(text))
const someMoments = moments.map((text) => JSON.stringify(text))

const knownPaths: readonly (readonly [string, readonly string[]])[] = [
  ['ticket.id', ['1', '"2"', '40', '"79"']],
  ['ticket.status', ['"open"', "'closed'", '"OPEN"', '"o"', '"D"']],
  ['ticket["status"]', ['"open"', "'closed'"]],
  ['ticket.spam', ['true', 'false', '"true"', '"false"', '1', '"0"']],
  ['ticket.subject', [...someTexts, '"RE"', '"é"', '"o"']],
  ['ticket.external_id', [...someTexts, '12', '1', '"o"', '"E"']],
  ['ticket.created_datetime', someMoments],
  ['ticket.snooze_datetime', someMoments],
  ['ticket.assignee_user.id', ['"{{current_user.id}}"', '"{{ current_user.id }}"', '1', '"7"', 'null']],
  ['ticket.customer.email', ['"maya@example.com"', '"MAYA@"', '"é"', '".com"']],
  ['ticket.tags.name', [...someTexts, '12', 'true']],
  ['ticket.tags', someTexts],
]

const plainPaths = [
  ...knownPaths.map(([path]) => path),
  'ticket.assignee_user',
  'ticket.requester.email',
  'ticket.tags.id',
  'ticket.tags[0].name',
  'ticket.tags[-1].name',
  'ticket.unheard.of',
  'ticket.__proto__',
  'ticket.constructor.name',
  'ticket.status.length',
]

function aPath(random: Random): string {
  if (random.chance(0.6)) return random.pick(plainPaths)
  if (random.chance(0.4)) return `ticket.fields[${aText(random, random.pick(hostileTexts))}]`
  const steps = Array.from({ length: random.below(4) }, () =>
    random.chance(0.3) ? `[${random.pick([0, 1, -1, 5])}]` : `[${aText(random, random.pick(metaKeys))}]`,
  )
  return `ticket.meta${steps.join('')}`
}

function aLiteral(random: Random): string {
  return random.pick([
    () => random.pick(['true', 'false', 'null']),
    () => String(random.pick(numbers)),
    () => aText(random, String(random.pick(numbers))),
    () => aText(random, random.pick(hostileTexts)),
    () => aText(random, random.pick(moments)),
    () => aText(random, random.pick(texts)),
    () => aText(random, aPiece(random, random.pick(texts))),
    () => aText(random, random.pick(['open', 'closed', 'maya@example.com', 'émile'])),
  ])()
}

function aPiece(random: Random, text: string): string {
  const start = random.below(text.length)
  const piece = text.slice(start, start + 1 + random.below(text.length))
  return random.chance(0.3) ? piece.toUpperCase() : piece
}

/** A text as a literal, in either kind of quotes. */
export function aText(random: Random, text: string): string {
  const double = JSON.stringify(text)
  return random.chance(0.5) ? double : `'${double.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`
}
