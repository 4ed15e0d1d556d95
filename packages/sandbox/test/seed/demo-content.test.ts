import {
  AccountSettingDataByType,
  CreateCustomFieldRequest,
  CreateIntegrationRequest,
  CreateMacroRequest,
  CreateRuleRequest,
  CreateTagRequest,
  CreateViewRequest,
  CreateWidgetRequest,
  channelSlugs,
  integrationTypes,
  languages,
  macroIntents,
  messageSourceTypes,
  ticketPriorities,
  ticketStatuses,
  timezones,
  userRoles,
  vias,
  voiceCallEventTypes,
  voiceCallStatuses,
  writableVias,
} from '@rhetor/contract'
import { describe, expect, it, vi } from 'vitest'
import { toldAt } from '../../src/seed/demo/calendar.ts'
import { demoAt, moveTime } from '../../src/seed/demo/demo-at.ts'
import { toHtml } from '../../src/seed/demo/html.ts'
import { demo } from '../../src/seed/demo/index.ts'
import { parseRef, resolveRefs } from '../../src/seed/demo/refs.ts'
import { toShopify } from '../../src/seed/demo/shopify.ts'
import { tell } from '../../src/seed/demo/text.ts'
import { threads } from '../../src/seed/demo/threads/index.ts'
import type { Demo, DemoCustomer, DemoFieldValue, DemoTicket } from '../../src/seed/demo/types.ts'

const day = 24 * 60
const { agents, teams, customers, integrations, tags, customFields, macros, views, rules, tickets } = demo
const messages = tickets.flatMap((ticket) => ticket.messages)
const everything = JSON.stringify(demo)

const keysOf = (list: readonly { readonly key: string }[]) => new Set(list.map(({ key }) => key))
const customerByKey = new Map(customers.map((customer) => [customer.key, customer]))
const ticketByKey = new Map(tickets.map((ticket) => [ticket.key, ticket]))
const customerOf = ({ customer }: { readonly customer: string }) => customerByKey.get(customer) as DemoCustomer
const countBy = <Item>(list: readonly Item[], word: (item: Item) => string) =>
  Object.fromEntries(Object.entries(Object.groupBy(list, word)).map(([key, group]) => [key, group?.length ?? 0]))

