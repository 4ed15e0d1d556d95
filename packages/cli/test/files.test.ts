import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempDisposableSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { inProcess } from '../../../test/support/in-process.ts'
import { terminal } from '../../../test/support/rhetor.ts'
import { startServer } from '../../../test/support/server.ts'

/** A terminal in a folder of its own, and a file of somebody that must stay as it is. */
async function openFolder() {
  const shop = await terminal()
  const folder = mkdtempDisposableSync(join(tmpdir(), 'rhetor-'))
  const at = (name: string) => join(folder.path, name)
  writeFileSync(at('victim'), 'precious')
  return {
    sandbox: shop.sandbox,
    at,
    names: () => readdirSync(folder.path).toSorted(),
    run: (words: readonly string[], env: Record<string, string> = {}) =>
      inProcess(words, { env: { ...shop.env, ...env }, input: '', cwd: folder.path }).ended,
    [Symbol.asyncDispose]: async () => {
      folder.remove()
      await shop[Symbol.asyncDispose]()
    },
  }
}

type Folder = Awaited<ReturnType<typeof openFolder>>

/** An export that stopped after two pages. */
async function interrupted({ sandbox, run }: Folder): Promise<void> {
  await sandbox.control.faults.add({ kind: 'status', operation: 'tickets.list', status: 403, after: 2, times: 1 })
  expect((await run(['export', 'tickets', 'all.jsonl'])).err).toContain('200 rows are in all.jsonl')
}

describe('an export writes through no symbolic link', () => {
  it.each(['victim', 'nothing'])('where its file is a link to %s', async (target) => {
    await using here = await openFolder()
    symlinkSync(here.at(target), here.at('all.jsonl'))
    for (const more of [[], ['--overwrite']]) {
      const { err, code } = await here.run(['export', 'tickets', 'all.jsonl', ...more])
      expect([code, err]).toEqual([64, expect.stringMatching(/all\.jsonl is a symbolic link.*name the file itself/)])
    }
    expect(readFileSync(here.at('victim'), 'utf8')).toBe('precious')
    expect(here.names()).toEqual(['all.jsonl', 'victim'])
  })

  it('where somebody prepared a resume file that would cut another file', async () => {
    await using here = await openFolder()
    await interrupted(here)
    const point = JSON.parse(readFileSync(here.at('all.jsonl.resume'), 'utf8')) as object
    renameSync(here.at('all.jsonl'), here.at('kept'))
    symlinkSync(here.at('victim'), here.at('all.jsonl'))
    writeFileSync(here.at('all.jsonl.resume'), JSON.stringify({ ...point, bytes: 0, cursor: 'x' }))
    expect((await here.run(['export', 'tickets', 'all.jsonl'])).err).toContain('symbolic link')
    expect(readFileSync(here.at('victim'), 'utf8')).toBe('precious')
  })

  it('where its resume file is a link, or no file', async () => {
    await using here = await openFolder()
    await interrupted(here)
    renameSync(here.at('all.jsonl.resume'), here.at('moved'))
    symlinkSync(here.at('moved'), here.at('all.jsonl.resume'))
    expect((await here.run(['export', 'tickets', 'all.jsonl'])).err).toMatch(/all\.jsonl\.resume is a symbolic link/)
    expect(existsSync(here.at('moved'))).toBe(true)
    mkdirSync(here.at('other.jsonl.resume'))
    expect((await here.run(['export', 'tickets', 'other.jsonl'])).err).toMatch(/other\.jsonl\.resume is not a file/)
  })

  it.skipIf(userInfo().uid !== 0)(
    'where its file belongs to another user (only root can make such a file)',
    async () => {
      await using here = await openFolder()
      await interrupted(here)
      chownSync(here.at('all.jsonl.resume'), 12345, 12345)
      expect((await here.run(['export', 'tickets', 'all.jsonl'])).err).toMatch(/belongs to another user/)
    },
  )

  it('and continues as ever where everything is its own', async () => {
    await using here = await openFolder()
    await interrupted(here)
    const { out } = await here.run(['export', 'tickets', 'all.jsonl'])
    expect(JSON.parse(out)).toMatchObject({ rows: 408, resumed: true })
    expect(here.names()).toEqual(['all.jsonl', 'victim'])
  })
})

