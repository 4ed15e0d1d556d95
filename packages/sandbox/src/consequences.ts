import { type HttpTrigger, httpTriggers, type RuleEventType } from '@rhetor/contract'
import type { Trigger } from './events.ts'
import { runRules } from './rules/execute.ts'
import { sql } from './store/sql.ts'
import { planAutoMerge } from './tickets/auto-merge.ts'
import type { Happening, Turn } from './world.ts'

// a rule's own changes may call rules again, but not for ever
const deepest = 5

// rules are triggered in this order, whatever the request did first
const ruleOrder: readonly RuleEventType[] = [
  'ticket-created',
  'ticket-message-created',
  'ticket-updated',
  'ticket-assigned',
  'ticket-self-unsnoozed',
  'satisfaction-survey-responded',
]

/** Does what follows from a turn: rules first, then automatic merges, then webhooks. */
export function settle(turn: Turn): void {
  const happenings = withoutRepeats(turn.happenings)
  if (turn.depth < deepest) {
    for (const trigger of ruleOrder) {
      for (const happening of happenings) {
        if (happening.trigger !== trigger) continue
        const automatic = turn.automatic()
        runRules(automatic, happening)
        settle(automatic)
      }
    }
  }
  for (const happening of happenings) {
    if (happening.trigger === 'ticket-created') planAutoMerge(turn.world, happening.ticketId)
    queueWebhooks(turn, happening)
  }
}

function withoutRepeats(happenings: readonly Happening[]): Happening[] {
  const seen = new Set<string>()
  return happenings.filter(({ trigger, ticketId, messageId }) => {
    const key = `${trigger} ${ticketId} ${messageId}`
    return !seen.has(key) && seen.add(key)
  })
}

function queueWebhooks(turn: Turn, { trigger, ticketId, messageId }: Happening): void {
  if (!isHttpTrigger(trigger)) return
  const { world } = turn
  const hooks = world.store.select('integrations', { where: sql(`type = 'http'`) })
  for (const hook of hooks) {
    if (!hook.http?.triggers?.[trigger] || hook.deactivated_datetime !== null) continue
    world.tasks.schedule('webhook', 0, {
      integration_id: hook.id,
      trigger,
      ticket_id: ticketId,
      message_id: messageId ?? null,
      user_id: turn.userId,
      context: turn.context,
      attempt: 1,
    })
  }
}

function isHttpTrigger(trigger: Trigger): trigger is HttpTrigger {
  return (httpTriggers as readonly Trigger[]).includes(trigger)
}
