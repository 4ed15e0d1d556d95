import { setImmediate as nextTurn } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { freePort } from '../../../test/support/free-port.ts'
import { inProcess } from '../../../test/support/in-process.ts'
import { terminal } from '../../../test/support/rhetor.ts'

describe('rhetor connect', () => {
  it('reads the key from a pipe, tries it, and uses it from then on', async () => {
    await using shop = await terminal()
    const { url, credentials } = shop.sandbox
    const env = { RHETOR_HOME: shop.home }
    const piped = (input: string, ...args: string[]) => inProcess(args, { env, input }).ended
    const connected = await piped(
      `${credentials.api_key}\n`,
      'connect',
      'acme',
      '--base-url',
      url,
      '--email',
      credentials.username,
      '--key',
      '-',
    )
    expect(connected).toMatchObject({ err: '', code: 0 })
    expect(connected.out).toContain('connected as acme')
    expect(connected.out).toMatch(/role +admin/)
    expect(connected.out).not.toContain(credentials.api_key)
    const used = await piped('', 'tickets', 'list', '--limit', '1')
    expect(JSON.parse(used.out)).toMatchObject({ items: [{ id: 8408 }] })
    expect((await piped('', 'accounts')).out).toContain('"preferred": true')
    expect((await piped('', 'disconnect', 'acne')).err).toContain('did you mean acme?')
    expect((await piped('', 'disconnect')).out).toContain('forgot acme')
    expect((await piped('', 'tickets', 'list')).code).toBe(64)
  })

  it('takes the base64 token that Gorgias shows', async () => {
    await using shop = await terminal({ seed: 'empty' })
    const { username, api_key } = shop.sandbox.credentials
    const { out, code } = await shop.pipe(
      btoa(`${username}:${api_key}`),
      'connect',
      '--base-url',
      shop.sandbox.url,
      '--name',
      'try',
      '--token',
      '-',
    )
    expect(out).toContain('connected as try')
    expect(code).toBe(0)
  })

  it('stores no credentials that do not work', async () => {
    await using shop = await terminal({ seed: 'empty' })
    const { err, code } = await shop.pipe(
      'wrong',
      'connect',
      '--base-url',
      shop.sandbox.url,
      '--email',
      'ana@acme.example',
      '--key',
      '-',
    )
    expect(err).toContain('unauthorized')
    expect(code).toBe(77)
    expect(JSON.parse((await shop.run('accounts')).out)).toEqual([])
  })

  it('stores several accounts, and uses the one that is named', async () => {
    await using shop = await terminal()
    await using other = await terminal({ seed: 'empty', accounts: ['bolt'] })
    const at = (target: typeof shop, ...args: string[]) =>
      inProcess(args, { env: { RHETOR_HOME: shop.home }, input: target.sandbox.credentials.api_key }).ended
    for (const [name, target] of [
      ['shop', shop],
      ['bolt', other],
    ] as const) {
      const { url, credentials } = target.sandbox
      expect(
        (await at(target, 'connect', '--base-url', url, '--email', credentials.username, '--key', '-', '--name', name))
          .code,
      ).toBe(0)
    }
    const domain = async (...args: string[]) =>
      (JSON.parse((await at(shop, 'account', 'get', ...args)).out) as { domain: string }).domain
    expect(await domain()).toBe('bolt')
    expect(await domain('--account', 'shop')).toBe('acme')
    expect((await at(shop, 'account', 'get', '--account', 'shp')).err).toContain('did you mean shop?')
  })

  it('refuses an address that is not Gorgias', async () => {
    await using shop = await terminal({ seed: 'empty' })
    const { err, code } = await shop.pipe(
      'k',
      'connect',
      'acme.gorgias.com.evil.example',
      '--email',
      'a@b.c',
      '--key',
      '-',
    )
    expect(err).toContain('not one of *.gorgias.com')
    expect(code).toBe(64)
  })

  it('connects an app in the browser, and stores its tokens', async () => {
    const port = await freePort()
    await using shop = await terminal()
    const app = await shop.sandbox.control.apps.register({
      name: 'Terminal',
      redirect_uris: [`http://127.0.0.1:${port}/callback`],
    })
    const { client_id, client_secret } = app as unknown as { client_id: string; client_secret: string }
    const connecting = shop.open(
      'connect',
      'acme',
      '--base-url',
      shop.sandbox.url,
      '--oauth',
      '--client-id',
      client_id,
      '--client-secret',
      '-',
      '--port',
      String(port),
    )
    connecting.stdin.end(client_secret)
    const page = async (): Promise<string> => {
      const [url] = /https?:\S+\/oauth\/authorize\S+/.exec(connecting.output.err) ?? []
      return url ?? nextTurn().then(page)
    }
    const asked = await page()
    // a page that sends a browser there does not end the wait
    const guessed = await fetch(`http://127.0.0.1:${port}/callback?state=guessed&error=access_denied`)
    expect(guessed.status).toBe(400)
    await agree(asked)
    const { out, err, code } = await connecting.ended
    expect(`${out}${err}`).toContain('connected as acme')
    expect(code).toBe(0)
    const env = { RHETOR_HOME: shop.home }
    const used = await inProcess(['tickets', 'list', '--limit', '1'], { env, input: '' }).ended
    expect(JSON.parse(used.out)).toMatchObject({ items: [{ id: 8408 }] })
  })
})

