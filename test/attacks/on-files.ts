import { lstatSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { terminal } from '../support/rhetor.ts'
import type { Attack } from './attack.ts'

const on = 'files'

const connected = async (shop: Awaited<ReturnType<typeof terminal>>) => {
  const { GORGIAS_USERNAME: user = '', GORGIAS_API_KEY: key = '', GORGIAS_BASE_URL: url = '', ...rest } = shop.env
  const ended = await shop.pipe(`${key}\n`, 'connect', 'acme', '--base-url', url, '--email', user, '--key', '-')
  expect(ended.code, ended.err).toBe(0)
  return { ...rest, GORGIAS_USERNAME: '', GORGIAS_API_KEY: '', GORGIAS_BASE_URL: '' }
}

export const onFiles: readonly Attack[] = [
  {
    on,
    promise: 'least',
    tries: 'another address in the file of stored accounts',
    mustNot: 'the key is sent there',
    run: async (random) => {
      await using shop = await terminal()
      const env = await connected(shop)
      const file = join(shop.home, 'accounts.json')
      const elsewhere = random.pick(['https://evil.example', 'http://127.0.0.1:9', 'https://other.gorgias.com'])
      writeFileSync(file, readFileSync(file, 'utf8').replaceAll(shop.sandbox.url, elsewhere))
      const { code, err } = await shop.with(env).run('account', 'get')
      expect(code).not.toBe(0)
      expect(err).toMatch(/cannot be opened|damaged|changed/)
    },
  },
  {
    on,
    promise: 'least',
    tries: 'reading the key from the files of Rhetor',
    mustNot: 'it can be read, or others may open the files',
    run: async () => {
      await using shop = await terminal()
      await connected(shop)
      const file = join(shop.home, 'accounts.json')
      expect(readFileSync(file, 'utf8')).not.toContain(shop.env['GORGIAS_API_KEY'])
      expect(lstatSync(file).mode & 0o077).toBe(0)
    },
  },
  {
    on,
    promise: 'whole',
    tries: 'an export through a link to a file that is not its own',
    mustNot: 'that file is changed',
    run: async (random) => {
      await using shop = await terminal()
      const precious = join(shop.home, 'precious.txt')
      writeFileSync(precious, 'precious')
      const name = `out.${random.pick(['csv', 'jsonl', 'json'])}`
      const out = join(shop.home, name)
      symlinkSync(precious, out)
      for (const more of [[], ['--overwrite']]) await shop.run('export', 'tickets', out, ...more)
      expect(readFileSync(precious, 'utf8')).toBe('precious')
    },
  },
  {
    on,
    promise: 'data',
    tries: 'cells that a spreadsheet would take for formulas',
    mustNot: 'they reach a CSV file as they are',
    run: async (random) => {
      await using shop = await terminal()
      const { store } = shop.sandbox.world()
      const sign = random.pick(['=', '+', '-', '@', '\t=', ' =', '＝', '＋', '－', '＠'])
      for (const { id } of store.select('tickets').slice(-5)) {
        const ticket = store.get('tickets', id)
        if (ticket) store.put('tickets', { ...ticket, subject: `${sign}cmd|' /C calc'!A0` })
      }
      const out = join(shop.home, 'out.csv')
      const ended = await shop.run('export', 'tickets', out)
      expect(ended.code, ended.err).toBe(0)
      const text = readFileSync(out, 'utf8')
      expect(text).toContain('cmd|')
      expect(text).not.toMatch(/(^|,)"?[\s\u200b]*[=+\-@＝＋－＠]cmd/m)
    },
  },
]
