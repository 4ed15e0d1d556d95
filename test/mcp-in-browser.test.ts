import { createSession } from '@rhetor/actions'
import { basic, Gorgias } from '@rhetor/client'
import { listen, ports } from '@rhetor/listen'
import { createCallLog, createHttpEndpoint, createToolServer, refusalForm } from '@rhetor/mcp'
import { expect, it } from 'vitest'
import { chromiumRuns, launchChromium } from './chromium.ts'

const token = 'a-token-of-sixteen-or-more'

it.runIf(chromiumRuns)('a page of this machine reaches the tools with the token, and a stranger does not', async () => {
  const gorgias = new Gorgias({ account: 'acme', auth: basic('a@b.example', 'k') })
  const options = { accounts: { acme: createSession({ gorgias }) }, calls: createCallLog(), tier: 'read' as const }
  const endpoint = createHttpEndpoint({ createServer: () => createToolServer(options), token })
  await using tools = await listen(endpoint.app.fetch, { asks: ports.mcp, port: 0, form: refusalForm })
  await using pages = await listen(async () => new Response('<p>page', { headers: { 'content-type': 'text/html' } }), {
    asks: ports.start,
    port: 0,
  })
  await using browser = await launchChromium()
  const page = await browser.newPage()
  await page.goto(pages.url)
  expect(await page.evaluate(callTools, { url: `${tools.url}/mcp`, token })).toEqual({ status: 200, session: true })
  // the page has no origin here: a file, or a frame without one
  await page.goto('data:text/html,<p>page')
  expect(await page.evaluate(callTools, { url: `${tools.url}/mcp`, token })).toBe('Failed to fetch')
  await endpoint.close()
})

/** Runs in the page, and so may use nothing of this file. */
async function callTools({ url, token }: { url: string; token: string }) {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
      },
      body: JSON.stringify({
        jsonrpc: '2.0',
        id: 1,
        method: 'initialize',
        params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'x', version: '1' } },
      }),
    })
    return { status: answer.status, session: answer.headers.get('mcp-session-id') !== null }
  } catch (error) {
    return (error as Error).message
  }
}
