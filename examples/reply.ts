import { Gorgias } from '@rhetor/client/node'

// reads GORGIAS_ACCOUNT_DOMAIN, GORGIAS_USERNAME and GORGIAS_API_KEY
const gorgias = Gorgias.fromEnv()

for await (const ticket of gorgias.tickets.list({ order_by: 'updated_datetime:desc' }, { max: 5 })) {
  console.log(ticket.id, ticket.status, ticket.subject)
}

const [ticketId, text] = [Number(process.argv[2]), process.argv[3] ?? 'It ships today.']
const { customer, messages } = await gorgias.tickets.get(ticketId)
const asked = messages.findLast((message) => !message.from_agent)
const reply = await gorgias.messages.create(
  ticketId,
  {
    channel: 'email',
    from_agent: true,
    sender: { email: process.env['GORGIAS_USERNAME'] ?? null },
    receiver: { id: customer?.id },
    source: { type: 'email', from: asked?.source?.to?.[0], to: asked?.source?.from ? [asked.source.from] : [] },
    body_text: text,
  },
  { key: `reply-${asked?.id}` }, // a lost answer never becomes a second e-mail
)
console.log(reply?.sent_datetime ? 'sent' : `accepted as message ${reply?.id}; Gorgias sends it in a moment`)