describe('a download', () => {
  const download = ['files', 'download', 'attachments', 'k1', 'receipt.pdf', '--out', 'receipt.pdf']
  const pdf = { 'content-type': 'application/pdf' }

  it('that breaks off ends with a clear message, and leaves no partial file', async () => {
    await using here = await openFolder()
    await using server = await startServer([{ text: 'half of a', headers: pdf, fault: 'cut' }])
    const { err, code } = await here.run(download, { GORGIAS_BASE_URL: server.url })
    expect(err).toMatch(
      /^rhetor: files\.download: no connection, or it broke .*receipt\.pdf was not written; run the same/,
    )
    expect([err.includes('    at '), code]).toEqual([false, 68])
    expect(here.names()).toEqual(['victim'])
  })

  it('that breaks off leaves an earlier file as it was', async () => {
    await using here = await openFolder()
    writeFileSync(here.at('receipt.pdf'), 'earlier')
    await using server = await startServer([{ text: 'half of a', headers: pdf, fault: 'cut' }])
    await here.run(download, { GORGIAS_BASE_URL: server.url })
    expect(readFileSync(here.at('receipt.pdf'), 'utf8')).toBe('earlier')
    expect(here.names()).toEqual(['receipt.pdf', 'victim'])
  })

  it('that breaks off while it is written to a pipe ends with a clear message too', async () => {
    await using here = await openFolder()
    await using server = await startServer([{ text: 'half of a', headers: pdf, fault: 'cut' }])
    const { err, code } = await here.run(download.slice(0, -2), { GORGIAS_BASE_URL: server.url })
    expect(err).toMatch(/^rhetor: files\.download: no connection, or it broke/)
    expect([err.includes('    at '), code]).toEqual([false, 68])
  })

  it('replaces a link instead of writing through it', async () => {
    await using here = await openFolder()
    symlinkSync(here.at('victim'), here.at('receipt.pdf'))
    await using server = await startServer([{ text: 'whole', headers: pdf }])
    expect((await here.run(download, { GORGIAS_BASE_URL: server.url })).code).toBe(0)
    expect([readFileSync(here.at('victim'), 'utf8'), readFileSync(here.at('receipt.pdf'), 'utf8')]).toEqual([
      'precious',
      'whole',
    ])
  })

  it.each([
    ['no/such/folder.pdf', /no\/such\/folder\.pdf: the output could not be written \(ENOENT\)/],
    ['victim/x.pdf', /victim\/x\.pdf: the output could not be written \(ENOTDIR\)/],
    ['.', /\.: the output could not be written \(EISDIR|EBUSY|ENOTEMPTY\)/],
  ])('that cannot be written to %s ends with a clear message', async (to, sentence) => {
    await using here = await openFolder()
    await using server = await startServer([{ text: 'whole', headers: pdf }])
    const { err, code } = await here.run([...download.slice(0, -1), to], { GORGIAS_BASE_URL: server.url })
    expect(err).toMatch(sentence)
    expect([err.includes('    at '), code]).toEqual([false, 74])
  })
})

it('an export that cannot be written fails with a clear message that says how to continue', async () => {
  await using here = await openFolder()
  const { err, code } = await here.run(['export', 'tickets', 'no/such/folder.jsonl'])
  expect(err).toMatch(/^rhetor: export: the output could not be written .*no\/such\/folder\.jsonl/)
  expect([err.includes('    at '), code]).toEqual([false, 74])
})

it('a file that cannot be read gives a clear error', async () => {
  await using here = await openFolder()
  mkdirSync(here.at('folder'))
  const { err, code } = await here.run(['replay', 'folder', '--to', 'http://127.0.0.1:1'])
  expect(err).toMatch(/^rhetor: EISDIR: illegal operation on a directory/)
  expect([err.includes('    at '), code]).toEqual([false, 64])
})
