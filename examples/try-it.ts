import { basic, Gorgias } from '@rhetor/client'
import { startSandbox } from '@rhetor/sandbox'

// a helpdesk in this process, with a clock that moves only on command
await using sandbox = await startSandbox({ frozen: true })
const { username, api_key } = sandbox.credentials
const gorgias = new Gorgias({ account: sandbox.account, auth: basic(username, api_key), fetch: sandbox.fetch })

const { ticket } = await sandbox.control.customer.writes({
  from: 'maya@example.com',
  to: 'support@acme.example',
  subject: 'Wrong size',
  text: 'The boots are too small. Can I swap them?',
})

const answer = await gorgias.messages.create(ticket.id, {
  channel: 'email',
  via: 'api',
  from_agent: true,
  sender: { email: username },
  source: {
    type: 'email',
    from: { address: 'support@acme.example' },
    to: [{ address: 'maya@example.com' }],
  },
  body_text: 'Of course, a larger pair is on its way.',
})
console.log('accepted:', answer.sent_datetime)

await sandbox.advance(60_000)
const { sent_datetime, failed_datetime } = await gorgias.messages.get({ ticket_id: ticket.id, id: answer.id })
console.log('a minute later:', sent_datetime ? 'sent' : failed_datetime ? 'failed' : 'still waiting')

const [mail] = await sandbox.control.outbox.list()
console.log('in the outbox:', mail?.to, mail?.text)
