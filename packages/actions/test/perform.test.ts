import {
  type AuditEntry,
  actionNamed,
  auditJournal,
  checkFieldNames,
  DoneUnreported,
  journals,
  PartlyDone,
  type Preview,
  perform,
} from '@rhetor/actions'
import { ApiError, UsageError } from '@rhetor/client'
import { describe, expect, it } from 'vitest'
import type { DemoSession } from '../../../test/support/demo-session.ts'
import { demoBeforeEach } from './demo-before-each.ts'

let demo: DemoSession

demoBeforeEach((open) => {
  demo = open
})

const bonjour = { ticket: 8407, text: 'Bonjour Solène' }
const writes = () => demo.sent.filter((line) => !line.startsWith('GET'))
const six = [8407, 8405, 8404, 8398, 8400, 8399]

function fail(operation: string, status = 403): Promise<unknown> {
  return demo.sandbox.control.faults.add({ kind: 'status', operation, status, times: 1 })
}

describe('a dry run', () => {
  it('sends nothing, and shows exactly what would be sent', async () => {
    const shown = await demo.act('reply', { ...bonjour, close: true }, { dryRun: true })
    expect(shown).toMatchObject({
      state: 'shown',
      preview: {
        action: 'reply',
        effect: 'send',
        consent: 'plain',
        objects: ['ticket 8407'],
        shows: { text: 'Bonjour Solène', to: 'solene.marchandet16@courriel-vert.example' },
        requests: [
          {
            method: 'POST',
            path: '/api/tickets/8407/messages',
            body: { body_text: 'Bonjour Solène', channel: 'email' },
          },
          { method: 'PUT', path: '/api/tickets/8407', body: { status: 'closed' } },
        ],
      },
    })
    expect([writes(), demo.asked, demo.audit]).toEqual([[], [], []])
  })

  it('shows exactly what is then sent', async () => {
    const { preview } = (await demo.act('reply', bonjour, { dryRun: true })) as { preview: Preview }
    await demo.act('reply', bonjour)
    const [request] = (await demo.sandbox.control.requests.list()).filter(({ method }) => method === 'POST')
    expect(JSON.parse(request?.request ?? '')).toEqual(preview.requests[0]?.body)
  })
})

describe('consent', () => {
  it('that is refused changes nothing', async () => {
    const declined = await demo.act('reply', bonjour, { consent: () => false })
    expect(declined).toMatchObject({ state: 'declined', preview: { consent: 'plain' } })
    expect([writes(), demo.audit]).toEqual([[], []])
  })

  it('is refused where nobody can be asked', async () => {
    const performed = await perform(actionNamed('reply'), bonjour, demo.session, { face: 'test' })
    expect(performed.state).toBe('declined')
    expect(writes()).toEqual([])
  })

  it('is not needed for a change that does not reach a customer', async () => {
    await demo.act('prioritise', { tickets: [8407], priority: 'high' }, { consent: () => false })
    expect(writes()).toEqual(['PUT /api/tickets/8407'])
  })

  it.each([
    [5, 'none', 5],
    [6, 'itemised', 0],
  ])('to change %i tickets at once is %s', async (count, consent, changed) => {
    const input = { tickets: six.slice(0, count), priority: 'critical' }
    const performed = await demo.act('prioritise', input, { consent: () => false })
    expect((performed as { preview: Preview }).preview.consent).toBe(consent)
    expect(writes()).toHaveLength(changed)
  })

  it('counts objects, not steps, and only those that change', async () => {
    await demo.act('prioritise', { tickets: six.slice(0, 1), priority: 'critical' })
    const input = { tickets: six, priority: 'critical', add_tags: ['VIP'], fields: { Product: 'Pebble Mug' } }
    const { preview } = (await demo.act('update', input, { dryRun: true })) as { preview: Preview }
    expect(preview.objects).toEqual(six.map((id) => `ticket ${id}`))
    expect(preview.steps.length).toBeGreaterThan(6)
    const again = (await demo.act('prioritise', { tickets: six, priority: 'critical' }, { dryRun: true })) as never as {
      preview: Preview
    }
    expect(again.preview).toMatchObject({ consent: 'none', objects: six.slice(1).map((id) => `ticket ${id}`) })
  })

  it('is asked for with everything needed to decide', async () => {
    await demo.act('prioritise', { tickets: six, priority: 'critical' })
    expect(demo.asked).toMatchObject([{ consent: 'itemised', objects: six.map((id) => `ticket ${id}`) }])
  })
})

