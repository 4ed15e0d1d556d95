import { basic } from '@rhetor/client'
import { Gorgias } from '@rhetor/client/node'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Assistant, assistant } from '../support/assistant.ts'
import { startShop } from '../support/shop.ts'
import { assistantTools, environment, toolCall } from './assistant.ts'
import { prompts } from './prompts.ts'
import { type At, type Result, strangers, translated } from './row.ts'

describe('the variables of the assistant platform', () => {
  it('are read by the client', async () => {
    await using sandbox = await startShop()
    const { username, api_key } = sandbox.credentials
    const theirs: Record<string, string> = {
      GORGIAS_ACCOUNT_DOMAIN: 'acme',
      GORGIAS_USERNAME: username,
      GORGIAS_API_KEY: api_key,
    }
    const ours = Object.fromEntries(Object.entries(environment).map(([name, our]) => [our, theirs[name]]))
    const gorgias = Gorgias.fromEnv({ fetch: sandbox.fetch }, ours)
    expect(await gorgias.account.get()).toMatchObject({ domain: 'acme' })
  })
})

describe('the eight tools of the assistant platform', () => {
  const demo = demoFor('admin')
  const trials = assistantTools.flatMap((row) =>
    row.trials.map((trial) => [row.theirs, trial.says, row, trial] as const),
  )

  it.each(trials)('%s %s', async (_, __, row, trial) => {
    const found = await trial.before?.(demo.at())
    const { tool, input } = toolCall(row.ours, translated(row, { ...trial.given, ...found }))
    // words of people are apart, marked as untrusted
    const { untrusted, ...known } = await demo.helper().result(tool, input)
    const result = { ...(untrusted as object | undefined), ...known } as Result
    const shown = trial.after ? await trial.after(demo.at(), result) : result
    expect(shown).toMatchObject(trial.is ?? {})
  })

  it('are eight; every input is used, and every field is one of ours', () => {
    expect(assistantTools).toHaveLength(8)
    expect(assistantTools.flatMap(strangers)).toEqual([])
    const untried = assistantTools.flatMap(({ theirs, inputs, trials }) => {
      const given = new Set(trials.flatMap((trial) => Object.keys(trial.given)))
      return Object.keys(inputs)
        .filter((name) => !given.has(name))
        .map((name) => `${theirs}: ${name}`)
    })
    expect(untried).toEqual([])
  })

  it('name the account with each call, as ours do where there are several', async () => {
    await using helper = await assistant({ accounts: ['acme', 'second'] })
    expect(await helper.result('read_ticket', { account: 'acme', ticket: 8407 })).toMatchObject({ id: 8407 })
  })
})

describe('a prompt', () => {
  const demo = demoFor('support')

  it.each(prompts.map((prompt) => [prompt.asks, prompt] as const))('%s', async (_, { calls, after, leaves }) => {
    for (const { tool, input, is } of calls) expect(await demo.helper().result(tool, input)).toMatchObject(is)
    if (after) expect(await after(demo.at())).toMatchObject(leaves ?? {})
  })
})

/** An assistant whose user agrees to everything, each time on the demo shop as it starts. */
function demoFor(tier: 'support' | 'admin') {
  let helper: Assistant
  let at: At
  beforeAll(async () => {
    helper = await assistant({ user: 'agrees', tier })
    const { sandbox } = helper
    const { username, api_key } = sandbox.credentials
    at = { sandbox, gorgias: new Gorgias({ baseUrl: sandbox.url, auth: basic(username, api_key) }), lines: [] }
    await sandbox.control.rate.set({ mode: 'off' })
    await sandbox.control.state.snapshot({ name: 'start' })
  })
  beforeEach(() => helper.sandbox.control.state.restore({ name: 'start' }))
  afterAll(() => helper[Symbol.asyncDispose]())
  return { helper: () => helper, at: () => at }
}
