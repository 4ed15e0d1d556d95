import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js'
import { createSession } from '@rhetor/actions'
import { basic, Gorgias } from '@rhetor/client'
import { createCallLog, createToolServer, type ToolServerOptions, toolsOf } from '@rhetor/mcp'
import { describe, expect, it } from 'vitest'
import { assistant } from '../../../test/support/assistant.ts'

const prototypeNames = ['__proto__', 'constructor', 'toString', 'hasOwnProperty']

describe('a wrong name', () => {
  it.each(['draft_rply', ...prototypeNames])('of a prompt, %s, is a wrong parameter', async (name) => {
    await using helper = await assistant()
    await expect(helper.client.getPrompt({ name })).rejects.toMatchObject({
      code: -32602,
      message: expect.stringContaining('there is no prompt'),
    })
  })

  it.each([
    'file:///etc/passwd',
    'gorgias://ticket/x',
    'gorgias://constructor/1',
    'gorgias://__proto__/1',
    'gorgias://ticket/999999',
  ])('of a resource, %s, is not found', async (uri) => {
    await using helper = await assistant()
    await expect(helper.client.readResource({ uri })).rejects.toMatchObject({ code: -32002 })
  })

  it.each(prototypeNames)('%s is no account, no tool, no operation and no field', async (name) => {
    await using helper = await assistant({ accounts: ['acme', 'bolt'] })
    const told = async (tool: string, input: Record<string, unknown>) => {
      const { answer, isError } = await helper.call(tool, input)
      expect(isError).toBe(true)
      expect(answer.error).toMatchObject({ code: 'usage' })
      return answer.error?.message
    }
    expect(await told('find_tickets', { account: name })).toContain('account')
    expect(await told(name, {})).toContain('there is no tool')
    expect(await told('run_operation', { account: 'acme', name, input: {} })).toContain('run_operation')
    expect(await told('run_operation', { account: 'acme', name: `tickets.${name}`, input: {} })).toContain(
      'run_operation',
    )
    // as JSON.parse makes it, which an object literal does not
    const field = JSON.parse(`{"account":"acme","ticket":8407,"${name}":{"polluted":true}}`) as Record<string, unknown>
    await helper.call('read_ticket', field)
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
    await expect(helper.client.readResource({ uri: `gorgias://ticket/1?account=${name}` })).rejects.toMatchObject({
      code: -32002,
    })
  })
})

it('assistants share tools that were built once', async () => {
  const gorgias = new Gorgias({ account: 'acme', auth: basic('a@b.example', 'k') })
  const options: ToolServerOptions = {
    accounts: { acme: createSession({ gorgias }) },
    calls: createCallLog(),
    tier: 'read',
  }
  const tools = toolsOf(options).slice(0, 2)
  const listed = async () => {
    const [here, there] = InMemoryTransport.createLinkedPair()
    await createToolServer(options, tools).connect(there)
    const client = new Client({ name: 'x', version: '1' })
    await client.connect(here)
    return (await client.listTools()).tools.map(({ name }) => name)
  }
  const names = tools.map(({ name }) => name)
  expect([await listed(), await listed()]).toEqual([names, names])
})