/** What a person does on the page: reads it, and presses the button. */
async function agree(page: string): Promise<void> {
  const html = await (await fetch(page)).text()
  const hidden = [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)]
  const form = new URLSearchParams(hidden.map(([, name = '', value = '']) => [name, value.replaceAll('&amp;', '&')]))
  const [, user] = /<option value="(\d+)"/.exec(html) ?? []
  if (user) form.set('user_id', user)
  form.set('decision', 'allow')
  await fetch(page, { method: 'POST', body: form })
}

describe('questions of rhetor connect on a screen', () => {
  const ask = (shop: { home: string }, keys: string, ...words: string[]) =>
    inProcess(['connect', ...words], { env: { RHETOR_HOME: shop.home }, input: keys, columns: 100 })

  it('are answered line by line, without showing the key', async () => {
    await using shop = await terminal({ seed: 'empty' })
    const { url, credentials } = shop.sandbox
    const connecting = inProcess(['connect', '--base-url', url, '--name', 'try'], {
      env: { RHETOR_HOME: shop.home },
      columns: 100,
    })
    const said = async (words: string): Promise<void> =>
      connecting.output.err.includes(words) ? undefined : nextTurn().then(() => said(words))
    await said('E-mail of the user')
    connecting.stdin.write(`${credentials.username}\r\n`)
    await said('API key')
    connecting.stdin.write(`x\u007f${credentials.api_key}\r`)
    const { out, err, code } = await connecting.ended
    expect(out).toContain('connected as try')
    expect(err).not.toContain(credentials.api_key)
    expect(code).toBe(0)
  })

  it('are cancelled with Ctrl-C', async () => {
    await using shop = await terminal({ seed: 'empty' })
    expect(
      await ask(shop, '\u0003', '--base-url', shop.sandbox.url, '--email', 'ana@acme.example').ended,
    ).toMatchObject({
      out: '',
      err: expect.stringContaining('rhetor: stopped.'),
      code: 130,
    })
  })

  it('without a terminal end in an error that names the flags', async () => {
    await using shop = await terminal({ seed: 'empty' })
    const { err, code } = await shop.run('connect')
    expect(err).toContain('there is no terminal to ask "Domain of the helpdesk')
    expect(code).toBe(64)
  })
})

describe('rhetor doctor', () => {
  it('reports a working account as ok, and where its webhooks point', async () => {
    await using shop = await terminal()
    const { out, code } = await shop.run('doctor')
    const findings = JSON.parse(out) as { check: string; state: string; says: string; advice?: string }[]
    expect(code).toBe(0)
    expect(findings.map(({ check }) => check)).toEqual([
      'account',
      'user',
      'budget',
      'clock',
      'webhooks',
      'webhook 126011',
      'files',
    ])
    expect(findings.at(-2)).toMatchObject({ state: 'warning', says: expect.stringContaining('switched off') })
    expect(out).not.toContain('?account=')
  })

  it('ends with the code of the first error, and says what to do about it', async () => {
    await using shop = await terminal({ seed: 'empty' })
    const env = { ...shop.env, GORGIAS_API_KEY: 'x' }
    const { out, code } = await inProcess(['doctor'], { env, input: '' }).ended
    expect(code).toBe(77)
    expect(JSON.parse(out)).toMatchObject([
      { check: 'account', state: 'error', advice: expect.stringContaining('Connect again') },
      { check: 'files', state: 'ok' },
    ])
  })

  it('reports an error where nothing listens', async () => {
    await using shop = await terminal({ seed: 'empty' })
    const env = { ...shop.env, GORGIAS_BASE_URL: 'http://127.0.0.1:9' }
    const { out, code } = await inProcess(['doctor'], { env, input: '' }).ended
    expect(code).toBe(68)
    expect(JSON.parse(out)).toMatchObject([{ check: 'account', state: 'error' }, { check: 'files' }])
  })
})
