import { describe, expect, it } from 'vitest'
import { LanguageError } from '../../src/language/language-error.ts'
import { parseFilter, parseRule } from '../../src/language/parse.ts'

const functions =
  'one of the functions eq, neq, isEmpty, isNotEmpty, contains, notContains, startsWith, endsWith, containsAny, containsAll, notContainsAny, gt, gte, lt, lte'
const condition = 'a condition such as eq(ticket.status, "open")'
const value = 'a text in quotes, a number, true, false or null'
const statement = "if (…) or Action('name', {…})"

describe('a filter is refused with the place and what to write instead:', () => {
  it.each([
    // what is no condition
    ['ticket.status', `1:0: found \`ticket\`, expected ${functions}`],
    ['ticket.status == "open"', `1:0: found \`ticket\`, expected ${functions}`],
    ['eqq(ticket.status, "x")', `1:0: found \`eqq\`, expected ${functions}`],
    ['toString(ticket.status)', `1:0: found \`toString\`, expected ${functions}`],
    ['true', `1:0: found \`true\`, expected ${functions}`],
    ['"open"', `1:0: found \`"open"\`, expected ${condition}`],
    [
      '!eq(ticket.status, "open")',
      `1:0: found \`!\`, expected ${condition}; there is no negation: use neq, isEmpty, notContains or notContainsAny`,
    ],
    ['eq(ticket.a, 1) &&', `1:18: found the end, expected ${condition}`],
    ['eq(ticket.a, 1) &&\n  || eq(ticket.b, 1)', `2:2: found \`||\`, expected ${condition}`],
    ['eq(ticket.a, 1) & eq(ticket.b, 1)', '1:16: found `&`, expected &&, || or the end of the filter'],
    ['eq(ticket.a, 1) eq(ticket.b, 1)', '1:16: found `eq`, expected &&, || or the end of the filter'],
    ['eq(ticket.a, 1); eq(ticket.b, 1)', '1:17: found `eq`, expected &&, || or the end of the filter'],
    ['eq(ticket.a, 1))', '1:15: found `)`, expected &&, || or the end of the filter'],
    ['(eq(ticket.a, 1)', '1:16: found the end, expected `)` after the condition, or && or ||'],
    ['eq.call(ticket.a, 1)', '1:2: found `.`, expected `(` and what eq asks about'],
    // how many arguments, and which
    ['eq(ticket.a)', '1:11: found `)`, expected `,` and the value that eq compares with'],
    ['eq(ticket.a, 1, 2)', '1:14: found `,`, expected `)` to end eq'],
    ['isEmpty(ticket.a, 1)', '1:16: found `,`, expected `)` to end isEmpty'],
    ['eq(ticket.a, ["b"])', `1:13: found \`[\`, expected ${value} for eq`],
    ['containsAny(ticket.a, "b")', '1:22: found `"b"`, expected `[` and a list of values'],
    ['containsAny(ticket.a, [[1]])', `1:23: found \`[\`, expected ${value} for containsAny`],
    ['containsAny(ticket.a, [1 2])', '1:25: found `2`, expected `,` or `]`'],
    ['eq(ticket.a, {})', `1:13: found \`{\`, expected ${value} for eq`],
    ['eq(ticket.a, undefined)', `1:13: found \`undefined\`, expected ${value} for eq`],
    ['eq(ticket.a, ticket.b)', `1:13: found \`ticket\`, expected ${value} for eq`],
    ['eq(ticket.a, `b`)', `1:13: found \`\`\`, expected ${value} for eq; write texts in single or double quotes`],
    [
      'eq(ticket.a, /b/)',
      `1:13: found \`/\`, expected ${value} for eq; there are no regular expressions and no arithmetic`,
    ],
    ['eq(ticket.a, 1 + 2)', '1:15: found `+`, expected `)` to end eq; there is no arithmetic'],
    ['eq(ticket.a, -"1")', '1:14: found `"1"`, expected a number after -'],
    ['eq(ticket.a, 012)', '1:13: found `012`, expected a number such as 12, 0.5 or 1e3'],
    ['eq(ticket.a, 0x10)', '1:13: found `0x10`, expected a number such as 12, 0.5 or 1e3'],
    ['eq(ticket.a, 1e999)', '1:13: found `1e999`, expected a number such as 12, 0.5 or 1e3'],
    // paths
    ['eq("open", ticket.a)', '1:3: found `"open"`, expected a path that begins with ticket.'],
    ['eq(message.text, "a")', '1:3: found `message`, expected a path that begins with ticket.'],
    ['eq(ticket, 1)', '1:9: found `,`, expected `.` and the name of a field'],
    ['eq(ticket.a.toLowerCase(), "b")', '1:23: found `(`, expected `,` and the value that eq compares with'],
    ['eq(ticket.1, 1)', '1:9: found `.1`, expected `.` and the name of a field'],
    ['eq(ticket[1.5], 1)', '1:10: found `1.5`, expected a whole number or a text in quotes'],
    ['eq(ticket[b], 1)', '1:10: found `b`, expected a whole number or a text in quotes'],
    ['eq(ticket["b" + "c"], 1)', '1:14: found `+`, expected `]` after the index; there is no arithmetic'],
    // texts and comments
    ['eq(ticket.a, "b)', '1:13: found `"`, expected the text to be closed by `"`'],
    ['eq(ticket.a, "b\nc")', '1:13: found `"`, expected the text to be closed by `"`'],
    ['eq(ticket.a, "\\u12")', '1:13: found `\\u` inside a text, expected an escape such as \\n, \\x41 or \\u0041'],
    ['eq(ticket.a, "\\07")', '1:13: found `\\07` inside a text, expected an escape such as \\n, \\x41 or \\u0041'],
    ['eq(ticket.a, "\\u{110000}")', '1:13: found `\\u{110000}` inside a text, expected a code point up to 10FFFF'],
    ['eq(ticket.a, "\\ud800")', '1:13: found half of a character inside a text, expected both of its surrogates'],
    ['eq(ticket.a, 1) /* b', '1:16: found `/*`, expected the comment to be closed by `*/`'],
  ])('%s', (text, message) => {
    expect(problemOf(() => parseFilter(text))).toBe(message)
  })
})

