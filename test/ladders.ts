/**
 * The rungs of a package, the lowest first. A rung lists folders (`store/`) and files (`time.ts`) of its `src`:
 * each may import what stands on lower rungs, and a folder its own files. Those on one rung do not know each other.
 */
export type Ladder = readonly (readonly string[])[]

export const ladders: Readonly<Record<string, Ladder>> = {
  contract: [
    ['failures.ts', 'filters.ts', 'loopback.ts', 'macro-actions.ts', 'oauth.ts', 'problems.ts', 'rate.ts', 'roles.ts'],
    ['schema.ts', 'scopes.ts', 'shape.ts'],
    ['numbers.ts', 'paging.ts', 'words/'],
    ['api.ts', 'generated/'],
    ['match.ts', 'operation.ts', 'schemas/'],
    ['from-text.ts', 'resources/', 'webhooks.ts'],
    ['resources.ts'],
    ['index.ts'],
    ['openapi.ts'],
  ],
  actions: [
    ['all-of.ts', 'digest.ts', 'files.ts', 'flat.ts', 'present.ts', 'untrusted.ts'],
    ['directory.ts', 'fields.ts', 'found-ticket.ts', 'operation-examples.ts'],
    ['session.ts'],
    ['step.ts'],
    ['action.ts'],
    ['api.ts', 'change/', 'customers/', 'doctor/', 'messages/', 'operation.ts', 'people.ts', 'perform/', 'statistics/'],
    ['find/', 'reply/'],
    ['create-ticket/', 'export/', 'hand-over.ts', 'macro/', 'show/'],
    ['catalogue.ts'],
    ['index.ts'],
  ],
  mcp: [
    ['ask-user.ts', 'call-log.ts', 'compact.ts', 'confirm.ts', 'curated.ts', 'http.ts', 'policy.ts'],
    ['prompts.ts', 'schema.ts', 'stdio.ts'],
    ['answer.ts', 'operations.ts'],
    ['resources.ts', 'tools.ts', 'use-tool.ts'],
    ['server.ts'],
    ['index.ts'],
  ],
  sandbox: [
    ['csv.ts', 'defined-only.ts', 'facts.ts', 'names.ts', 'preload.ts', 'problem.ts', 'secrets.ts', 'tls/'],
    ['events.ts', 'store/', 'time.ts'],
    ['clock.ts', 'copy.ts', 'language/', 'reporting/'],
    ['tasks.ts'],
    ['world.ts'],
    ['fields/', 'files/', 'http/', 'integrations/', 'oauth/', 'outbox.ts', 'people/', 'tags/'],
    ['customers/', 'users/'],
    ['messages/'],
    ['surveys/'],
    ['tickets/'],
    ['macros/', 'views/', 'webhooks/'],
    ['jobs/', 'rules/'],
    ['consequences.ts', 'handlers/'],
    ['acts/', 'seed/files/', 'seed/fresh-data.ts'],
    ['scenarios/', 'scheduler/', 'seed/demo/'],
    ['control/', 'seed/backdate.ts', 'seed/documents.ts', 'seed/fresh.ts', 'seed/history.ts'],
    ['seed/store-ticket.ts'],
    ['seed/generate/', 'seed/load/'],
    ['seed/seed.ts'],
    ['tenant.ts'],
    ['server/'],
    ['sandbox.ts'],
    ['index.ts'],
  ],
  console: [['start/'], ['console.ts'], ['index.ts']],
}

/** Packages whose ladder is still to be written. */
export const withoutLadder: readonly string[] = ['cli', 'client']

/** Files that still import each other in a circle: to be taken apart, then out of this list. */
export const knownCircles: readonly string[] = ['cli: commands.ts, commands/completions.ts, completion.ts']
