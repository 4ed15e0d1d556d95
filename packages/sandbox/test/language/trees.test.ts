import { describe, expect, it } from 'vitest'
import { createRandom } from '../../../../test/support/random.ts'
import { LanguageError } from '../../src/language/language-error.ts'
import { parseFilter, parseRule } from '../../src/language/parse.ts'
import { aFilter } from './filters.ts'
import { parseJavaScript } from './javascript.ts'
import { aRule } from './rules.ts'

const at = (line: number, column: number) => ({ line, column })

describe('the tree of a filter', () => {
  it('of an empty filter has no position', () => {
    const empty = { type: 'Program', sourceType: 'script', body: [], loc: { start: at(0, 0), end: at(0, 0) } }
    expect(parseFilter('')).toEqual(empty)
    expect(parseFilter(' \n')).toEqual(empty)
    expect(parseRule('// nothing yet')).toEqual(empty)
  })

  it('is ESTree with a place on every node', () => {
    expect(parseFilter('eq(ticket.status, "open")')).toEqual({
      type: 'Program',
      sourceType: 'script',
      body: [
        {
          type: 'ExpressionStatement',
          expression: {
            type: 'CallExpression',
            callee: { type: 'Identifier', name: 'eq', loc: { start: at(1, 0), end: at(1, 2) } },
            arguments: [
              {
                type: 'MemberExpression',
                computed: false,
                object: { type: 'Identifier', name: 'ticket', loc: { start: at(1, 3), end: at(1, 9) } },
                property: { type: 'Identifier', name: 'status', loc: { start: at(1, 10), end: at(1, 16) } },
                loc: { start: at(1, 3), end: at(1, 16) },
              },
              { type: 'Literal', value: 'open', raw: '"open"', loc: { start: at(1, 18), end: at(1, 24) } },
            ],
            loc: { start: at(1, 0), end: at(1, 25) },
          },
          loc: { start: at(1, 0), end: at(1, 25) },
        },
      ],
      loc: { start: at(1, 0), end: at(1, 25) },
    })
  })

  it('ends where the recorded one ends', () => {
    const { loc } = parseFilter("eq(ticket.status, 'open') && eq(ticket.channel, 'email')")
    expect(loc).toEqual({ start: at(1, 0), end: at(1, 56) })
  })

  it('has no node for parentheses, but positions include them', () => {
    const [statement] = parseFilter('(eq(ticket.status, "open")) && (isEmpty(ticket.assignee_user.id))').body
    expect(statement?.loc).toEqual({ start: at(1, 0), end: at(1, 65) })
    expect(statement?.expression).toMatchObject({
      type: 'LogicalExpression',
      operator: '&&',
      left: { type: 'CallExpression', loc: { start: at(1, 1), end: at(1, 26) } },
      right: { type: 'CallExpression', loc: { start: at(1, 32), end: at(1, 64) } },
      loc: { start: at(1, 0), end: at(1, 65) },
    })
  })

  it('lets && bind tighter than ||, and both lean to the left', () => {
    const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((name) => `isEmpty(ticket.${name})`)
    expect(shapeOf(`${a} || ${b} && ${c} || ${d}`)).toBe('((a || (b && c)) || d)')
    expect(shapeOf(`${a} && ${b} && ${c}`)).toBe('((a && b) && c)')
    expect(shapeOf(`${a} && (${b} || ${c})`)).toBe('(a && (b || c))')
  })
})

describe('the tree of a rule', () => {
  it('begins on the line of its first word', () => {
    const code = "\nif (eq(ticket.status, 'open')) {\n  Action('addTags', { tags: 'a' });\n}\n"
    expect(parseRule(code).loc).toEqual({ start: at(2, 0), end: at(4, 1) })
  })

  it('counts the semicolon to the statement', () => {
    const [first, second] = parseRule("Action('a', {});\nAction('b', {})").body
    expect(first?.loc).toEqual({ start: at(1, 0), end: at(1, 16) })
    expect(second?.loc).toEqual({ start: at(2, 0), end: at(2, 15) })
  })

  it('says null where there is no else', () => {
    expect(parseRule("if (isEmpty(ticket.tags)) Action('a', {})").body).toMatchObject([
      { type: 'IfStatement', alternate: null, consequent: { type: 'ExpressionStatement' } },
    ])
  })
})

describe('any program', { timeout: 60_000 }, () => {
  it.each<[string, (text: string) => unknown, (seed: number) => string]>([
    ['filter', parseFilter, (seed) => aFilter(createRandom(seed))],
    ['rule', parseRule, (seed) => aRule(createRandom(seed))],
  ])('has the tree that JavaScript gives it, if it is a %s', (_, parse, generate) => {
    for (let seed = 1; seed <= 2000; seed++) {
      const program = generate(seed)
      expect(bodyOf(parse(program)), `seed ${seed}: ${program}`).toEqual(bodyOf(parseJavaScript(program)))
    }
  })

  it('that is damaged is refused, or is still JavaScript', () => {
    let refused = 0
    for (let seed = 1; seed <= 3000; seed++) {
      const random = createRandom(seed)
      const whole = aRule(random)
      const start = random.below(whole.length)
      const piece = random.pick(['', '', ' ', ...'(){}[];,.!&|+-"\'\\/*0a`\n', 'else', 'if', 'ticket', 'null', '\\u00'])
      const program = whole.slice(0, start) + piece + whole.slice(start + random.below(3))
      const tree = attempt(() => parseRule(program))
      if (tree) expect(bodyOf(tree), `seed ${seed}: ${program}`).toEqual(bodyOf(parseJavaScript(program)))
      else refused += 1
    }
    expect(refused).toBeGreaterThan(1000)
  })
})

function attempt<Result>(work: () => Result): Result | undefined {
  try {
    return work()
  } catch (error) {
    if (error instanceof LanguageError) return undefined
    throw error
  }
}

// where a program begins and ends is the one thing in which the parsers differ
function bodyOf(program: unknown): unknown {
  return (program as { body?: unknown } | undefined)?.body
}

function shapeOf(filter: string): string {
  const show = (node: ReturnType<typeof parseFilter>['body'][number]['expression']): string => {
    if (node.type === 'LogicalExpression') return `(${show(node.left)} ${node.operator} ${show(node.right)})`
    const { property } = node.arguments[0]
    return property.type === 'Identifier' ? property.name : '?'
  }
  return parseFilter(filter)
    .body.map(({ expression }) => show(expression))
    .join()
}
