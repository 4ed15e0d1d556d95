import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import type { Log } from '../log.ts'
import { whyNot } from './database-error.ts'

/** Hears notifications. They are only hints: whoever waits for one looks by itself as well, now and then. */
interface Listener {
  /** Calls back when somebody notifies the channel, and when something may have been missed; returns how to stop. */
  listen(channel: string, heard: () => void): Promise<() => void>
  close(): Promise<void>
}

interface ListenerOptions {
  /** A new connection of its own; called again whenever one is lost. */
  readonly connect: () => Promise<pg.Client>
  readonly log: Log
}

const firstWaitMs = 50
const longestWaitMs = 5_000

/** One connection for all channels, made again when it is lost. The first one has to succeed. */
export async function startListener({ connect, log }: ListenerOptions): Promise<Listener> {
  const heard = new Map<string, Set<() => void>>()
  const closing = new AbortController()
  let client = await attached()
  let reconnecting: Promise<void> = Promise.resolve()

  async function attached(): Promise<pg.Client> {
    const fresh = await connect()
    fresh.on('notification', ({ channel }) => call(channel))
    fresh.on('error', (error) => log.warn('database.connection-lost', { why: whyNot(error) }))
    fresh.once('end', () => {
      if (!closing.signal.aborted) reconnecting = reconnect()
    })
    return fresh
  }

  async function reconnect(): Promise<void> {
    for (let waitMs = firstWaitMs; !closing.signal.aborted; waitMs = Math.min(waitMs * 2, longestWaitMs)) {
      try {
        client = await attached()
        for (const channel of heard.keys()) await client.query(`listen ${quoted(channel)}`)
        log.info('database.connection-back')
        for (const channel of heard.keys()) call(channel)
        return
      } catch (error) {
        log.warn('database.unreachable', { why: whyNot(error) })
      }
      await sleep(waitMs * (0.5 + Math.random() / 2), undefined, { signal: closing.signal }).catch(() => {})
    }
  }

  function call(channel: string): void {
    for (const each of heard.get(channel) ?? []) each()
  }

  return {
    listen: async (channel, each) => {
      const known = heard.get(channel)
      heard.set(channel, (known ?? new Set()).add(each))
      // where this fails the connection is gone, and the next one listens
      if (!known) await client.query(`listen ${quoted(channel)}`).catch(() => {})
      return () => void heard.get(channel)?.delete(each)
    },
    close: async () => {
      closing.abort()
      await reconnecting
      await client.end().catch(() => {})
    },
  }
}

function quoted(channel: string): string {
  return `"${channel.replaceAll('"', '""')}"`
}
