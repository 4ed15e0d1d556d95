import { createConsole, type LiveState } from '@rhetor/console'
import { listen, ports } from '@rhetor/listen'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { chromiumRuns, launchChromium } from './chromium.ts'

const facts = {
  parts: [{ name: 'Helpdesk', says: 'The demo shop.', url: 'http://127.0.0.1:4401' }],
  sandbox: { url: 'http://127.0.0.1:4401', account: 'acme', username: 'ana@acme.example', apiKey: '</script><b>key' },
  command: 'npx rhetor',
  assistant: { url: 'http://127.0.0.1:4400/mcp', token: 'a-token', tier: 'support' },
}

async function openPage(state: LiveState) {
  const listening = await listen(createConsole({ facts, live: async () => state }).fetch, {
    asks: ports.start,
    port: 0,
  })
  const browser = await launchChromium()
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] })
  const page = await context.newPage()
  const troubles: string[] = []
  page.on('pageerror', (error) => troubles.push(error.message))
  page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()))
  await page.goto(listening.url)
  const close = async () => {
    await browser.close()
    await listening.close()
  }
  return { page, troubles, listening, [Symbol.asyncDispose]: close }
}

const texts = (page: Page, selector: string) => page.locator(selector).allInnerTexts()

it.runIf(chromiumRuns)('the start page follows what happens, and shows words of others as words', async () => {
  const state = { requests: [] as LiveState['requests'][number][], outbox: [] as LiveState['outbox'][number][] }
  await using open = await openPage(state)
  const { page, troubles } = open
  expect(await page.locator('#requests-empty').isVisible()).toBe(true)
  state.requests.push({ id: 1, at: '2026-11-21T10:00:00Z', method: 'GET', path: '/tickets?limit=5', status: 200 })
  state.outbox.push({
    id: 1,
    at: '2026-11-21T10:00:01Z',
    channel: 'email',
    to: 'maya@shopper.example',
    text: '<img src=x onerror=alert(1)>',
    ticket: 8407,
  })
  await page.locator('#requests li').waitFor()
  expect((await texts(page, '#requests li'))[0]).toMatch(/200\s+GET\s+\/tickets\?limit=5/)
  expect((await texts(page, '#outbox li'))[0]).toContain('<img src=x onerror=alert(1)>')
  expect(await page.locator('#outbox img').count()).toBe(0)
  expect(await page.locator('#requests-empty').isVisible()).toBe(false)
  expect(await page.locator('b').count()).toBe(0)
  expect(troubles).toEqual([])
})

it.runIf(chromiumRuns)('its tabs turn by keyboard, and its lines are copied whole', async () => {
  await using open = await openPage({ requests: [], outbox: [] })
  const { page } = open
  await page.focus('#tab-claude-code')
  await page.keyboard.press('ArrowLeft')
  expect(await page.getAttribute('#tab-vscode', 'aria-selected')).toBe('true')
  expect(await page.locator('#panel-vscode').isVisible()).toBe(true)
  expect(await page.locator('#panel-claude-code').isVisible()).toBe(false)
  await page.click('#panel-vscode .copy')
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(JSON.parse(copied)).toEqual({
    servers: { rhetor: { type: 'http', url: facts.assistant.url, headers: { Authorization: 'Bearer a-token' } } },
  })
})

it.runIf(chromiumRuns)('it says so when what it shows has stopped', async () => {
  await using open = await openPage({ requests: [], outbox: [] })
  await open.listening.close()
  await open.page.locator('#state.gone').waitFor()
  expect(await open.page.innerText('#state')).toContain('start it again')
})

it('the page, which shows a key, is only for names of this machine', async () => {
  const app = createConsole({ facts, live: async () => ({ requests: [], outbox: [] }) })
  const status = async (host: string) => (await app.request('/', { headers: { host } })).status
  expect(await status('127.0.0.1:4400')).toBe(200)
  expect(await status('localhost:4400')).toBe(200)
  expect(await status('rebound.evil.example')).toBe(403)
})