describe('the audit', () => {
  it('has who, what, when and on what, and no words of customers', async () => {
    await demo.act('reply', { ...bonjour, close: true })
    expect(demo.audit).toEqual([
      {
        at: expect.stringMatching(/^\d{4}-.*Z$/),
        account: demo.gorgias.accountName,
        user: 5001,
        face: 'test',
        action: 'reply',
        operation: 'messages.create',
        effect: 'send',
        reaches: ['customers'],
        object: 'ticket 8407',
        method: 'POST',
        path: '/api/tickets/8407/messages',
        outcome: 'done',
        made: expect.any(Number),
      },
      expect.objectContaining({ operation: 'tickets.update', effect: 'write', outcome: 'done' }),
    ])
    expect(JSON.stringify(demo.audit)).not.toMatch(/Solène|solene|Bonjour/)
  })

  it('has what failed, too', async () => {
    await fail('tickets.update')
    await expect(demo.act('close', { tickets: [8407] })).rejects.toThrow(ApiError)
    expect(demo.audit).toMatchObject([{ outcome: 'failed', code: 'forbidden', object: 'ticket 8407' }])
  })

  it('that cannot be written does not hide what went wrong before it', async () => {
    await fail('tickets.update')
    const full = new Error('disk full')
    const audit = () => Promise.reject(full)
    const failed = demo.act('close', { tickets: [8407] }, { journal: auditJournal(audit) })
    await expect(failed).rejects.toMatchObject({ errors: [{ code: 'forbidden' }, full], cause: { code: 'forbidden' } })
    await expect(failed).rejects.toThrow(/403 forbidden/)
  })

  it('that cannot be written stops what would come next', async () => {
    const audit = () => Promise.reject(new Error('disk full'))
    await expect(demo.act('reply', { ...bonjour, close: true }, { journal: auditJournal(audit) })).rejects.toThrow(
      'disk full',
    )
    expect(writes()).toEqual(['POST /api/tickets/8407/messages'])
  })

  it('is not written where nothing is', async () => {
    await demo.act('draft', bonjour)
    expect(demo.audit).toEqual([])
  })
})

describe('an action of several steps that fails on the way', () => {
  const three = { tickets: [8407, 8405, 8404], priority: 'critical' }

  it('says what was done, what failed and what was not tried', async () => {
    await demo.sandbox.control.faults.add({
      kind: 'status',
      operation: 'tickets.update',
      status: 403,
      after: 1,
      times: 1,
    })
    const failed = demo.act('prioritise', three)
    await expect(failed).rejects.toBeInstanceOf(PartlyDone)
    await expect(failed).rejects.toMatchObject({
      code: 'forbidden',
      done: ['Change priority of ticket 8407'],
      failed: 'Change priority of ticket 8405',
      left: ['Change priority of ticket 8404'],
      cause: expect.any(ApiError),
    })
    await expect(failed).rejects.toThrow(
      /^prioritise: 1 of 3 steps done, then "Change priority of ticket 8405" failed: .*\nNot tried: Change priority of ticket 8404\.\nRun the same command again to continue\.$/s,
    )
  })

  it('continues where it stopped', async () => {
    await demo.sandbox.control.faults.add({
      kind: 'status',
      operation: 'tickets.update',
      status: 403,
      after: 1,
      times: 1,
    })
    await expect(demo.act('prioritise', three)).rejects.toThrow()
    demo.sent.length = 0
    await demo.act('prioritise', three)
    expect(writes()).toEqual(['PUT /api/tickets/8405', 'PUT /api/tickets/8404'])
  })

  it('records each step that was taken', async () => {
    const told: string[] = []
    await demo.act('prioritise', three, {
      journal: {
        done: ({ object, index, steps }) => void told.push(`${index + 1}/${steps} ${object}`),
      },
    })
    expect(told).toEqual(['1/3 ticket 8407', '2/3 ticket 8405', '3/3 ticket 8404'])
  })

  it('of one step fails with the error itself', async () => {
    await fail('tickets.update')
    await expect(demo.act('close', { tickets: [8407] })).rejects.not.toBeInstanceOf(PartlyDone)
  })
})

