import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempDisposableSync, readdirSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { actionNamed } from '@rhetor/actions'
import { startSandbox } from '@rhetor/sandbox'
import { describe, expect, it } from 'vitest'
import { inProcess } from '../../../test/support/in-process.ts'
import { rhetor, terminal } from '../../../test/support/rhetor.ts'

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8)

/** Every file and folder in a folder with its mode. */
function modesIn(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return Object.fromEntries(names.map((name) => [name, modeOf(join(folder, name))]))
}

interface Finding {
  readonly check: string
  readonly state: string
  readonly says: string
  readonly advice?: string
}

const report = actionNamed('statistics.download').example

describe('files are for their owner alone', () => {
  it('from the first command on, whatever makes the folder', async () => {
    using parent = mkdtempDisposableSync(join(tmpdir(), 'rhetor-'))
    const home = join(parent.path, 'deep', 'home')
    // a process of its own, for the compiled code that Node keeps there
    using first = rhetor({ RHETOR_HOME: home }, 'accounts')
    first.child.stdin.end()
    expect((await first.ended).code).toBe(0)
    expect(modeOf(home)).toBe('700')
  })

  it('where accounts, logs, exports and downloads are written', async () => {
    await using shop = await terminal()
    const { url, credentials } = shop.sandbox
    using folder = mkdtempDisposableSync(join(tmpdir(), 'rhetor-'))
    const run = (words: readonly string[], input = '') =>
      inProcess(words, { env: shop.env, input, cwd: folder.path }).ended
    await run(['connect', '--base-url', url, '--email', credentials.username, '--key', '-'], credentials.api_key)
    await run(['prioritise', 'critical', '8407', '--yes'])
    await run(['export', 'tags', 'tags.csv'])
    await run(['statistics', 'download', '--body', JSON.stringify(report), '--out', 'report.csv'])
    expect(modesIn(folder.path)).toEqual({ 'tags.csv': '600', 'report.csv': '600' })
    expect(modesIn(shop.home)).toEqual({ 'accounts.json': '600', key: '600', 'audit.jsonl': '600' })
  })

  it('where a sandbox keeps its data', async () => {
    using folder = mkdtempDisposableSync(join(tmpdir(), 'rhetor-'))
    const data = join(folder.path, 'data')
    {
      await using _ = await startSandbox({ port: 0, seed: 'empty', data })
      expect(new Set(Object.values(modesIn(data)))).toEqual(new Set(['600']))
    }
    expect(modesIn(folder.path)).toMatchObject({ data: '700', 'data/acme.sqlite': '600' })
  })
})

describe('rhetor doctor', () => {
  it('says that nobody else can read the files', async () => {
    await using shop = await terminal({ seed: 'empty' })
    const { out } = await shop.run('doctor')
    expect((JSON.parse(out) as Finding[]).at(-1)).toEqual({
      check: 'files',
      state: 'ok',
      says: `only you can read ${shop.home}`,
    })
  })

  it('reports looser modes, with a command that mends them', async () => {
    await using shop = await terminal({ seed: 'empty' })
    const { url, credentials } = shop.sandbox
    await shop.pipe(credentials.api_key, 'connect', '--base-url', url, '--email', credentials.username, '--key', '-')
    chmodSync(shop.home, 0o755)
    chmodSync(join(shop.home, 'key'), 0o640)
    const filesOf = async () => (JSON.parse((await shop.run('doctor')).out) as Finding[]).at(-1)
    const found = await filesOf()
    expect(found).toMatchObject({ check: 'files', state: 'warning' })
    expect(found?.says).toMatch(/ \/\S+ \(755\), \/\S+\/key \(640\)$/)
    expect((await shop.run('doctor')).code).toBe(0)
    const [, command = ''] = /: (chmod .*)$/.exec(found?.advice ?? '') ?? []
    execFileSync('sh', ['-c', command])
    expect(await filesOf()).toMatchObject({ state: 'ok' })
    expect(modesIn(shop.home)).toEqual({ 'accounts.json': '600', key: '600' })
  })
})
