import { describe, expect, it } from 'vitest'
import { inProcess } from '../../../test/support/in-process.ts'
import { terminal } from '../../../test/support/rhetor.ts'
import { controlCommands } from '../src/commands/control.ts'

async function open(options: Parameters<typeof terminal>[0] = {}) {
  const shop = await terminal({ frozen: true, ...options })
  const control = (name: string, ...rest: string[]) => shop.run('sandbox', name, ...rest, '--url', shop.sandbox.url)
  return { shop, control, [Symbol.asyncDispose]: () => shop[Symbol.asyncDispose]() }
}

describe('a control command in a terminal', () => {
  it('does what the client does', async () => {
    await using world = await open()
    const { shop, control } = world
    const wrote = await control('customer-writes', 'maya@example.com', 'Is it back?', '--subject', 'Kettle')
    expect([wrote.code, wrote.err]).toEqual([0, ''])
    const { ticket } = JSON.parse(wrote.out) as { ticket: { id: number; subject: string } }
    expect(ticket.subject).toBe('Kettle')
    expect((await control('agent-changes', '--ticket-id', String(ticket.id), '--change.status', 'closed')).code).toBe(0)
    await control('undeliverable', '--addresses', 'maya@example.com=Mailbox full.')
    await control('faults-add', 'status', '--operation', 'tickets.list', '--status', '503')
    const moved = JSON.parse((await control('clock-advance', '60000')).out) as { now: string }
    expect(moved).toEqual(await shop.sandbox.control.clock.get())
    expect(JSON.parse((await control('faults')).out)).toEqual(await shop.sandbox.control.faults.list())
    expect(JSON.parse((await control('counts')).out)).toEqual(await shop.sandbox.control.counts.get())
  })

  it('takes its required words as flags too, as the API names them', async () => {
    await using world = await open({ seed: 'empty' })
    const { out } = await world.control('customer-writes', '--from', 'maya@example.com', '--text', 'Hello')
    expect(JSON.parse(out)).toMatchObject({ message: { body_text: 'Hello' } })
  })

  it.each([
    [['customer-writes'], 64, /^rhetor: sandbox customer-writes: from: required; text: required\.\n$/],
    [
      ['customer-wites'],
      64,
      /^rhetor: rhetor sandbox customer-wites \(did you mean customer-writes\?\): there is no such command\. There are: reset, /,
    ],
    [['clock-advance', 'soon'], 64, /ms: expected number, received string/],
    [['clock-advance', '5', '--urll', 'x'], 64, /--urll \(did you mean url\?\): there is no such flag/],
    [
      ['faults-add', 'status', '--operation', 'tickets.lst'],
      64,
      /tickets\.lst \(did you mean tickets\.list\?\): there is no such operation/,
    ],
    [['scenarios-load', 'prompt-injektion'], 64, /did you mean prompt-injection\?/],
    [['restore'], 66, /^rhetor: sandbox state\.restore: There is no snapshot default\.\n$/],
  ])('%j is refused with a sentence', async (words, exit, sentence) => {
    await using world = await open({ seed: 'empty' })
    const [name = '', ...rest] = words
    const { code, err, out } = await world.control(name, ...rest)
    expect([code, out, err]).toEqual([exit, '', expect.stringMatching(sentence)])
  })

  it('says that no sandbox is running there', async () => {
    const { code, err } = await inProcess(['sandbox', 'outbox', '--url', 'http://127.0.0.1:1'], { env: {} }).ended
    expect([code, err]).toEqual([
      68,
      'rhetor: no sandbox answers at http://127.0.0.1:1: start one with rhetor sandbox, or say with --url where it is.\n',
    ])
  })

  it('controls a sandbox on another machine with its token', async () => {
    await using world = await open({ seed: 'empty', token: 'secret' })
    expect((await world.control('counts')).code).toBe(77)
    expect((await world.control('counts', '--token', 'secret')).code).toBe(0)
  })

  it('is in the help of sandbox', async () => {
    const { out } = await inProcess(['sandbox', '--help'], { env: {} }).ended
    for (const { name } of controlCommands) expect(out).toContain(`  rhetor ${name} `)
  })
})
