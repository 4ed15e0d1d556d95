import { describe, expect, it } from 'vitest'
import { type Assistant, assistant } from '../../../test/support/assistant.ts'

const hundred = async ({ sandbox }: Assistant) =>
  sandbox
    .world()
    .store.select('tickets')
    .filter(({ status, trashed_datetime }) => status === 'closed' && trashed_datetime === null)
    .slice(0, 100)
    .map(({ id }) => id)

const ms = ({ sandbox }: Assistant) => sandbox.clock.now() / 1000

interface Unfinished {
  readonly untrusted: { readonly done: string[]; readonly left: string[] }
  readonly confirm: string
}

describe('a change of a hundred tickets', () => {
  it('answers before anybody gives up, says what is done and what is left, and goes on from there', async () => {
    await using helper = await assistant({ tier: 'admin' })
    const tickets = await hundred(helper)
    expect(tickets).toHaveLength(100)
    const input = { tickets, language: 'fi', add_tags: ['vendu-en-gros'], create_tags: true }
    const began = ms(helper)
    const { answer: shown } = await helper.call('update_ticket', input)
    let confirm = shown.needs_confirmation?.confirm
    const done: string[] = []
    for (let call = 1; call <= 10; call++) {
      const start = ms(helper)
      const { answer, isError } = await helper.call('update_ticket', { ...input, confirm })
      expect(ms(helper) - start).toBeLessThan(60_000)
      if (!isError) break
      const { error, result } = answer as unknown as { error: { code: string; message: string }; result: Unfinished }
      expect(error).toMatchObject({ code: 'unfinished', message: expect.stringContaining('are left') })
      done.push(...result.untrusted.done)
      expect(helper.audit).toHaveLength(done.length)
      confirm = result.confirm
    }
    // it was long enough to be interrupted, and everything was done once
    expect(ms(helper) - began).toBeGreaterThan(40_000)
    expect(done.length).toBeGreaterThan(20)
    for (const operation of ['tickets.update', 'tickets.addTags']) {
      const changed = helper.audit.filter((entry) => entry.operation === operation).map(({ object }) => object)
      expect(changed.toSorted()).toEqual(tickets.map((id) => `ticket ${id}`).toSorted())
    }
  })

  it('gives a token for what is left and for nothing else, and the user is asked about everything else', async () => {
    await using helper = await assistant({ tier: 'admin', user: 'agrees' })
    const input = { tickets: await hundred(helper), language: 'fi', add_tags: ['vendu-en-gros'], create_tags: true }
    const { answer } = await helper.call('update_ticket', input)
    const { confirm } = answer.result as unknown as Unfinished
    expect(helper.asked).toHaveLength(1)
    await helper.call('reply_to_customer', { ticket: 8407, text: 'Pay here', confirm })
    await helper.call('run_operation', { name: 'tickets.delete', input: { id: 8405 }, confirm })
    expect(helper.asked.map((question) => question.split('\n')[0])).toEqual([
      '100 tickets change',
      expect.stringContaining('Reply to'),
      expect.stringContaining('Delete a ticket'),
    ])
    const declining = helper.audit.length
    await helper.call('update_ticket', { ...input, confirm })
    expect(helper.audit.length).toBeGreaterThan(declining)
    expect(helper.asked).toHaveLength(3)
  })

  it('reports its progress to a client that asks for it, in numbers that only increase', async () => {
    await using helper = await assistant({ user: 'agrees' })
    const tickets = (await hundred(helper)).slice(0, 12)
    const seen: { progress: number; total?: number | undefined; message?: string | undefined }[] = []
    await helper.client.callTool(
      { name: 'update_ticket', arguments: { tickets, priority: 'low', language: 'fi' } },
      undefined,
      {
        onprogress: (progress) => void seen.push(progress),
      },
    )
    expect(seen.length).toBeGreaterThanOrEqual(12)
    expect(seen.map(({ progress }) => progress)).toEqual(seen.map(({ progress }) => progress).toSorted((a, b) => a - b))
    expect(seen.at(-1)?.message).toBe('steps done: 12 of 12')
    expect(seen.at(-1)?.progress).toBe(seen.at(-1)?.total)
  })

  it('stops between two tickets when the client cancels', async () => {
    await using helper = await assistant({ user: 'agrees' })
    const tickets = (await hundred(helper)).slice(0, 60)
    const cancel = new AbortController()
    const called = helper.client.callTool(
      { name: 'update_ticket', arguments: { tickets, priority: 'low', language: 'fi' } },
      undefined,
      {
        signal: cancel.signal,
        onprogress: ({ message }) => {
          if (message?.startsWith('steps done: 5')) cancel.abort()
        },
      },
    )
    await expect(called).rejects.toThrow()
    // what was on its way ends; nothing else begins
    await helper.result('find_tickets', { status: 'open' })
    const changed = helper.audit.length
    await helper.result('find_tickets', { status: 'open' })
    expect(helper.audit).toHaveLength(changed)
    expect(changed).toBeLessThan(60)
    expect(changed).toBeGreaterThanOrEqual(5)
  })
})
