import { actionNamed, checkInput } from '@rhetor/actions'
import { expect, it } from 'vitest'
import { readLine, type Source } from '../../packages/cli/src/line/read-line.ts'
import { chatbot } from './chatbot.ts'
import { component } from './component.ts'
import { lineOf } from './line.ts'
import { strangers, translated } from './row.ts'

const rows = [...component, ...chatbot]

const source: Source = {
  text: async () => '',
  upload: async (name) => ({ name, content_base64: 'aGk=' }),
}

it('fields that rows name are fields of our actions', () => {
  expect(rows.flatMap((row) => strangers(row).map((field) => `${row.theirs}: ${field}`))).toEqual([])
})

it('each of their inputs is used in a trial', () => {
  const untried = rows.flatMap(({ theirs, inputs, trials }) => {
    const given = new Set(trials.flatMap((trial) => Object.keys(trial.given)))
    return Object.keys(inputs)
      .filter((name) => !given.has(name))
      .map((name) => `${theirs}: ${name}`)
  })
  expect(untried).toEqual([])
})

it('each line of the table is a command that gives our action what the row says', async () => {
  for (const row of rows) {
    const line = lineOf(row)
    const action = actionNamed(row.ours)
    const { input } = await readLine(action, shellWords(line).slice(1 + row.ours.split('.').length), source)
    expect(() => checkInput(action, input), line).not.toThrow()
    if (row.line === undefined) expect(input, line).toEqual(translated(row, row.trials[0].given))
  }
})

it('--debug is a switch of every command, as Debug Request is an input of every action', async () => {
  for (const { ours, theirs } of component.filter((row) => row.ours !== 'api')) {
    const { globals } = await readLine(actionNamed(ours), ['--debug'], source)
    expect({ theirs, globals }).toEqual({ theirs, globals: { debug: true } })
  }
})

/** What a shell makes of a line, quotes and all. */
function shellWords(line: string): string[] {
  return [...line.matchAll(/(?:'((?:[^']|'\\'')*)'|([^\s']+))/g)].map(
    ([, quoted, bare]) => quoted?.replaceAll("'\\''", "'") ?? bare ?? '',
  )
}
