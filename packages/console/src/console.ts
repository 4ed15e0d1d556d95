import { readFileSync } from 'node:fs'
import { doors, guarded } from '@rhetor/listen'
import { Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import type { StartFacts } from './start/facts.ts'
import { followLive } from './start/live.ts'
import type { LiveState } from './start/live-state.ts'
import { startPage } from './start/page.ts'

export interface ConsoleOptions {
  readonly facts: StartFacts
  /** What happened lately. */
  readonly live: () => Promise<LiveState>
}

/** The pages, served to browsers of this machine: they show a key. */
export function createConsole({ facts, live }: ConsoleOptions): Hono {
  const app = new Hono()
  const script = `(${followLive})()`
  const style = readFileSync(new URL('./start/start.css', import.meta.url), 'utf8')
  const page = startPage(facts)

  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        scriptSrc: ["'self'"],
        connectSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
      },
    }),
  )
  app.get('/', (context) => context.html(page))
  app.get('/start.css', (context) => context.body(style, 200, { 'content-type': 'text/css; charset=utf-8' }))
  app.get('/live.js', (context) => context.body(script, 200, { 'content-type': 'text/javascript; charset=utf-8' }))
  app.get('/live', async (context) => context.json(await live()))
  const entrance = guarded(doors.startPage, {}, (request, env) => app.fetch(request, env))
  return new Hono().all('*', ({ req, env }) => entrance(req.raw, env ?? {}))
}
