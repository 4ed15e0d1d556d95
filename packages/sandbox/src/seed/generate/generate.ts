import { countUsage } from '../../tags/usage.ts'
import { day, minute, toText } from '../../time.ts'
import type { World } from '../../world.ts'
import { backdate } from '../backdate.ts'
import { History } from '../history.ts'
import { storeTicket } from '../store-ticket.ts'
import { arrivals, days } from './arrivals.ts'
import { type Crew, hireCrew } from './crew.ts'
import { Shoppers } from './customers.ts'
import { createRandom } from './random.ts'
import { inventTicket } from './ticket.ts'

// what one transaction holds: enough to be quick, and little enough to stay small
const chunk = 500

/** Fills a fresh account with so many tickets of the last ninety days: the same ones each time. */
export function generateTickets(world: World, count: number): void {
  const { store } = world
  const now = world.clock.now()
  const crew = store.transaction((): Crew => {
    const opened = now - (days + 1) * day
    backdate(world, opened)
    return hireCrew(world, toText(opened))
  })
  const history = new History(world)
  const shoppers = new Shoppers(history)
  // the events that follow a ticket take seconds, and none may be in the future
  const times = arrivals(count, now - minute, createRandom(count))
  for (let position = 0; position < count; ) {
    store.transaction(() => {
      const end = Math.min(count, position + chunk)
      for (; position < end; position++) {
        const createdAt = times.next().value as number
        // later tickets add nothing before this moment, so the history up to it can be written and freed
        if (position === end - 1) history.writeUntil(createdAt)
        // each ticket has random numbers of its own, so a conversation that the present cuts short changes no other
        const random = createRandom(Math.imul(position + 1, 0x9e3779b1) ^ count)
        const shopper = shoppers.pick(random, createdAt)
        storeTicket(history, inventTicket(random, { world, crew, shopper, createdAt, now, position }))
      }
    })
  }
  store.transaction(() => {
    history.writeUntil()
    countUsage(world)
  })
}
