import { Gorgias } from '@rhetor/client/node'

// GORGIAS_ACCOUNT_DOMAIN, GORGIAS_USERNAME and GORGIAS_API_KEY
const gorgias = Gorgias.fromEnv()

for await (const ticket of gorgias.tickets.list({ order_by: 'updated_datetime:desc' }, { max: 5 })) {
  console.log(ticket.id, ticket.status, ticket.subject)
}

await gorgias.messages.create(8123, {
  channel: 'internal-note',
  from_agent: true,
  sender: { email: 'ana@acme.example' },
  body_text: 'The warehouse confirms the swap.',
})
await gorgias.tickets.update(8123, { status: 'closed' })
