import { describe, expect, it } from 'vitest'
import { openDemo } from '../../../test/support/demo-session.ts'
import { withoutWaiting } from './without-waiting.ts'

const note = { ticket: 8407, text: 'Sent <by post> as well.' }

describe('a note', () => {
  it('is for the team only, and needs no consent', async () => {
    await using demo = await openDemo()
    const made = await demo.result('note', note)
    const message = await demo.gorgias.messages.get({ ticket_id: 8407, id: made['message_id'] as number })
    expect(message).toMatchObject({
      channel: 'internal-note',
      public: false,
      from_agent: true,
      sender: { id: 5001 },
      body_text: note.text,
      body_html: '<div>Sent &lt;by post&gt; as well.</div>',
    })
    expect(demo.asked).toEqual([])
    expect(await demo.sandbox.control.outbox.list()).toEqual([])
    expect(demo.audit).toMatchObject([{ action: 'note', effect: 'write', outcome: 'done', made: message.id }])
    expect(JSON.stringify(demo.audit)).not.toContain('post')
  })

  it('mentions colleagues, by name, e-mail or id', async () => {
    await using demo = await openDemo()
    const { preview } = (await demo.act('note', {
      ...note,
      mention: ['noor', 'ren@pebblewren.example', '5004'],
    })) as never as {
      preview: { shows: unknown; requests: { body: unknown }[] }
    }
    expect(preview.requests[0]?.body).toMatchObject({ mention_ids: [5003, 5006, 5004] })
    expect(preview.shows).toMatchObject({ mentions: ['Noor Benhaddou', 'Ren Asakawa', 'Tomasz Wierzba'] })
  })

  it('is not written where a colleague is unknown, or could be two', async () => {
    await using demo = await openDemo()
    await expect(demo.act('note', { ...note, mention: ['zoe'] })).rejects.toThrow(
      /there is no user "zoe"; there are .*noor@/,
    )
    await demo.gorgias.users.create({ name: 'Noor Vance', email: 'vance@pebblewren.example', role: { name: 'agent' } })
    demo.session.directory.forget()
    await expect(demo.act('note', { ...note, mention: ['noor'] })).rejects.toThrow(
      /user "noor" could be .*noor@.*: give the id or the whole name/,
    )
    expect(demo.audit).toEqual([])
  })

  it('is written once, however often the command is run', async () => {
    await using demo = await openDemo()
    const first = await demo.result('note', note)
    expect(await demo.result('note', note)).toEqual({ ...first, already: true })
    expect(await demo.result('note', { ...note, text: 'Something else.' })).toMatchObject({ already: false })
  })

  it('may be written again after a new message', async () => {
    await using demo = await openDemo()
    await demo.result('note', note)
    await demo.sandbox.control.customer.writes({
      from: 'solene.marchandet16@courriel-vert.example',
      ticket_id: 8407,
      text: 'Merci !',
    })
    expect(await demo.result('note', note)).toMatchObject({ already: false })
  })

  it('with a key of its own is written once, whatever happens', async () => {
    await using demo = await openDemo()
    await demo.result('note', { ...note, key: 'erp-77' })
    expect(await demo.result('note', { ticket: 8407, text: 'Other words.', key: 'erp-77' })).toMatchObject({
      already: true,
    })
  })

  it('is found again where the answer was lost', async () => {
    await using demo = await openDemo()
    await demo.sandbox.control.faults.add({ kind: 'cut-after', operation: 'messages.create', times: 1 })
    await withoutWaiting(demo).result('note', note)
    const { messages } = await demo.gorgias.tickets.get(8407)
    expect(messages.filter(({ body_text }) => body_text === note.text)).toHaveLength(1)
  })

  it('is refused on a ticket that does not exist', async () => {
    await using demo = await openDemo()
    await expect(demo.act('note', { ...note, ticket: 999_999 })).rejects.toMatchObject({ code: 'not_found' })
  })
})
