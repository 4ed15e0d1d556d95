import { describe, expect, it } from 'vitest'
import { assistant } from '../../../test/support/assistant.ts'

describe('prompts', () => {
  it('each say whether they write', async () => {
    await using helper = await assistant()
    const { prompts } = await helper.client.listPrompts()
    expect(prompts.map(({ name }) => name)).toEqual([
      'triage_backlog',
      'draft_reply',
      'close_if_resolved',
      'weekly_voice_of_customer',
      'macro_and_tag_hygiene',
      'policy_change_sweep',
      'vip_at_risk',
    ])
    for (const { description } of prompts) expect(description).toMatch(/Reads only\.|May write, after you agree:/)
  })

  it('tell an assistant that may not write to propose instead', async () => {
    await using reader = await assistant({ tier: 'read' })
    const { messages } = await reader.client.getPrompt({ name: 'close_if_resolved' })
    expect(JSON.stringify(messages)).toContain('you may not use update_ticket')
  })

  it('name what they need', async () => {
    await using helper = await assistant()
    await expect(helper.client.getPrompt({ name: 'draft_reply' })).rejects.toThrow('needs ticket')
    await expect(helper.client.getPrompt({ name: 'draft_rply' })).rejects.toThrow('did you mean draft_reply?')
  })
})

describe('resources', () => {
  it('are tickets, customers and views by address', async () => {
    await using helper = await assistant({ tier: 'read' })
    const { resourceTemplates } = await helper.client.listResourceTemplates()
    expect(resourceTemplates.map(({ uriTemplate }) => uriTemplate)).toEqual([
      'gorgias://ticket/{id}',
      'gorgias://customer/{id}',
      'gorgias://view/{id}',
    ])
    const { resources } = await helper.client.listResources()
    expect(resources.length).toBeGreaterThan(3)
    for (const uri of ['gorgias://ticket/8407', 'gorgias://customer/5017', resources[0]?.uri ?? '']) {
      const { contents } = await helper.client.readResource({ uri })
      expect(JSON.parse((contents[0] as { text: string }).text)).toMatchObject({
        notice: expect.any(String),
        result: expect.any(Object),
      })
    }
  })

  it('are not listed where their tools are not allowed, and nothing else is read', async () => {
    await using narrow = await assistant({ tier: 'read', allow: ['read_ticket'] })
    expect((await narrow.client.listResourceTemplates()).resourceTemplates).toHaveLength(1)
    await expect(narrow.client.readResource({ uri: 'gorgias://customer/5017' })).rejects.toThrow('there is no resource')
    await expect(narrow.client.readResource({ uri: 'file:///etc/passwd' })).rejects.toThrow('there is no resource')
  })
})