describe('the size of the demo account', () => {
  it('is that of a small shop with a past', () => {
    expect(agents.filter(({ role }) => role !== 'bot')).toHaveLength(6)
    expect(new Set(agents.map(({ role }) => role))).toEqual(
      new Set(['admin', 'agent', 'basic-agent', 'lite-agent', 'observer-agent', 'bot']),
    )
    expect(agents.filter(({ availability }) => availability === 'on leave')).toHaveLength(1)
    expect(teams).toHaveLength(3)
    expect(customers.length).toBeGreaterThanOrEqual(140)
    expect(customers.length).toBeLessThanOrEqual(160)
    expect(tickets.length).toBeGreaterThanOrEqual(390)
    expect(tickets.length).toBeLessThanOrEqual(430)
    expect(tags.length).toBeGreaterThanOrEqual(25)
    expect(macros.length).toBeGreaterThanOrEqual(20)
    expect(rules.length).toBeGreaterThanOrEqual(6)
    expect(views.length).toBeGreaterThanOrEqual(12)
  })

  it('has conversations on every channel it offers, in six languages and more', () => {
    const channels = countBy(tickets, ({ channel }) => channel)
    for (const channel of ['email', 'chat', 'sms', 'phone', 'whatsapp', 'instagram-direct-message']) {
      expect(channels[channel], channel).toBeGreaterThanOrEqual(10)
    }
    const written = countBy(tickets, ({ language }) => language)
    for (const language of ['en', 'fr', 'de', 'es', 'it', 'ja']) {
      expect(written[language], language).toBeGreaterThanOrEqual(8)
    }
    expect(customers.filter(({ email }) => email === null).length).toBeGreaterThan(8)
  })

  it('has objects of every kind', () => {
    const count = (test: (ticket: DemoTicket) => boolean) => tickets.filter(test).length
    expect(count(({ status }) => status === 'open')).toBeGreaterThan(25)
    expect(count(({ spam }) => spam)).toBeGreaterThan(8)
    expect(count(({ trashedMinutesAgo }) => trashedMinutesAgo !== null)).toBeGreaterThan(2)
    // a view shows no spam, unless it asks for it
    expect(count(({ spam, trashedMinutesAgo }) => !spam && trashedMinutesAgo !== null)).toBeGreaterThan(0)
    expect(count(({ snoozeEndsInMinutes }) => snoozeEndsInMinutes !== null)).toBeGreaterThan(5)
    expect(count(({ status, assignee_user }) => status === 'open' && assignee_user === null)).toBeGreaterThan(4)
    expect(count(({ is_unread }) => is_unread)).toBeGreaterThan(5)
    expect(messages.filter(({ failedMinutesAgo }) => failedMinutesAgo !== null).length).toBeGreaterThan(3)
    expect(messages.filter(({ mentions }) => mentions.length > 0).length).toBeGreaterThan(5)
    expect(messages.filter(({ source }) => source.cc?.length).length).toBeGreaterThan(0)
    expect(messages.filter(({ attachments }) => attachments.length > 0).length).toBeGreaterThan(50)
    expect(messages.filter(({ via }) => via === 'rule').length).toBeGreaterThan(10)
    expect(customers.filter(({ isVip }) => isVip).length).toBeGreaterThan(5)
    expect(customers.filter(({ mergedInto }) => mergedInto !== null)).toHaveLength(1)
    expect(customers.filter(({ orders }) => orders.length > 0).length).toBeGreaterThan(100)
    expect(demo.voiceCalls.length).toBeGreaterThan(10)
    expect(demo.surveys.filter(({ score }) => score !== null).length).toBeGreaterThan(50)
  })

  it('has a conversation of more than sixty messages', () => {
    expect(Math.max(...tickets.map((ticket) => ticket.messages.length))).toBeGreaterThan(60)
  })

  it('has tickets that were thanked for after they were closed', () => {
    const thanked = tickets.filter(({ closedMinutesAgo, messages: lines }) => {
      const last = lines.at(-1)
      return closedMinutesAgo !== null && last && !last.from_agent && last.minutesAgo < closedMinutesAgo
    })
    expect(thanked.length).toBeGreaterThan(5)
  })
})