describe('somebody who stops an action', () => {
  it('between two steps keeps what was done, and the rest is not tried', async () => {
    const stop = new AbortController()
    const reason = new Error('Ctrl-C')
    const session = demo.session.with({ signal: stop.signal })
    const audit: AuditEntry[] = []
    const failed = perform(actionNamed('prioritise'), { tickets: [8407, 8405, 8404], priority: 'critical' }, session, {
      face: 'test',
      journal: journals(
        auditJournal((entry) => void audit.push(entry)),
        { done: () => stop.abort(reason) },
      ),
    })
    await expect(failed).rejects.toMatchObject({
      name: 'Stopped',
      cause: reason,
      message: expect.stringContaining('1 of 3 steps done'),
    })
    expect(writes()).toEqual(['PUT /api/tickets/8407'])
    expect(audit).toMatchObject([{ object: 'ticket 8407', outcome: 'done' }])
  })

  it('before the first step changes nothing', async () => {
    const stop = new AbortController()
    const session = demo.session.with({ signal: stop.signal })
    const failed = perform(actionNamed('reply'), bonjour, session, {
      face: 'test',
      consent: () => {
        stop.abort(new Error('Ctrl-C'))
        return true
      },
    })
    await expect(failed).rejects.toThrow('Ctrl-C')
    expect(writes()).toEqual([])
  })
})

describe('after something was done', () => {
  const replied = 'Send a reply by email from support@pebblewren.example'

  it('a journal that cannot be written is reported with what was done and what was not tried', async () => {
    const journal = { done: () => Promise.reject(new Error('disk full')) }
    const failed = demo.act('reply', { ...bonjour, close: true }, { journal })
    await expect(failed).rejects.toBeInstanceOf(DoneUnreported)
    await expect(failed).rejects.toMatchObject({
      code: 'done_unreported',
      done: [replied],
      left: ['Close ticket 8407'],
      cause: { message: 'disk full' },
    })
    await expect(failed).rejects.toThrow(/^reply: this was done:\n {2}Send a reply .*disk full.*Do not do it again/s)
  })

  it('a journal that cannot be begun at a later step does not hide the earlier ones', async () => {
    const journal = {
      begin: ({ index }: { readonly index: number }) => {
        if (index === 1) throw new Error('disk full')
      },
    }
    const failed = demo.act('reply', { ...bonjour, close: true }, { journal })
    await expect(failed).rejects.toMatchObject({
      code: 'done_unreported',
      done: [replied],
      left: ['Close ticket 8407'],
    })
  })

  it('a look at the result that fails does not hide what was done', async () => {
    await demo.sandbox.control.faults.add({ kind: 'status', operation: 'messages.get', status: 403, after: 1 })
    const failed = demo.act('reply', bonjour)
    await expect(failed).rejects.toMatchObject({ code: 'done_unreported', done: [replied], cause: { status: 403 } })
  })

  it('somebody who stops waiting for the result is told that it is done', async () => {
    const stop = new AbortController()
    const session = demo.session.with({ signal: stop.signal })
    const failed = perform(actionNamed('reply'), bonjour, session, {
      face: 'test',
      consent: () => true,
      journal: { done: () => stop.abort(new Error('Ctrl-C')) },
    })
    await expect(failed).rejects.toMatchObject({ name: 'Stopped', done: [replied], uncertain: [], left: [] })
    await expect(failed).rejects.toThrow(/"Send a reply .*" is done, but nobody waited for the result/)
  })

  it('somebody who stops a send on its way is told that it may have arrived', async () => {
    await demo.sandbox.control.faults.add({ kind: 'slow', operation: 'tickets.update', delay_ms: 60_000, after: 1 })
    const stop = new AbortController()
    const uncertain: string[] = []
    const session = demo.session.with({ signal: stop.signal })
    const failed = perform(actionNamed('prioritise'), { tickets: [8407, 8405, 8404], priority: 'critical' }, session, {
      face: 'test',
      journal: {
        begin: ({ index }) => {
          if (index === 1) setTimeout(() => stop.abort(new Error('Ctrl-C')), 50)
        },
        uncertain: ({ object }) => void uncertain.push(object),
      },
    })
    await expect(failed).rejects.toMatchObject({
      name: 'Stopped',
      done: ['Change priority of ticket 8407'],
      uncertain: ['Change priority of ticket 8405'],
      left: ['Change priority of ticket 8404'],
    })
    await expect(failed).rejects.toThrow(
      /1 of 3 steps done; "Change .* 8405" was sent without an answer .*; 1 not tried/,
    )
    expect(uncertain).toEqual(['ticket 8405'])
  })
})

