import { mkdtempDisposableSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { type Sandbox, startSandbox } from '@rhetor/sandbox'
import { Hono } from 'hono'
import { collectGarbage } from '../heap.ts'
import { line, median } from '../print.ts'

// a million takes minutes to seed: `npm run bench sandbox -- 1000000`
const sizes = [1_000, 100_000, ...process.argv.slice(3).map(Number).filter(Number.isInteger)]
const requests = 1_500
const rounds = 7

/** What the sandbox costs beside a bare server, and how the cost grows with what it holds. */
export async function measure(): Promise<void> {
  await measureStart()
  const first: Partial<Record<string, number>> = {}
  for (const size of sizes) {
    const before = memory()
    const began = performance.now()
    // a million would fill the memory of most machines
    using folder = size > 100_000 ? mkdtempDisposableSync(join(tmpdir(), 'bench-')) : undefined
    await using sandbox = await startSandbox({ seed: size, port: 0, data: folder?.path })
    const seconds = (performance.now() - began) / 1_000
    line(`${size} tickets: seeded per second`, Math.round(size / seconds).toLocaleString('en'))
    // below that the noise is larger than the difference
    if (size === 100_000)
      line('  memory per 100,000 tickets', `${Math.round(((memory() - before) / 2 ** 20) * (100_000 / size))} MiB`)
    for (const [name, path] of Object.entries(await pathsOf(sandbox))) {
      const { ratio, p99Ms, perSecond } = await against(sandbox, path)
      line(`  ${name}: sandbox / bare hono with the same bytes`, ratio.toFixed(2))
      line('    99th of a hundred waits', `${p99Ms.toFixed(1)} ms`)
      first[name] ??= perSecond
      if (size !== sizes[0])
        line(`    time / that of ${sizes[0]} tickets`, (first[name] / perSecond).toFixed(2), 'lists: at most 2')
    }
  }
}

async function measureStart(): Promise<void> {
  const timed = async (seed: 'empty' | 'demo') => {
    const began = performance.now()
    await using _ = await startSandbox({ seed })
    return performance.now() - began
  }
  const times = { empty: [] as number[], demo: [] as number[] }
  for (let round = 0; round < rounds; round++) {
    times.empty.push(await timed('empty'))
    times.demo.push(await timed('demo'))
  }
  line('start with an empty account', `${median(times.empty).toFixed(0)} ms`)
  line('  with the demo / empty', (median(times.demo) / median(times.empty)).toFixed(1))
}

async function pathsOf(sandbox: Sandbox): Promise<Record<string, string>> {
  const response = await fetch(`${sandbox.url}/api/tickets?limit=1`, { headers: headersOf(sandbox) })
  const { data } = (await response.json()) as { data: { id: number }[] }
  return { 'one ticket': `/api/tickets/${data[0]?.id}`, 'a list of 100': '/api/tickets?limit=100' }
}

async function against(sandbox: Sandbox, path: string) {
  const headers = headersOf(sandbox)
  const body = await (await fetch(sandbox.url + path, { headers })).text()
  await using bare = await serveConstant(body)
  const rates = { ours: [] as number[], bare: [] as number[] }
  const waits: number[] = []
  for (let round = 0; round < rounds; round++) {
    rates.ours.push(await perSecondOf(sandbox.url + path, headers, waits))
    rates.bare.push(await perSecondOf(bare.url + path, headers, []))
  }
  const perSecond = median(rates.ours)
  const p99Ms = waits.toSorted((a, b) => a - b)[Math.floor(waits.length * 0.99)] ?? Number.NaN
  return { ratio: perSecond / median(rates.bare), perSecond, p99Ms }
}

async function perSecondOf(url: string, headers: Record<string, string>, waits: number[]): Promise<number> {
  let left = requests
  const began = performance.now()
  const worker = async () => {
    while (left-- > 0) {
      const asked = performance.now()
      await (await fetch(url, { headers })).text()
      waits.push(performance.now() - asked)
    }
  }
  await Promise.all(Array.from({ length: 8 }, worker))
  return (requests / (performance.now() - began)) * 1_000
}

async function serveConstant(body: string): Promise<{ url: string } & AsyncDisposable> {
  const app = new Hono()
  app.get('*', () => new Response(body, { headers: { 'content-type': 'application/json' } }))
  const server = await new Promise<ReturnType<typeof serve>>((resolve) => {
    const started = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, () => resolve(started))
  })
  const close = async () => {
    if ('closeAllConnections' in server) server.closeAllConnections()
    await new Promise((done) => server.close(done))
  }
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, [Symbol.asyncDispose]: close }
}

function headersOf({ credentials }: Sandbox): Record<string, string> {
  return { authorization: `Basic ${btoa(`${credentials.username}:${credentials.api_key}`)}` }
}

function memory(): number {
  collectGarbage()
  return process.memoryUsage.rss()
}
