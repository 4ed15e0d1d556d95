import type { Turn } from '../world.ts'
import { ticketLanguage } from './language.ts'

/** Seconds after a customer wrote, Gorgias knows the language of the ticket and what the message seems to want. */
export function understand(turn: Turn, ticketId: number, messageId: number): void {
  const { store } = turn.world
  const ticket = store.get('tickets', ticketId)
  const message = store.get('messages', messageId)
  if (!ticket || !message) return
  const text = [message.subject, message.body_text].filter(Boolean).join('\n')
  const language = ticket.language ?? ticketLanguage(text)
  const intents = intentsOf(text).map((name) => ({ name, rejected: null, is_user_feedback: false }))
  if (intents.length > 0) store.put('messages', { ...message, intents })
  if (language === ticket.language) return
  store.put('tickets', { ...ticket, language })
  turn.did('ticket-updated', ticketId, null, { triggers: [] })
}

// words that show an intent; enough for rules and filters to have something to look at
const hints: readonly (readonly [name: string, words: RegExp])[] = [
  ['shipping/status', /where('s| is) my (order|parcel|package)|tracking|not arrived|hasn'?t arrived/i],
  ['return/request', /\breturn\b/i],
  ['refund/request', /\brefund|money back/i],
  ['exchange/request', /\bexchange|another size|different size/i],
  ['order/cancel', /\bcancel\b.*\border|order.*\bcancel\b/i],
  ['order/damaged', /damaged|broken|cracked/i],
  ['order/wrong', /wrong (item|size|colou?r|product)/i],
  ['discount/request', /discount|promo code|coupon/i],
  ['stock/request', /back in stock|restock|out of stock/i],
  ['subscription/cancel', /cancel.*subscription/i],
  ['other/thanks', /^\s*(thanks|thank you)\b/i],
]

function intentsOf(text: string): string[] {
  return hints.filter(([, words]) => words.test(text)).map(([name]) => name)
}
