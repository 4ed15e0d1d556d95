import { countUsage } from '../../tags/usage.ts'
import type { World } from '../../world.ts'
import { backdate } from '../backdate.ts'
import type { Demo } from '../demo/types.ts'
import { loadConfiguration } from './configuration.ts'
import { loadCustomers } from './customers.ts'
import { Loading } from './loading.ts'
import { loadSettings } from './settings.ts'
import { loadSurveys } from './surveys.ts'
import { loadTickets } from './tickets.ts'
import { loadTeams, loadUsers } from './users.ts'
import { loadVoiceCalls } from './voice-calls.ts'

/** Fills a fresh account with the demo shop; no webhook is called, and no rule runs. */
export function loadDemo(world: World, demo: Demo): void {
  world.store.transaction(() => {
    const loading = new Loading(world, demo.shop.minutesAgo)
    backdate(world, loading.micros(demo.shop.minutesAgo))
    loadUsers(loading, demo)
    loadTeams(loading, demo.teams)
    loadConfiguration(loading, demo)
    loadSettings(loading, demo.settings)
    loadCustomers(loading, demo)
    loadTickets(loading, demo.tickets)
    loadSurveys(loading, demo.surveys)
    loadVoiceCalls(loading, demo.voiceCalls)
    loading.history.writeUntil()
    countUsage(world)
  })
}
