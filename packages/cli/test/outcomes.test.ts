import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { inProcess } from '../../../test/support/in-process.ts'
import { type Terminal, terminal } from '../../../test/support/rhetor.ts'

const reply = ['reply', '8407', 'Bonjour Solène', '--yes']

/** The writes that reached the helpdesk. */
function writes({ sandbox }: Terminal): Promise<string[]> {
  return sandbox.control.requests
    .list()
    .then((log) => log.filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path}`))
}

/** Runs a command whose output goes to a device that is always full. */
async function intoFullDevice({ env }: Terminal, ...args: string[]) {
  const full = openSync('/dev/full', 'w')
  try {
    const main = new URL('../src/main.ts', import.meta.url).pathname
    const child = spawn(process.execPath, [main, ...args], {
      env: { PATH: process.env['PATH'] ?? '', ...env },
      stdio: ['ignore', full, 'pipe'],
    })
    let err = ''
    child.stderr?.on('data', (chunk) => {
      err += String(chunk)
    })
    const [code] = await once(child, 'close')
    return { err, code: code as number }
  } finally {
    closeSync(full)
  }
}

describe('before anything is sent', () => {
  it.each([
    ['a misspelt field of a reply', [...reply, '--fields', 'stat'], /--fields: unknown: stat \(did you mean state\?\)/],
    [
      'a misspelt field of a change',
      ['tickets', 'update', '8407', '--status', 'closed', '--fields', 'sbject'],
      /sbject/,
    ],
    ['no field', [...reply, '--fields', ','], /name at least one/],
  ])('%s is refused', async (_, words, message) => {
    await using shop = await terminal()
    const { err, code } = await shop.run(...words)
    expect(err).toMatch(message)
    expect([code, await writes(shop)]).toEqual([64, []])
  })

  it('an audit log that cannot be written is reported', async () => {
    await using shop = await terminal()
    mkdirSync(join(shop.home, 'audit.jsonl'))
    const { err, code } = await shop.run(...reply)
    expect(err).toMatch(/nothing was sent: the audit log .*audit\.jsonl cannot be written .* set RHETOR_HOME/)
    expect([code, await writes(shop)]).toEqual([64, []])
  })
})

describe('the same command twice at the same moment', () => {
  it('sends once, and both report the one message', async () => {
    await using shop = await terminal()
    const ended = await Promise.all([shop.start(...reply).ended, shop.start(...reply).ended])
    expect(ended.map(({ code }) => code)).toEqual([0, 0])
    const [one, other] = ended.map(({ out }) => (JSON.parse(out) as { id: number }).id)
    expect(one).toBe(other)
    expect(await shop.sandbox.control.outbox.list()).toHaveLength(1)
  })
})

describe('after a write', () => {
  it('a reply that was not delivered is not a success because nobody reads its result', async () => {
    await using shop = await terminal()
    await shop.sandbox.control.undeliverable.set({ '*': 'Mailbox full.' })
    using unread = shop.start(...reply)
    unread.child.stdout.destroy()
    const { err, code } = await unread.ended
    expect(code).toBe(69)
    expect(err).toContain('nobody read the result of this command; it ended with 69')
  })

  it('the fields asked for are there, null where there is nothing', async () => {
    await using shop = await terminal()
    const { out, code } = await shop.run(
      'tickets',
      'update',
      '8407',
      '--priority',
      'high',
      '--fields',
      'priority,summary',
    )
    expect([code, JSON.parse(out)]).toEqual([0, { priority: 'high', summary: null }])
  })

  it('a full disk is reported with what was done', async () => {
    await using shop = await terminal()
    const { err, code } = await intoFullDevice(shop, 'prioritise', 'critical', '8407', '--yes')
    expect(err).toMatch(
      /prioritise: this was done:\n {2}Change priority of ticket 8407\n.*output could not be written.*ENOSPC/s,
    )
    expect(err).not.toContain('    at ')
    expect([code, await writes(shop)]).toEqual([73, ['PUT /tickets/8407']])
  })

  it('a full disk after a read is a clear message, too', async () => {
    await using shop = await terminal()
    const { err, code } = await intoFullDevice(shop, 'tickets', 'get', '8407')
    expect(err).toMatch(/^rhetor: the output could not be written .*ENOSPC/)
    expect([err.includes('    at '), code]).toEqual([false, 74])
  })
})

describe('a question', () => {
  it('counts Ctrl+D as no', async () => {
    await using shop = await terminal()
    const running = inProcess(['reply', '8407', 'Bonjour'], { env: shop.env, columns: 100 })
    await expect.poll(() => running.output.err).toContain('[y/N]')
    running.stdin.end()
    const { err, code } = await running.ended
    expect(err).toContain('nothing was done')
    expect([code, await writes(shop)]).toEqual([77, []])
  })

  it('counts Ctrl+D as no where a name is asked for too', async () => {
    await using shop = await terminal()
    for (const name of ['one', 'two']) {
      const { username, api_key } = shop.sandbox.credentials
      const given = ['--base-url', shop.sandbox.url, '--email', username, '--key', '-']
      expect(await shop.pipe(api_key, 'connect', '--name', name, ...given)).toMatchObject({ err: '', code: 0 })
    }
    const running = inProcess(['disconnect'], { env: shop.env, columns: 100 })
    await expect.poll(() => running.output.err).toContain('Which account')
    running.stdin.end()
    const { err, code } = await running.ended
    expect([err.includes('nothing was done'), code]).toEqual([true, 77])
    expect(JSON.parse((await shop.run('accounts')).out)).toHaveLength(2)
  })
})

describe('somebody who stops a bulk change', () => {
  it('is told what is done, what may be done and what is left', async () => {
    await using shop = await terminal()
    await shop.sandbox.control.faults.add({ kind: 'slow', operation: 'tickets.update', delay_ms: 60_000, after: 1 })
    const running = shop.open('prioritise', 'critical', '8407', '8405', '8404', '--yes')
    // the log has the first one once it is done
    const log = join(shop.home, 'audit.jsonl')
    await expect.poll(() => existsSync(log) && readFileSync(log, 'utf8')).toContain('ticket 8407')
    running.stop()
    const { err, code } = await running.ended
    // the second is on its way, or about to be
    expect(err).toMatch(
      /stopped\. prioritise: 1 of 3 steps done; (2 not tried|"Change priority of ticket 8405" was sent without an answer .*; 1 not tried)/,
    )
    expect(code).toBe(130)
  })
})

describe('a long wait', () => {
  it('says why, where and how long', async () => {
    await using shop = await terminal()
    await shop.sandbox.control.faults.add({
      kind: 'status',
      operation: 'tickets.get',
      status: 503,
      retry_after: 1,
      times: 1,
    })
    const { err, code } = await shop.run('tickets', 'get', '8407')
    expect(err).toMatch(/rhetor: tickets\.get 8407 at .*: the server .* is unavailable; trying again in 1 s/)
    expect(code).toBe(0)
  })
})

describe('rhetor disconnect', () => {
  it('asks which account where there are several, and forgets none without asking', async () => {
    await using shop = await terminal()
    const { GORGIAS_BASE_URL: url = '', GORGIAS_USERNAME: user = '', GORGIAS_API_KEY: key = '' } = shop.env
    for (const name of ['first', 'second']) {
      await shop.pipe(`${key}\n`, 'connect', '--base-url', url, '--email', user, '--key', '-', '--name', name)
    }
    const unasked = await shop.run('disconnect')
    expect([unasked.code, unasked.err]).toEqual([64, expect.stringMatching(/name one of .*first.*second/)])
  })
})
