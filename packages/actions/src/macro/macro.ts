import { type Ticket, UsageError } from '@rhetor/client'
import { Id, type Macro, strict } from '@rhetor/contract'
import * as z from 'zod'
import { changes, type Plan } from '../action.ts'
import { allOf } from '../all-of.ts'
import { changeOperations, changesOf } from '../change/change.ts'
import { pick } from '../directory.ts'
import { billingNote } from '../messages/billing.ts'
import { onceKey } from '../messages/once-key.ts'
import { newestFromCustomer } from '../messages/thread.ts'
import { htmlShown } from '../preview/html-shown.ts'
import { type ReadyReply, type Replied, readyReply } from '../reply/reply.ts'
import { routeFields, waitSeconds } from '../reply/route-fields.ts'
import type { Session } from '../session.ts'
import { type Step, step } from '../step.ts'
import { line, type Untrusted } from '../untrusted.ts'
import { scopeOf } from './fill-text.ts'
import { differing, type MacroEffect, readMacro } from './read-macro.ts'

const ApplyMacroInput = strict(() => ({
  ticket: Id,
  macro: z.union([z.string().min(1), z.int()]).meta({ description: 'A name or id' }),
  send: z.boolean().default(false).meta({ description: "Send the macro's text; by default it is only shown" }),
  skip_unknown: z
    .boolean()
    .default(false)
    .meta({ description: 'Skip what cannot be done here, such as refunds; by default nothing is done then' }),
  ...routeFields,
  wait_seconds: waitSeconds,
}))
type ApplyMacroInput = z.output<typeof ApplyMacroInput>

interface Applied extends Partial<Untrusted<{ readonly draft: Text }>> {
  readonly ticket_id: number
  readonly macro_id: number
  /** What was changed, in words. */
  readonly changed: readonly string[]
  /** The delivery of the text, where it was sent. */
  readonly reply: Replied | null
  /** Variables without a value; they become empty. */
  readonly empty_variables: readonly string[]
  /** Actions that were left out. */
  readonly skipped: readonly string[]
}

interface Text {
  readonly text: string
  readonly html: string
}

/** Applies a macro to a ticket. */
export const applyMacro = changes({
  name: 'apply-macro',
  title: 'Apply a macro',
  summary:
    'Applies a macro: text, tags, status and other values of the ticket. The text is sent only with `send`. Actions of shops and other services are never performed.',
  effect: 'send',
  takes: { sometimes: ['messages.create', ...changeOperations] },
  input: ApplyMacroInput,
  positional: ['ticket', 'macro'],
  fields: {
    ticket_id: true,
    macro_id: true,
    empty_variables: true,
    skipped: true,
    changed: true,
    reply: true,
    untrusted: true,
  },
  example: { ticket: 8407, macro: 'Retours : étiquette' },
  failureOf: ({ reply }: Applied) => (reply && reply.state !== 'sent' ? 'undelivered' : undefined),
  plan: async (input, session): Promise<Plan<Applied>> => {
    const { gorgias, signal } = session
    const [ticket, macro, me] = await Promise.all([
      gorgias.tickets.get(input.ticket, {}, { signal }),
      macroNamed(input.macro, session),
      session.me(),
    ])
    const effect = readMacro(macro, scopeOf(ticket, me, gorgias.accountName))
    refuseUnsupported(macro, effect, input)
    const ready =
      input.send && effect.reply ? await readyMacroReply(macro, ticket, effect.reply, input, session) : undefined
    const change = await changeSteps(ticket, effect, session)
    const told = {
      macro_id: macro.id,
      empty_variables: effect.empty,
      skipped: effect.unknown,
    }
    return {
      summary: summaryOf(macro, ticket, { effect, ready, words: change.words }),
      shows: {
        macro: macro.name,
        text: effect.reply?.text ?? null,
        ...htmlShown(effect.reply?.text, effect.reply?.html),
        text_is: !effect.reply ? 'none' : !ready ? 'a draft, not sent' : ready.already ? 'sent before' : 'sent',
        ...(ready && {
          channel: ready.message.channel,
          from: ready.from,
          to: ready.to,
          cc: input.cc?.join(', ') ?? null,
          billing: ready.already ? null : billingNote(ticket),
        }),
        empty_variables: effect.empty,
        skipped: effect.unknown,
      },
      // the reply first, since it can be refused: a ticket is not closed if its answer was not sent
      steps: [...(ready?.steps ?? []), ...change.steps],
      conclude: async (outcomes) => ({
        ticket_id: ticket.id,
        ...told,
        changed: change.words,
        reply: ready ? await ready.delivered(outcomes, input.wait_seconds) : null,
        // it may contain the customer's name
        ...(!ready && effect.reply && { untrusted: { draft: effect.reply } }),
      }),
    }
  },
})

