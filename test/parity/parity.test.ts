import { actionNamed, createSession, perform, type Session } from '@rhetor/actions'
import { basic, Gorgias } from '@rhetor/client'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type DemoSession, openDemo } from '../support/demo-session.ts'
import { chatbot } from './chatbot.ts'
import { component } from './component.ts'
import { type At, type Given, type Result, type Row, type Trial, translated } from './row.ts'

let demo: DemoSession
let session: Session
let at: At
const lines: string[] = []

beforeAll(async () => {
  // the shop is open then: at night a rule would answer by itself
  demo = await openDemo({ now: '2026-09-16T15:00:00Z' })
  const { url, credentials } = demo.sandbox
  const gorgias = new Gorgias({
    baseUrl: url,
    auth: basic(credentials.username, credentials.api_key),
    clock: demo.session.clock,
    timeoutMs: Infinity,
    random: () => 0,
    debug: (line) => lines.push(line),
    bodies: true,
  })
  session = createSession({ gorgias, clock: demo.session.clock, files: demo.files })
  at = { sandbox: demo.sandbox, gorgias, lines }
  await demo.sandbox.control.state.snapshot({ name: 'start' })
})

beforeEach(async () => {
  await demo.sandbox.control.state.restore({ name: 'start' })
  await demo.sandbox.control.faults.clear()
  session.directory.forget()
})

afterEach(() => {
  const { username, api_key } = demo.sandbox.credentials
  for (const secret of [api_key, btoa(`${username}:${api_key}`)]) expect(lines.join('\n')).not.toContain(secret)
  lines.length = 0
})

afterAll(() => demo[Symbol.asyncDispose]())

describe('the integration component', () => {
  it.each(trialsOf(component))('%s %s', (_, __, row, trial) => prove(row, trial))

  it('Debug Request is a line for each request and each answer, without secrets', async () => {
    await at.gorgias.integrations.create({ name: 'New messages', type: 'http', http: webhook })
    expect(lines).toEqual([
      expect.stringMatching(/^→ POST \/api\/integrations/),
      expect.stringMatching(/^← 201 POST \/api\/integrations/),
    ])
    expect(lines.join('\n')).not.toContain('a long random text')
  })

  it('has 24 actions', () => {
    expect(new Set(component.map(({ theirs }) => theirs.split(',')[0])).size).toBe(24)
  })
})

describe('the chatbot platform', () => {
  it.each(trialsOf(chatbot))('%s %s', (_, __, row, trial) => prove(row, trial))

  it('has 10 templates', () => {
    expect(chatbot).toHaveLength(10)
  })
})

const webhook = {
  url: 'https://hooks.acme.example/gorgias',
  method: 'POST',
  request_content_type: 'application/json',
  response_content_type: 'application/json',
  headers: { 'x-secret': 'a long random text' },
  triggers: { 'ticket-message-created': true },
} as const

function trialsOf(rows: readonly Row[]) {
  return rows.flatMap((row) => row.trials.map((trial) => [row.theirs, trial.says, row, trial] as const))
}

async function prove(row: Row, trial: Trial): Promise<void> {
  const found = await trial.before?.(at)
  lines.length = 0
  const done = act(row, { ...trial.given, ...found })
  if (trial.refused) {
    await expect(done).rejects.toMatchObject({ code: trial.refused })
    return
  }
  const result = await done
  const shown = trial.after ? await trial.after(at, result) : result
  expect(shown).toMatchObject(trial.is ?? {})
}

async function act(row: Row, given: Given): Promise<Result> {
  const action = actionNamed(row.ours)
  const performed = await perform(action, translated(row, given), session, {
    face: 'parity',
    consent: () => true,
  })
  if (!('result' in performed)) throw new Error(`${row.theirs}: ${performed.state}`)
  return performed.result as Result
}