describe('a rule is refused with the place and what to write instead:', () => {
  it.each([
    // JavaScript that is not in the language
    ['var a = 1', `1:0: found \`var\`, expected ${statement}; there are no variables and no functions of your own`],
    [
      'function a() {}',
      `1:0: found \`function\`, expected ${statement}; there are no variables and no functions of your own`,
    ],
    ['for (;;) {}', `1:0: found \`for\`, expected ${statement}; there are no loops`],
    ['while (true) {}', `1:0: found \`while\`, expected ${statement}; there are no loops`],
    ['process.exit(1)', `1:0: found \`process\`, expected ${statement}`],
    ['import("node:fs")', `1:0: found \`import\`, expected ${statement}`],
    ['ticket.status = "open"', `1:0: found \`ticket\`, expected ${statement}`],
    ['eq(ticket.status, "open")', `1:0: found \`eq\`, expected ${statement}`],
    // if
    ['if eq(ticket.a, 1) {}', '1:3: found `eq`, expected `(` and a condition after if'],
    ['if (true) {}', `1:4: found \`true\`, expected ${functions}`],
    ['if (eq(customer.id, 1)) {}', '1:7: found `customer`, expected a path that begins with ticket. or message.'],
    ['if (eq(ticket.a, 1)) {', '1:22: found the end, expected `}` to end the block'],
    ['if (eq(ticket.a, 1))', `1:20: found the end, expected ${statement}`],
    ['if (eq(ticket.a, 1)) {}\nelse {}\nelse {}', `3:0: found \`else\`, expected ${statement}`],
    // Action
    ['Action("a")', '1:10: found `)`, expected `,` and the arguments of the action'],
    ['Action(ticket.a, {})', '1:7: found `ticket`, expected the name of the action in quotes'],
    ['Action("a", "b")', '1:12: found `"b"`, expected `{` and the arguments by name'],
    ['Action("a", {b})', '1:14: found `}`, expected `:` and the value of the argument'],
    ['Action("a", {b() {}})', '1:14: found `(`, expected `:` and the value of the argument'],
    ['Action("a", {[b]: 1})', '1:13: found `[`, expected the name of an argument'],
    ['Action("a", {...b})', '1:13: found `...`, expected the name of an argument'],
    [
      'Action("a", {b: ticket.c})',
      '1:16: found `ticket`, expected a text in quotes, a number, true, false, null, a list or an object of such',
    ],
    ['Action("a", {}, {})', '1:14: found `,`, expected `)` to end the action'],
    ['Action("a", {}) Action("b", {})', '1:16: found `Action`, expected `;` or a new line after the action'],
  ])('%s', (code, message) => {
    expect(problemOf(() => parseRule(code))).toBe(message)
  })
})

describe('a program that could exhaust the server is refused:', () => {
  it.each<[string, () => unknown, string]>([
    ['long', () => parseFilter(' '.repeat(65_537)), '1:0: found 65537 characters, expected at most 65536'],
    [
      'deep in parentheses',
      () => parseFilter('('.repeat(60_000)),
      '1:101: found more than 100 levels of nesting, expected at most that many',
    ],
    [
      'deep in blocks',
      () => parseRule('{'.repeat(60_000)),
      '1:100: found more than 100 levels of nesting, expected at most that many',
    ],
    [
      'deep in else',
      () => parseRule('if(isEmpty(ticket.a));else '.repeat(200)),
      '1:2700: found more than 100 levels of nesting, expected at most that many',
    ],
    [
      'deep in arguments',
      () => parseRule(`Action("a", {b: ${'['.repeat(60_000)}`),
      '1:115: found more than 100 levels of nesting, expected at most that many',
    ],
    [
      'of many parts',
      () => parseRule("Action('a', {});".repeat(4000)),
      '1:16000: found more than 5000 nodes, expected at most that many',
    ],
  ])('one that is %s', (_, parse, message) => {
    expect(problemOf(parse)).toBe(message)
  })
})

it('the error has line and column, counted as in the tree', () => {
  const error = caught(() => parseFilter('eq(ticket.a, 1) &&\n  wrong'))
  expect(error).toBeInstanceOf(LanguageError)
  expect(error).toMatchObject({
    name: 'LanguageError',
    message: expect.stringMatching(/^found `wrong`/),
    line: 2,
    column: 2,
  })
})

function problemOf(parse: () => unknown): unknown {
  const error = caught(parse)
  return error instanceof LanguageError ? `${error.line}:${error.column}: ${error.message}` : error
}

function caught(parse: () => unknown): unknown {
  try {
    return parse()
  } catch (error) {
    return error
  }
}
