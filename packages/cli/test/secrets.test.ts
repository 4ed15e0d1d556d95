import { mkdtempDisposableSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { inProcess } from '../../../test/support/in-process.ts'
import { terminal } from '../../../test/support/rhetor.ts'
import type { Command } from '../src/command.ts'
import { allCommands } from '../src/find-command.ts'
import { commandHelp } from '../src/help.ts'
import { readLine, type Source } from '../src/line/read-line.ts'
import { secretFlags } from '../src/line/secrets.ts'

const commands = await allCommands()
const named = (name: string) => commands.find((command) => command.name === name) as Command
const source: Source = { text: async () => 'from elsewhere\n', upload: async (name) => ({ name, content_base64: '' }) }
const warnings = async (name: string, ...words: string[]) => (await readLine(named(name), words, source)).warnings

describe('a secret on the command line', () => {
  const secrets = commands.flatMap((command) => secretFlags(command).map((flag) => [command.name, flag] as const))

  it('is known in every command that takes one', () => {
    const ofOthers = secrets.filter(([name]) => !name.startsWith('sandbox ')).map((pair) => pair.join(' --'))
    expect(ofOthers).toEqual([
      'sandbox --token',
      'connect --key',
      'connect --token',
      'connect --client-secret',
      'mcp --token',
      'users update --new-password',
      'users update --old-password',
      'users update --password-confirmation',
    ])
    // each control command takes the token of its sandbox
    expect(secrets.length - ofOthers.length).toBe(commands.filter(({ name }) => name.startsWith('sandbox ')).length)
  })

  it.each(secrets)(
    'is warned about in rhetor %s --%s, with the safe way; a pipe or a file is not',
    async (name, flag) => {
      for (const words of [[`--${flag}`, 'hunter2'], [`--${flag}=hunter2`]]) {
        const [warning, ...more] = await warnings(name, ...words)
        expect(warning).toMatch(new RegExp(`^a secret in --${flag} is seen by .*--${flag} - reads it from a pipe`))
        expect(warning).not.toContain('hunter2')
        expect(more).toEqual([])
      }
      for (const safe of ['-', '@secret.txt']) {
        const { warnings: none, input } = await readLine(named(name), [`--${flag}`, safe], source)
        expect([none, Object.values(input)]).toEqual([[], ['from elsewhere']])
      }
      expect(commandHelp(named(name), 300)).toMatch(
        new RegExp(`--${flag} … .*- reads it from a pipe, @FILE from a file`),
      )
    },
  )

  it.each([
    ['users update', ['0', '--body', '{"new_password": "hunter2"}']],
    ['integrations create', ['--http', '{"hmac_secret": "hunter2"}']],
    ['integrations create', ['--http.hmac-secret', 'hunter2']],
    ['integrations create', ['--http.headers', 'x-api-key=hunter2']],
    ['api', ['GET', '/tickets', '-H', 'Authorization: Basic hunter2']],
    ['replay', ['hook.json', '--header', 'x-secret=hunter2']],
  ])('is warned about inside of what rhetor %s %j takes', async (name, words) => {
    const found = await warnings(name, ...words)
    expect(found).toEqual([expect.stringMatching(/^a secret in --\S+ is seen by the other users/)])
  })

  it.each([
    ['the key that the demo makes up', 'sandbox', ['--api-key', 'made-up-key']],
    ['the key of a write', 'note', ['8407', 'hello', '--key', 'run-5']],
    ['a header without a secret', 'api', ['GET', '/tickets', '-H', 'x-trace: 5']],
    ['a body that only mentions one', 'note', ['8407', '--body', '{"text": "reset your password: here"}']],
    ['a text about one', 'reply', ['8407', 'Your token is on its way']],
    ['an empty one', 'connect', ['--key', '']],
  ])('is not: %s', async (_, name, words) => {
    expect(await warnings(name, ...words)).toEqual([])
  })

  it('names the variable or the question that stands in for it', async () => {
    expect((await warnings('mcp', '--token', 'x'))[0]).toContain('set RHETOR_MCP_TOKEN')
    expect((await warnings('sandbox', '--token', 'x'))[0]).toContain('set RHETOR_SANDBOX_TOKEN')
    expect((await warnings('connect', '--key', 'x'))[0]).toContain('leave it out to be asked')
  })

  it('is warned about on stderr, before the command runs, and works as before', async () => {
    await using shop = await terminal({ seed: 'empty' })
    const { url, credentials } = shop.sandbox
    const { out, err, code } = await shop.run(
      ...['connect', '--base-url', url, '--email', credentials.username, '--key', credentials.api_key],
    )
    expect(out).toContain('connected as')
    expect(err).toMatch(/^rhetor: a secret in --key is seen by/)
    expect(`${out}${err}`).not.toContain(credentials.api_key)
    expect(code).toBe(0)
  })
})

describe('a secret from elsewhere', () => {
  it('is read from a file', async () => {
    await using shop = await terminal({ seed: 'empty' })
    using folder = mkdtempDisposableSync(join(tmpdir(), 'rhetor-'))
    const { url, credentials } = shop.sandbox
    writeFileSync(join(folder.path, 'key.txt'), `${credentials.api_key}\n`)
    const words = ['connect', '--base-url', url, '--email', credentials.username, '--key', '@key.txt']
    const { out, err } = await inProcess(words, { env: shop.env, input: '', cwd: folder.path }).ended
    expect([out, err]).toEqual([expect.stringContaining('connected as'), ''])
  })

  it('is read from a file inside of headers and objects, too', async () => {
    const elsewhere: Source = { ...source, text: async () => 'x-secret=hunter2' }
    const { input } = await readLine(named('replay'), ['hook.json', '--header', '@header.txt'], elsewhere)
    expect(input).toMatchObject({ header: 'x-secret=hunter2' })
    const api = await readLine(named('api'), ['GET', '/tickets', '-H', '@header.txt'], elsewhere)
    expect(api.input).toMatchObject({ headers: { 'x-secret': 'hunter2' } })
    const http: Source = { ...source, text: async () => '{"hmac_secret": "hunter2"}' }
    const made = await readLine(named('integrations create'), ['--http', '@http.json'], http)
    expect(made).toMatchObject({ input: { http: { hmac_secret: 'hunter2' } }, warnings: [] })
  })

  it('is read from RHETOR_SANDBOX_TOKEN, by a sandbox and by the commands that control it', async () => {
    await using shop = await terminal({ seed: 'empty' })
    const env = { ...shop.env, RHETOR_SANDBOX_TOKEN: 'a-token-of-the-sandbox' }
    const serving = inProcess(['sandbox', '--port', '0', '--seed', 'empty', '--json'], { env })
    const { url } = JSON.parse(await serving.nextLine()) as { url: string }
    const counted = (variables: Record<string, string>) =>
      inProcess(['sandbox', 'counts', '--url', url], { env: variables, input: '' }).ended
    expect(await counted(env)).toMatchObject({ err: '', code: 0 })
    expect((await counted(shop.env)).code).toBe(77)
    serving.stop()
    await serving.ended
  })
})
