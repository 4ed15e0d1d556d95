import { describe, expect, it } from 'vitest'
import { terminal } from '../../../test/support/rhetor.ts'
import type { Command } from '../src/command.ts'
import { allCommands } from '../src/find-command.ts'
import { commandHelp } from '../src/help.ts'
import { flagOf } from '../src/line/global-flags.ts'
import { readLine, type Source } from '../src/line/read-line.ts'

const commands = await allCommands()
const source: Source = { text: async () => '{}', upload: async (name) => ({ name, content_base64: '' }) }
const named = (name: string) => commands.find((command) => command.name === name) as Command

describe.each(commands.map((command) => [command.name, command] as const))('rhetor %s', (_, command) => {
  it('takes --json and --debug', async () => {
    const { globals, input } = await readLine(command, ['--json', '--debug'], source)
    expect(globals).toEqual({ json: true, debug: true })
    expect(input).toEqual({})
  })

  it('suggests the right name of a misspelt flag', async () => {
    await expect(readLine(command, ['--jsno'], source)).rejects.toThrow(/--jsno \(did you mean json\?\): there is no/)
  })

  it('describes each of its flags once in its help', () => {
    const lines = commandHelp(command, 80).split('\n')
    expect(Math.max(...lines.slice(3).map((line) => (line.startsWith('Example') ? 0 : line.length)))).toBeLessThan(90)
    const flags = lines.flatMap((line) => /^ {2}--([\w.-]+)/.exec(line)?.[1] ?? [])
    expect(flags.filter((flag, index) => flags.indexOf(flag) !== index)).toEqual([])
    for (const field of Object.keys(command.input.shape)) {
      expect(
        flags.some((flag) => flag.replace(/\.NAME$/, '') === flagOf(field)),
        field,
      ).toBe(true)
    }
  })
})

describe('--debug', () => {
  it.each([
    [['api', 'GET', '/tickets/8407'], /→ GET \/api\/tickets\/8407\n← 200 GET/],
    [['tickets', 'get', '8407'], /→ GET \/api\/tickets\/8407\n← 200 GET/],
    [['doctor'], /→ GET \/api\/account\n← 200/],
  ])('of %j prints a line for each request', async (words, lines) => {
    await using shop = await terminal()
    const { err, code } = await shop.run(...words, '--debug')
    expect(err).toMatch(lines)
    expect(code).toBe(0)
  })

  it('of watch prints a line for each request', async () => {
    await using shop = await terminal()
    const watching = shop.open('watch', '--debug', '--json', '--since', '2020-01-01T00:00:00Z')
    await watching.nextLine()
    watching.stop()
    const { err, code } = await watching.ended
    expect(err).toMatch(/→ GET \/api\/events\?/)
    expect(code).toBe(0)
  })

  it('does not hide the field debug of api, which is --show-request', async () => {
    await using shop = await terminal()
    const { out, err } = await shop.run('api', 'GET', '/tickets/8407', '--show-request')
    expect(JSON.parse(out)).toMatchObject({ sent: { method: 'GET', path: '/api/tickets/8407' } })
    expect(err).toBe('')
  })
})

describe('--json', () => {
  it('of api prints the answer, and takes no value', async () => {
    await using shop = await terminal()
    const { out, code } = await shop.run('api', 'GET', '/tickets/8407', '--json')
    expect(JSON.parse(out)).toMatchObject({ status: 200, body: { id: 8407 } })
    expect(code).toBe(0)
    expect((await shop.run('api', 'GET', '/tickets', '--json=x')).err).toContain('--json takes no value')
  })

  it('of connect, disconnect and completions prints JSON', async () => {
    await using shop = await terminal()
    const { url, credentials } = shop.sandbox
    const { username, api_key } = credentials
    const connected = await shop.pipe(
      api_key,
      'connect',
      '--base-url',
      url,
      '--email',
      username,
      '--key',
      '-',
      '--name',
      'try',
      '--json',
    )
    expect(JSON.parse(connected.out)).toMatchObject({ name: 'try', account: 'acme', user: username, role: 'admin' })
    expect(JSON.parse((await shop.run('disconnect', 'try', '--json')).out)).toEqual({ forgot: 'try' })
    const { script } = JSON.parse((await shop.run('completions', 'fish', '--json')).out) as { script: string }
    expect(script).toContain('complete -c rhetor')
  })
})

it('no field hides a flag that every command takes', () => {
  const hidden = commands.flatMap(({ name, input }) =>
    Object.keys(input.shape)
      .map(flagOf)
      .filter((flag) => ['json', 'debug', 'help'].includes(flag))
      .map((flag) => `${name} --${flag}`),
  )
  expect(hidden).toEqual([])
  expect(Object.keys(named('api').input.shape).map(flagOf)).toContain('show-request')
})

it('a misspelt name of a command is answered with the right one', async () => {
  await using shop = await terminal({ seed: 'empty' })
  expect((await shop.run('docter')).err).toContain('docter (did you mean doctor?)')
})
