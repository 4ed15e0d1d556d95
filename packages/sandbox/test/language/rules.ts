import type { Random } from '../../../../test/support/random.ts'
import { aFilter, aText } from './filters.ts'
import { hostileTexts, numbers, texts } from './samples.ts'

/** The code of a rule that the language takes, with everything that may stand between its words. */
export function aRule(random: Random, depth = 3): string {
  const statements = Array.from({ length: random.below(4) }, () => aStatement(random, depth))
  return `${aGap(random)}${statements.join(aGap(random))}${aGap(random)}`
}

function aStatement(random: Random, depth: number): string {
  const gap = () => aGap(random)
  if (depth === 0 || random.chance(0.3)) return `${anAction(random)}${random.pick([';', '\n', ' ;', '\r\n'])}`
  if (random.chance(0.1)) return ';'
  if (random.chance(0.2)) return `{${aRule(random, depth - 1)}}`
  const test = random.chance(0.5) ? aFilter(random, 2) : aFilter(random, 2).replaceAll('ticket.', 'message.')
  const otherwise = random.chance(0.4) ? `else${gap() || ' '}${aStatement(random, depth - 1)}` : ''
  return `if${gap()}(${gap()}${test}${gap()})${gap()}${aStatement(random, depth - 1)}${otherwise}`
}

function anAction(random: Random): string {
  const gap = () => aGap(random)
  return `Action${gap()}(${aText(random, random.pick(['addTags', 'setStatus']))}${gap()},${gap()}${anObject(random, 2)})`
}

function anObject(random: Random, depth: number): string {
  const properties = Array.from({ length: random.below(3) }, () => {
    const key = random.chance(0.5) ? random.pick(['tags', 'if', '$_1', 'é']) : aText(random, random.pick(hostileTexts))
    return `${key}${aGap(random)}:${aGap(random)}${aValue(random, depth)}`
  })
  return `{${properties.join(',')}${properties.length > 0 ? random.pick(['', ',']) : ''}}`
}

function aValue(random: Random, depth: number): string {
  if (depth > 0 && random.chance(0.2)) return anObject(random, depth - 1)
  if (depth > 0 && random.chance(0.2)) return `[${aValue(random, depth - 1)},${aValue(random, depth - 1)}]`
  return random.pick([
    String(random.pick(numbers)),
    random.pick(['true', 'false', 'null', '.5', '1.', '2e3', '- 7']),
    aText(random, random.pick(texts)),
    aText(random, random.pick(hostileTexts)),
  ])
}

function aGap(random: Random): string {
  return random.pick(['', '', '', ' ', '\n', '\t\r\n', ' // a comment\n', '/* another\n */', '\u00a0', '\ufeff'])
}