describe('the fields of a result', () => {
  it.each([
    ['reply', ['stat'], /^--fields: unknown: stat \(did you mean state\?\)\. There are: state, /],
    ['tickets.get', ['custmer.email'], /unknown: custmer\.email/],
    ['tickets.get', ['customer.emial'], /unknown: customer\.emial \(did you mean customer\.email\?\)/],
    ['tickets.delete', ['id'], /tickets\.delete returns nothing that has fields/],
    ['find', [], /name at least one/],
  ])('are known before anything is asked or sent: %s %j', (name, names, message) => {
    expect(() => checkFieldNames(actionNamed(name), names)).toThrow(message)
  })

  it.each([
    ['reply', ['state', 'untrusted.to']],
    ['tickets.list', ['id', 'customer.email', 'meta.any', 'custom_fields.301.value']],
    ['find', ['id', 'untrusted.subject']],
  ])('may reach inside: %s %j', (name, names) => {
    expect(() => checkFieldNames(actionNamed(name), names)).not.toThrow()
  })
})

describe('input that is wrong', () => {
  it.each<[string, Record<string, unknown>, RegExp]>([
    [
      'reply',
      { ticket: 8407, txt: 'Hi' },
      /^reply: nothing was sent:\n {2}text: required\n {2}unknown: txt \(did you mean text\?\)$/,
    ],
    ['reply', { ticket: 8407, text: '   ' }, /^reply: nothing was sent: text: /],
    ['reply', { ticket: 0, text: 'Hi', cc: ['x'] }, /ticket: .*\n.*cc\.0: /],
    ['close', { ticket: [8407] }, /unknown: ticket \(did you mean tickets\?\)/],
    ['prioritise', { tickets: [8407], priority: 'urgent' }, /priority: .*critical/],
  ])('is named, all of it, before anything is read: %s %j', async (name, input, message) => {
    await expect(demo.act(name, input)).rejects.toThrow(message)
    await expect(demo.act(name, input)).rejects.toBeInstanceOf(UsageError)
    expect(demo.sent).toEqual([])
  })

  it('in the name of an action is answered with the closest name', () => {
    expect(() => actionNamed('replay')).toThrow(/^there is no action: unknown: replay \(did you mean reply\?\)\.$/)
  })
})