describe('the conversations', () => {
  it('are told after more than seventy that were written by hand', () => {
    expect(threads.filter(({ lines }) => lines.length >= 2).length).toBeGreaterThan(100)
    expect(new Set(tickets.map(({ thread }) => thread)).size).toBe(threads.length)
    expect(new Set(threads.map(({ key }) => key)).size).toBe(threads.length)
  })

  it('never begin alike', () => {
    const beginnings = tickets.map(({ subject, messages: [first] }) => `${subject}\n${first?.body_text}`)
    expect(beginnings.filter((text, index) => beginnings.indexOf(text) !== index)).toEqual([])
  })

  it('leave no slot and no alternative in a text', () => {
    const texts = [...messages.map(({ body_text }) => body_text), ...tickets.map(({ subject }) => subject)]
    expect(texts.filter((text) => /[[\]{}|]|undefined|NaN| {2}|\n{3}/.test(text) || text.trim() !== text)).toEqual([])
    expect(texts.filter((text) => text === '')).toEqual([])
  })

  it('name only orders that their customer has', () => {
    for (const ticket of tickets) {
      const own = new Set(customerOf(ticket).orders.map(({ name }) => name))
      const text = [ticket.subject, ...ticket.messages.map(({ body_text }) => body_text)].join('\n')
      const named = text.match(/#\d{4,}/g) ?? []
      expect(
        named.filter((name) => !own.has(name)),
        ticket.key,
      ).toEqual([])
      for (const order_number of ticket.orders) expect([...own], ticket.key).toContain(`#${order_number}`)
    }
  })

  it('name only parcels that travel to their customer', () => {
    for (const ticket of tickets) {
      const own = customerOf(ticket).orders.flatMap((order) => order.fulfillments.map((part) => part.tracking_number))
      const text = ticket.messages.map(({ body_text }) => body_text).join('\n')
      for (const number of text.match(/\b(FP|OV|BD)\d{12}\b/g) ?? []) expect(own, ticket.key).toContain(number)
    }
  })

  it('give back no other amount than the shop did', () => {
    for (const ticket of tickets) {
      const amount = ticket.custom_fields['refund_amount']
      if (amount === undefined) continue
      const orders = customerOf(ticket).orders.filter(({ order_number }) => ticket.orders.includes(order_number))
      expect(
        orders.flatMap(({ refunds }) => refunds.map((refund) => Number(refund.amount))),
        ticket.key,
      ).toContain(amount)
    }
  })

  it('tell the same in the same words twice, and differ in the next round', () => {
    const text = '[Hi|Hello] {first}, [one|two|three]\n  lines.\n\n  - a\n  - b'
    const rounds = [0, 1, 2].map((round) => tell(text, { first: 'Ada' }, 'seed', round))
    expect(rounds[0]).not.toBe(rounds[1])
    expect(rounds[0]).toMatch(/^(Hi|Hello) Ada, (one|two|three) lines\.\n\n- a\n- b$/)
    expect(tell(text, { first: 'Ada' }, 'seed', 2)).toBe(rounds[2])
    expect(() => tell('{last}', {}, 'seed', 0)).toThrow('seed: nothing to put into {last}')
  })
})

describe('every key', () => {
  const agentKeys = keysOf(agents)
  const teamKeys = keysOf(teams)
  const integrationKeys = keysOf(integrations)
  const tagKeys = keysOf(tags)
  const ruleKeys = keysOf(rules)
  const macroKeys = keysOf(macros)
  const fieldKeys = keysOf(customFields)

  it('is unique among its kind', () => {
    for (const list of [agents, teams, customers, integrations, tags, customFields, macros, views, rules, tickets]) {
      expect(keysOf(list).size).toBe(list.length)
    }
    expect(new Set(tags.map(({ name }) => name)).size).toBe(tags.length)
    expect(keysOf(demo.surveys).size).toBe(demo.surveys.length)
    expect(keysOf(demo.voiceCalls).size).toBe(demo.voiceCalls.length)
  })

  it('that a ticket names exists', () => {
    const isKnown = (keys: Set<string>, key: string | null) => key === null || keys.has(key)
    for (const ticket of tickets) {
      expect(customerByKey.has(ticket.customer), ticket.key).toBe(true)
      expect(isKnown(agentKeys, ticket.assignee_user), ticket.key).toBe(true)
      expect(isKnown(teamKeys, ticket.assignee_team), ticket.key).toBe(true)
      expect(
        ticket.tags.filter((key) => !tagKeys.has(key)),
        ticket.key,
      ).toEqual([])
      expect(
        Object.keys(ticket.custom_fields).filter((key) => !fieldKeys.has(key)),
        ticket.key,
      ).toEqual([])
    }
    for (const { author, integration, macros: used, mentions } of messages) {
      if ('agent' in author) {
        expect(agentKeys).toContain(author.agent)
        if (author.rule) expect(ruleKeys).toContain(author.rule)
      } else expect(customerByKey.has(author.customer)).toBe(true)
      expect(isKnown(integrationKeys, integration)).toBe(true)
      expect(used.filter((key) => !macroKeys.has(key))).toEqual([])
      expect(mentions.filter((key) => !agentKeys.has(key))).toEqual([])
    }
  })

  it('elsewhere exists too', () => {
    for (const { members } of teams) for (const key of members) expect(agentKeys).toContain(key)
    for (const { shared_with_teams, shared_with_users } of views) {
      for (const key of shared_with_teams) expect(teamKeys).toContain(key)
      for (const key of shared_with_users) expect(agentKeys).toContain(key)
    }
    for (const { mergedInto, custom_fields } of customers) {
      if (mergedInto) expect(customerByKey.has(mergedInto)).toBe(true)
      for (const key of Object.keys(custom_fields)) expect(fieldKeys).toContain(key)
    }
    for (const { integration } of [...demo.widgets, ...demo.voiceCalls, ...demo.shop.stores]) {
      if (integration) expect(integrationKeys).toContain(integration)
    }
    for (const { ticket, customer } of [...demo.surveys, ...demo.voiceCalls]) {
      expect(ticketByKey.get(ticket)?.customer).toBe(customer)
    }
    for (const call of demo.voiceCalls) {
      for (const key of [call.last_answered_by_agent, call.last_rang_agent, call.initiated_by_agent]) {
        if (key) expect(agentKeys).toContain(key)
      }
    }
    expect(agentKeys).toContain(demo.shop.owner)
  })

  it('inside settings and integrations is a ref that resolves', () => {
    const known = {
      agent: agents,
      team: teams,
      integration: integrations,
      view: views,
      tag: tags,
      customField: customFields,
    }
    const idOf = (kind: keyof typeof known, key: string) => {
      const position = known[kind].findIndex((one) => one.key === key)
      expect(position, key).toBeGreaterThanOrEqual(0)
      return position + 1
    }
    const data = Object.fromEntries(demo.settings.map((setting) => [setting.type, resolveRefs(setting.data, idOf)]))
    expect(AccountSettingDataByType.parse(data)).toMatchObject({ 'default-integration': { email: 1 } })
    expect(JSON.stringify(integrations.map(({ meta }) => resolveRefs(meta, idOf)))).not.toMatch(/"@\w+\//)
    expect(parseRef('@view/inbox')).toEqual({ kind: 'view', key: 'inbox' })
    expect(parseRef('noor@pebblewren.example')).toBeUndefined()
  })
})

describe('every word', () => {
  it('is one of the contract', () => {
    for (const ticket of tickets) {
      expect(channelSlugs).toContain(ticket.channel)
      expect(vias).toContain(ticket.via)
      expect(ticketStatuses).toContain(ticket.status)
      expect(ticketPriorities).toContain(ticket.priority)
      expect(languages).toContain(ticket.language)
    }
    for (const message of messages) {
      expect(channelSlugs).toContain(message.channel)
      expect(vias).toContain(message.via)
      expect(messageSourceTypes).toContain(message.source.type)
      for (const intent of message.intents) expect(macroIntents).toContain(intent)
      if (message.from_agent && message.via === 'helpdesk') expect(writableVias).toContain(message.via)
    }
    for (const { type } of integrations) expect(integrationTypes).toContain(type)
    for (const { role, timezone } of agents) {
      expect(userRoles).toContain(role)
      if (timezone) expect(timezones).toContain(timezone)
    }
    for (const { language, timezone } of customers) {
      if (language) expect(languages).toContain(language)
      if (timezone) expect(timezones).toContain(timezone)
    }
    for (const { status, events } of demo.voiceCalls) {
      expect(voiceCallStatuses).toContain(status)
      for (const { type } of events) expect(voiceCallEventTypes).toContain(type)
    }
  })

  it('is used where the API would accept it', () => {
    for (const { name, description, decoration } of tags) {
      CreateTagRequest.parse({ name, description, decoration: decoration.color ? decoration : null })
    }
    for (const { name, intent, language, actions } of macros)
      CreateMacroRequest.parse({ name, intent, language, actions })
    for (const { name, code, event_types, description, priority } of rules) {
      CreateRuleRequest.parse({ name, code, event_types: event_types.join(','), description, priority })
    }
    for (const { name, slug, type, visibility, filters, fields, order_by, order_dir, decoration } of views) {
      CreateViewRequest.parse({ name, slug, type, visibility, filters, fields, order_by, order_dir, decoration })
    }
    for (const { object_type, label, description, priority, required, managed_type, definition } of customFields) {
      CreateCustomFieldRequest.parse({ object_type, label, description, priority, required, managed_type, definition })
    }
    for (const { type, context, order, template } of demo.widgets)
      CreateWidgetRequest.parse({ type, context, order, template })
    for (const { name, type, http } of integrations) {
      if (http) CreateIntegrationRequest.parse({ name, type, http })
    }
  })

  it('of a custom field is one of its choices', () => {
    const check = (values: Readonly<Record<string, DemoFieldValue>>, object_type: string) => {
      for (const [key, value] of Object.entries(values)) {
        const field = customFields.find((one) => one.key === key)
        expect(field?.object_type).toBe(object_type)
        expect(typeof value).toBe(
          { text: 'string', number: 'number', boolean: 'boolean' }[field?.definition.data_type ?? 'text'],
        )
        const { input_settings } = field?.definition ?? {}
        if (input_settings && 'choices' in input_settings) expect(input_settings.choices).toContain(value)
      }
    }
    for (const { custom_fields } of tickets) check(custom_fields, 'Ticket')
    for (const { custom_fields } of customers) check(custom_fields, 'Customer')
  })

  it('of the filters and rules is there', () => {
    for (const { filters, type } of views) expect(filters !== '' || type === 'customer-list').toBe(true)
    for (const { code } of rules) expect(code).toMatch(/Action\('\w+'/)
  })
})

describe('nobody real', () => {
  it('has an e-mail address or a site of theirs in here', () => {
    const addresses = everything.match(/[\w.+-]+@[\w-]+(\.[\w-]+)+/g) ?? []
    expect(addresses.length).toBeGreaterThan(500)
    expect(addresses.filter((address) => !address.endsWith('.example'))).toEqual([])
    const sites = everything.match(/https?:\/\/[^/"\\?\s:]+/g) ?? []
    expect(new Set(sites.filter((site) => !site.endsWith('.example')))).toEqual(new Set(['http://127.0.0.1']))
  })

  it('can be called', () => {
    const numbers = everything.match(/\+\d[\d ]{6,}/g) ?? []
    expect(numbers.length).toBeGreaterThan(50)
    expect(numbers.filter((number) => !/^\+1\d{3}55501\d\d$/.test(number))).toEqual([])
  })

  it('shares an address with somebody else', () => {
    const addresses = customers.flatMap(({ channels }) => channels.map(({ type, address }) => `${type} ${address}`))
    expect(addresses.filter((address, index) => addresses.indexOf(address) !== index)).toEqual([])
  })

  it('hears from the webhook, which is off', () => {
    const hooks = integrations.filter(({ type }) => type === 'http')
    expect(
      hooks.map(({ http, deactivatedMinutesAgo }) => [http?.url.slice(0, 17), deactivatedMinutesAgo !== null]),
    ).toEqual([['http://127.0.0.1:', true]])
  })
})

describe('time', () => {
  const moments = ['2026-01-05T03:10:00Z', '2026-03-07T22:45:00Z', '2026-08-19T15:00:00Z', '2027-10-31T11:59:00Z']

  it.each([['told', demo] as const, ...moments.map((text) => [text, demoAt(new Date(text))] as const)])(
    'passes forwards and fits into ninety days, %s',
    (_, story: Demo) => {
      expect(story.tickets.map(({ minutesAgo }) => minutesAgo)).toEqual(
        story.tickets.map(({ minutesAgo }) => minutesAgo).toSorted((one, other) => other - one),
      )
      for (const ticket of story.tickets) {
        const times = ticket.messages.map(({ minutesAgo }) => minutesAgo)
        expect(times, ticket.key).toEqual(times.toSorted((one, other) => other - one))
        expect(times[0], ticket.key).toBe(ticket.minutesAgo)
        expect(ticket.minutesAgo).toBeLessThan(90 * day)
        expect(Math.min(...times), ticket.key).toBeGreaterThan(0)
        for (const one of [ticket.closedMinutesAgo, ticket.openedMinutesAgo, ticket.trashedMinutesAgo]) {
          if (one !== null) expect(one <= ticket.minutesAgo && one > 0, ticket.key).toBe(true)
        }
        const owner = story.customers.find(({ key }) => key === ticket.customer)
        expect(owner?.minutesAgo, ticket.key).toBeGreaterThanOrEqual(ticket.minutesAgo)
      }
    },
  )

  it('keeps weekdays and hours, wherever the demo is moved', () => {
    const weekMinute = (now: Date, minutesAgo: number) => {
      const then = new Date(now.getTime() - minutesAgo * 60_000)
      return ((then.getUTCDay() + 6) % 7) * day + then.getUTCHours() * 60 + then.getUTCMinutes()
    }
    const told = new Date(`2026-08-${18 + toldAt.weekday - 2}T15:00:00Z`)
    const now = new Date(moments[1] ?? '')
    const moved = demoAt(now)
    const [first] = demo.tickets
    expect(told.getUTCDay()).toBe(toldAt.weekday)
    expect(weekMinute(now, moved.tickets[0]?.minutesAgo ?? 0)).toBe(weekMinute(told, first?.minutesAgo ?? 0))
    expect(moveTime(0, 500)).toBe(0)
    expect(moveTime(-30, 500)).toBe(-30)
    expect(moveTime(7 * day, -3 * day)).toBe(4 * day)
  })

  it('is busier by day than at night, and on Mondays than on Sundays', () => {
    const starts = tickets.map(({ minutesAgo }) => new Date(Date.UTC(2026, 7, 19, 15) - minutesAgo * 60_000))
    const hours = countBy(starts, (start) => (start.getUTCHours() >= 7 && start.getUTCHours() < 20 ? 'day' : 'night'))
    const weekdays = countBy(starts, (start) => String(start.getUTCDay()))
    expect(hours['day']).toBeGreaterThan(2 * (hours['night'] ?? 0))
    expect(weekdays['1']).toBeGreaterThan(weekdays['0'] ?? 0)
  })

  it('of a state fits the state', () => {
    for (const ticket of tickets) {
      expect(ticket.closedMinutesAgo !== null, ticket.key).toBe(ticket.status === 'closed')
      if (ticket.snoozeEndsInMinutes !== null) expect(ticket.status, ticket.key).toBe('closed')
      if (ticket.is_unread) expect(ticket.messages.at(-1)?.from_agent, ticket.key).toBe(false)
    }
    const surveyed = demo.surveys.map(({ ticket }) => ticket)
    expect(new Set(surveyed).size).toBe(surveyed.length)
    for (const survey of demo.surveys) {
      expect(ticketByKey.get(survey.ticket)?.status).toBe('closed')
      if (survey.score !== null) expect(survey.scoredMinutesAgo ?? 0).toBeLessThan(survey.sentMinutesAgo ?? 0)
      if (survey.body_text !== null) expect(survey.score).not.toBeNull()
    }
    for (const { ticket } of demo.voiceCalls) expect(ticketByKey.get(ticket)?.channel).toBe('phone')
  })
})

describe('orders', () => {
  it('are numbered without gaps, and later ones have higher numbers', () => {
    for (const { key, firstOrderNumber } of demo.shop.stores) {
      const orders = customers.flatMap((customer) => customer.orders).filter(({ store }) => store === key)
      const sorted = orders.toSorted((one, other) => other.minutesAgo - one.minutesAgo)
      expect(sorted.map(({ order_number }) => order_number)).toEqual(sorted.map((_, index) => firstOrderNumber + index))
    }
  })

  it('add up', () => {
    for (const order of customers.flatMap((customer) => customer.orders)) {
      const goods = order.line_items.reduce((sum, { price, quantity }) => sum + Number(price) * quantity, 0)
      const net = goods - Number(order.total_discounts)
      const tax = order.currency === 'USD' ? Number(order.total_tax) : 0
      expect(Number(order.subtotal_price), order.name).toBeCloseTo(net)
      expect(Number(order.total_price), order.name).toBeCloseTo(net + Number(order.total_shipping) + tax)
      for (const { minutesAgo } of order.fulfillments) expect(minutesAgo, order.name).toBeLessThan(order.minutesAgo)
      for (const { amount } of order.refunds) expect(Number(amount)).toBeLessThanOrEqual(Number(order.total_price))
    }
  })

  it('have the shape of the shop system', () => {
    const at = (minutesAgo: number) => new Date(Date.UTC(2026, 7, 19, 15) - minutesAgo * 60_000).toISOString()
    const buyer = customers.find(({ orders }) => orders.some(({ store }) => store === 'pebblewren')) as DemoCustomer
    const [order] = buyer.orders.filter(({ store }) => store === 'pebblewren').toReversed()
    expect(toShopify(buyer, 'pebblewren', at)).toMatchObject({
      __integration_type__: 'shopify',
      customer: { email: buyer.email },
      orders: expect.arrayContaining([
        expect.objectContaining({
          name: order?.name,
          total_price: order?.total_price,
          created_at: at(order?.minutesAgo ?? 0),
        }),
      ]),
    })
    expect(toShopify({ ...buyer, orders: [] }, 'teahouse', at)).toBeUndefined()
  })
})

it('is the same on every import', async () => {
  vi.resetModules()
  const again = await import('../../src/seed/demo/index.ts')
  expect(again.demo).not.toBe(demo)
  expect(JSON.stringify(again.demo)).toBe(everything)
})

it('makes blocks of lines, as the editor of the helpdesk does', () => {
  expect(toHtml('a <b>\n\nc & d')).toBe('<div>a &lt;b&gt;</div><br><div>c &amp; d</div>')
})
