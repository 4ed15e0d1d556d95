import { ruleAst } from '../rules/ast.ts'
import type { Credentials, TagDoc, UserDoc } from '../store/documents.ts'
import { day, toText } from '../time.ts'
import { createUser } from '../users/create.ts'
import { issueCredentials } from '../users/keys.ts'
import type { Turn, World } from '../world.ts'
import { freshFields, freshMacros, freshRules, freshTags, freshViews } from './fresh-data.ts'
import { settingsWith } from './settings.ts'

interface Owner {
  readonly name: string
  readonly email: string
}

/** Gives a new account what the real one ships with. */
export function createAccount(world: World, owner: Owner): Credentials {
  return world.store.transaction(() => {
    const turn = world.turn({ userId: null })
    const at = world.now()
    world.store.setFact('created', at)
    world.store.setFact('subscription', {
      plan: 'pro-monthly-usd',
      status: 'trialing',
      start_datetime: at,
      trial_start_datetime: at,
      trial_end_datetime: toText(world.clock.now() + 7 * day),
    })
    turn.did('account-created', 1)
    const admin = createUser(turn, { ...owner, role: { name: 'admin' }, timezone: 'UTC' })
    world.store.put('users', { ...admin, has_password: true })
    world.store.setFact('owner', admin.id)
    const mailbox = createMailbox(world, admin)
    createUser(turn, { name: 'Gorgias Bot', email: mailbox, role: { name: 'bot' }, meta: {} })
    fillFresh(turn)
    return issueCredentials(world, admin)
  })
}

function createMailbox(world: World, admin: UserDoc): string {
  const address = `support@${world.account}.example`
  const at = world.now()
  const id = world.newId('integrations')
  world.store.insert('integrations', {
    id,
    created_datetime: at,
    deactivated_datetime: null,
    decoration: null,
    description: null,
    http: null,
    locked_datetime: null,
    meta: {
      address,
      provider: 'sendgrid',
      preferred: true,
      verified: true,
      marketing: false,
      email_forwarding_activated: false,
      outbound_verification_status: { single_sender: 'unverified', domain: 'success' },
    },
    name: `${world.account} Support`,
    type: 'email',
    updated_datetime: at,
    user_id: admin.id,
    application_id: null,
    managed: false,
    business_hours_id: null,
    secrets: {},
    failures: 0,
  })
  world.store.insert('settings', {
    id: world.newId('settings'),
    type: 'default-integration',
    data: { email: id },
  })
  return address
}

function fillFresh({ world }: Turn): void {
  const { store } = world
  for (const { type, data } of settingsWith({})) store.insert('settings', { id: world.newId('settings'), type, data })
  for (const [name, color] of freshTags) {
    const tag: TagDoc = {
      id: world.newId('tags'),
      decoration: color === null ? {} : { color },
      description: null,
      name,
      usage: 0,
      created_datetime: world.now(),
      deleted_datetime: null,
    }
    store.insert('tags', tag)
  }
  for (const field of freshFields) {
    const at = world.now()
    store.insert('custom_fields', {
      id: world.newId('custom_fields'),
      ...field,
      created_datetime: at,
      updated_datetime: at,
      deactivated_datetime: null,
    })
  }
  for (const view of freshViews) {
    store.insert('views', { id: world.newId('views'), created_datetime: world.now(), ...view })
  }
  for (const macro of freshMacros) {
    store.insert('macros', { id: world.newId('macros'), ...macro, created_datetime: world.now() })
  }
  for (const [index, rule] of freshRules.entries()) {
    const at = world.now()
    store.insert('rules', {
      id: world.newId('rules'),
      code: rule.code,
      code_ast: ruleAst(rule.code),
      created_datetime: at,
      deactivated_datetime: null,
      description: rule.description,
      event_types: 'ticket-created',
      settings: null,
      name: rule.name,
      priority: index + 1,
      type: 'user',
      updated_datetime: at,
    })
  }
}
