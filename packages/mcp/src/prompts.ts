import { UsageError } from '@rhetor/client'
import { unknownName } from '@rhetor/contract'

interface Prompt {
  readonly title: string
  readonly description: string
  /** The tools it may write with; none where it only reads. */
  readonly writes: readonly string[]
  readonly arguments?: readonly { readonly name: string; readonly description: string; readonly required?: boolean }[]
  readonly text: (given: Readonly<Record<string, string>>) => string
}

/** Prompts for work that comes up every week. */
const prompts: Readonly<Record<string, Prompt>> = {
  triage_backlog: {
    title: 'Triage the backlog',
    description: 'Sorts open, unassigned tickets by urgency and proposes team, priority and tags.',
    writes: ['update_ticket'],
    arguments: [{ name: 'limit', description: 'How many tickets at most; 30 by default' }],
    text: ({ limit = '30' }) =>
      `Triage the backlog. Find open tickets without an assignee, oldest first, at most ${limit}. Read a ticket only where subject and excerpt leave doubt. Make a table: ticket, what the customer wants, how urgent and why, proposed team, priority and tags (only ones that exist; list_people and the operation tags.list tell). Put customers who wait longest, threaten to leave, or mention safety, payment or law first. Show the table, ask which rows to carry out, then change exactly those.`,
  },
  draft_reply: {
    title: 'Draft a reply',
    description: 'Reads a ticket and drafts an answer in the tone of the shop.',
    writes: [],
    arguments: [{ name: 'ticket', description: 'The number of the ticket', required: true }],
    text: ({ ticket = '' }) =>
      `Draft an answer for ticket ${ticket}. Read the whole conversation and the customer's orders. Look at two or three solved tickets with the same subject for facts and tone, and at the macros that fit. Answer every question that was asked, promise nothing the conversation or a macro does not support, write in the customer's language. Show the draft with draft_reply, then list what you were not sure of. Send nothing.`,
  },
  close_if_resolved: {
    title: 'Close if resolved',
    description: 'Finds open tickets that are done and closes those you agree to.',
    writes: ['update_ticket'],
    arguments: [{ name: 'view', description: 'A view to look through; open tickets by default' }],
    text: ({ view }) =>
      `Find tickets that can be closed${view ? ` in the view ${view}` : ' among the open ones'}. A ticket is resolved when the customer's last words thank, confirm, or need no answer, or when an agent answered everything more than seven days ago. It is not when a question is open, a delivery failed, or a promise was made that nobody kept. Give for each a sentence of proof with its message id. Show the list, name each ticket, and close only those the user agrees to.`,
  },
  weekly_voice_of_customer: {
    title: 'Weekly voice of the customer',
    description: 'A page on what customers said in the last seven days.',
    writes: [],
    arguments: [{ name: 'days', description: 'How many days; 7 by default' }],
    text: ({ days = '7' }) =>
      `Write one page on what customers said in the last ${days} days. Take numbers from get_statistics (created, closed, first response time, satisfaction; compare with the period before) and read a sample of at least 30 tickets over all channels. Give the five themes with how many of the sample each had, one short quotation each without names, what changed, and three things to do. Say how large the sample was and what it cannot tell.`,
  },
  macro_and_tag_hygiene: {
    title: 'Macro and tag hygiene',
    description: 'Finds macros and tags that are unused, doubled or misspelt.',
    writes: ['run_operation'],
    text: () =>
      `Look through all macros and tags with run_operation (macros.list, tags.list). Find what nobody uses, what means the same as another, what is misspelt, and macros that add tags which do not exist or promise what others contradict. Make two tables with a proposal for each row: keep, rename, merge into, archive, delete. Do nothing before the user has agreed to each row; prefer archiving to deleting.`,
  },
  policy_change_sweep: {
    title: 'Policy change sweep',
    description: 'Finds everything that contradicts a new policy.',
    writes: ['run_operation', 'update_ticket'],
    arguments: [
      { name: 'policy', description: 'The policy that holds from now on', required: true },
      { name: 'from', description: 'The day it begins' },
    ],
    text: ({ policy = '', from }) =>
      `A policy changes${from ? ` on ${from}` : ''}. The new policy, as the user gave it: """${policy}""". Find what contradicts it: macros, rules, auto-responders, and open tickets where the old policy was promised. Quote the place in each. Propose new wording for macros and rules, and for each ticket whether the promise is kept. Change nothing before the user agrees, item by item.`,
  },
  vip_at_risk: {
    title: 'VIP at risk',
    description: 'Finds valuable customers who are unhappy or wait too long.',
    writes: ['add_internal_note', 'update_ticket'],
    arguments: [{ name: 'tag', description: 'How such customers or tickets are tagged; vip by default' }],
    text: ({ tag = 'vip' }) =>
      `Find valuable customers at risk: open tickets tagged ${tag}, or of customers with many or large orders, who wait longer than a day, gave a survey score of 1 or 2, wrote three times without an answer, or speak of leaving. For each: who, worth, what happened, how long they wait, what would help most. Rank by risk. Offer to add an internal note and raise the priority; do so only for those the user names.`,
  },
}

/** The prompts as they are listed; each says whether it writes. */
export function promptsFor() {
  return Object.entries(prompts).map(([name, { title, description, writes, arguments: args }]) => ({
    name,
    title,
    description: `${description} ${writes.length === 0 ? 'Reads only.' : `May write, after you agree: ${writes.join(', ')}.`}`,
    ...(args && { arguments: args.map((each) => ({ ...each })) }),
  }))
}

/** A prompt filled in; where its writing tools are not allowed, it says so to the assistant. */
export function promptNamed(name: string, given: Readonly<Record<string, string>>, tools: readonly string[]) {
  const prompt = Object.hasOwn(prompts, name) ? prompts[name] : undefined
  if (!prompt) throw new UsageError(`there is no prompt: ${unknownName(name, Object.keys(prompts))}.`)
  const missing = prompt.arguments?.filter((each) => each.required && !given[each.name]).map((each) => each.name) ?? []
  if (missing.length > 0) throw new UsageError(`prompt ${name}: needs ${missing.join(', ')}.`)
  const denied = prompt.writes.filter((tool) => !tools.includes(tool))
  const limit =
    denied.length > 0 ? ` Here you may not use ${denied.join(', ')}: propose what to do and leave it to the user.` : ''
  return {
    description: prompt.description,
    messages: [{ role: 'user' as const, content: { type: 'text' as const, text: `${prompt.text(given)}${limit}` } }],
  }
}