async function macroNamed(which: string | number, { gorgias, signal }: Session): Promise<Macro> {
  const text = String(which).trim()
  if (/^\d{1,15}$/.test(text)) {
    const macro = await gorgias.macros.get(Number(text), { signal })
    if (macro.archived_datetime)
      throw new UsageError(`apply-macro: nothing was sent: macro ${macro.id} is archived; restore it first.`)
    return macro
  }
  const found = await allOf(gorgias.macros.list({ search: text }, { signal }))
  // a misspelt name is answered with those that exist
  const candidates = found.length > 0 ? found : await allOf(gorgias.macros.list({}, { signal }))
  return pick('macro', text, candidates, ({ name }) => [name])
}

function refuseUnsupported(macro: Macro, { problems, unknown }: MacroEffect, { skip_unknown }: ApplyMacroInput): void {
  if (problems.length > 0) throw refusal(macro, problems.join('; '), (name, why) => `${name} cannot be applied: ${why}`)
  if (unknown.length > 0 && !skip_unknown)
    throw refusal(
      macro,
      unknown.join(', '),
      (name, what) =>
        `${name} also does what only Gorgias can do (${what}); apply it there, or leave that out with skip_unknown`,
    )
}

/** The name of a macro and what its actions hold were written by colleagues: an assistant gets them apart. */
function refusal({ id, name }: Macro, held: string, say: (name: string, held: string) => string): UsageError {
  const message = (text: string) => `apply-macro: nothing was sent: ${text}.`
  const named = JSON.stringify(line(name))
  return new UsageError(message(say(named, held)), {
    apart: { message: message(say(`macro ${id}`, 'see untrusted')), names: `${named}: ${held}` },
  })
}

async function readyMacroReply(
  macro: Macro,
  ticket: Ticket,
  { text, html }: { readonly text: string; readonly html: string },
  { channel, from, to, cc }: ApplyMacroInput,
  session: Session,
): Promise<ReadyReply> {
  // not by its text: a date in it may read differently when the command is run again
  // an edited macro is another one
  const version = macro.updated_datetime ?? macro.created_datetime
  const key = await onceKey(
    'macro',
    ticket.id,
    newestFromCustomer(ticket)?.id ?? 0,
    macro.id,
    version,
    to ?? '',
    (cc ?? []).join(' '),
  )
  const input = { ticket: ticket.id, text, html, channel, from, to, cc, key, macros: [{ id: macro.id }] }
  return readyReply('apply-macro', ticket, input, session)
}

async function changeSteps(ticket: Ticket, { addTags, removeTags, update }: MacroEffect, session: Session) {
  const tags = await changesOf(
    'apply-macro',
    [ticket],
    // tags that a macro adds are created where they are missing
    { add_tags: [...addTags], remove_tags: [...removeTags], create_tags: true },
    session,
  )
  const differs = differing(ticket, update)
  const keys = Object.keys(differs)
  const object = `ticket ${ticket.id}`
  const set: Step[] =
    keys.length > 0
      ? [
          step(
            'tickets.update',
            { id: ticket.id, ...differs },
            { says: `Change ${keys.join(', ')} of ${object}`, object },
          ),
        ]
      : []
  return {
    steps: [...tags.steps, ...set],
    words: [...tags.changed.flatMap(({ words }) => words), ...keys.map((key) => wordsFor(key, differs[key]))],
  }
}

function wordsFor(key: string, value: unknown): string {
  const { id } = (value ?? {}) as { id?: unknown }
  return `${key} ${String(id ?? (typeof value === 'object' && value !== null ? 'changed' : value))}`
}

interface Told {
  readonly effect: MacroEffect
  readonly ready: ReadyReply | undefined
  readonly words: readonly string[]
}

function summaryOf({ name }: Macro, { id }: Ticket, { effect, ready, words }: Told): string {
  const text = ready
    ? ready.already
      ? 'its text was sent before'
      : `its text goes to ${ready.to} by ${ready.message.channel}`
    : effect.reply && 'its text is shown and not sent'
  const skipped = effect.unknown.length > 0 ? `left out: ${effect.unknown.join(', ')}` : undefined
  return `${name} on ticket ${id}: ${[text, ...words, skipped].filter(Boolean).join('; ') || 'nothing to do'}`
}
