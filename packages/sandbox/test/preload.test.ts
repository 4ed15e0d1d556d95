import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { startSandbox } from '@rhetor/sandbox'
import { describe, expect, it } from 'vitest'

const run = promisify(execFile)
const preload = new URL('../src/preload.ts', import.meta.url).href

// programs that know nothing of a sandbox
const programs = {
  fetch: `
    const response = await fetch('https://acme.gorgias.com/api/account', { headers: { authorization } })
    console.log(response.status, (await response.json()).domain)`,
  'https.request': `
    const { request } = await import('node:https')
    request('https://acme.gorgias.com/api/account', { headers: { authorization } }, show).end()`,
  'https.get with options': `
    const { get } = await import('node:https')
    get({ host: 'acme.gorgias.com', path: '/api/account', headers: { authorization } }, show)`,
}

const shared = `
  const authorization = process.env.AUTHORIZATION
  const show = async (response) => {
    let text = ''
    for await (const chunk of response) text += chunk
    console.log(response.statusCode, JSON.parse(text).domain)
  }`

describe('a program that knows nothing of the sandbox', () => {
  it.each(Object.keys(programs) as (keyof typeof programs)[])('reaches it by %s', async (name) => {
    await using sandbox = await startSandbox({ port: 0 })
    const { username, api_key } = sandbox.credentials
    const { stdout } = await run(
      process.execPath,
      ['--import', preload, '--input-type=module', '-e', shared + programs[name]],
      { env: { GORGIAS_BASE_URL: sandbox.url, AUTHORIZATION: `Basic ${btoa(`${username}:${api_key}`)}` } },
    )
    expect(stdout).toBe('200 acme\n')
  })

  it('reaches every other host as before', async () => {
    await using other = await startSandbox({ port: 0, accounts: ['other'] })
    const code = `console.log((await fetch('${other.url}/api/account')).status)`
    const { stdout } = await run(process.execPath, ['--import', preload, '--input-type=module', '-e', code], {
      env: { GORGIAS_BASE_URL: 'http://127.0.0.1:1' },
    })
    expect(stdout).toBe('401\n')
  })
})
