import { type Row, same, wholeList, wholeListIs } from './row.ts'

export const componentMessages: readonly Row[] = [
  {
    theirs: 'Create Ticket Message',
    ours: 'messages.create',
    inputs: {
      ...same('Ticket ID', 'Channel', 'From Agent', 'Source', 'Via', 'Action', 'Attachments', 'Body HTML', 'Body Text'),
      'Created Date': 'created_datetime',
      'External ID': 'external_id',
      'Failed Date': 'failed_datetime',
      'Message ID': 'message_id',
      'Receiver ID': 'receiver',
      Sender: 'sender',
      'Sent Date': 'sent_datetime',
      Subject: 'subject',
    },
    note: 'Without a sent date it goes out, after asking. `reply` finds channel, sender and receiver, sends once and waits for delivery; `note` writes to colleagues.',
    trials: [
      {
        says: 'writes an internal note',
        given: {
          'Ticket ID': 8407,
          Channel: 'internal-note',
          'From Agent': true,
          Sender: { id: 5003 },
          'Body Text': 'The invoice was sent by post as well.',
        },
        after: ({ gorgias }, { id }) => gorgias.messages.get({ ticket_id: 8407, id }),
        is: { channel: 'internal-note', public: false, body_text: 'The invoice was sent by post as well.' },
      },
      {
        says: 'sends an e-mail to the customer',
        given: {
          'Ticket ID': 8407,
          Channel: 'email',
          'From Agent': true,
          Sender: { id: 5003 },
          Source: {
            from: { address: 'support@pebblewren.example' },
            to: [{ address: 'solene.marchandet16@courriel-vert.example' }],
          },
          Subject: 'Votre facture',
          'Body Text': 'Voici votre facture.',
        },
        after: async ({ sandbox, gorgias }, { id }) => {
          await sandbox.advance(60_000)
          const [newest] = await sandbox.control.outbox.list()
          const { sent_datetime } = await gorgias.messages.get({ ticket_id: 8407, id })
          return { isInOutbox: newest?.message_id === id, isSent: sent_datetime !== null }
        },
        is: { isInOutbox: true, isSent: true },
      },
      {
        says: 'stores all its inputs, without sending',
        given: {
          'Ticket ID': 8407,
          Channel: 'email',
          'From Agent': true,
          Source: {
            from: { address: 'support@pebblewren.example' },
            to: [{ address: 'solene.marchandet16@courriel-vert.example' }],
          },
          Via: 'api',
          Action: 'force',
          Attachments: [
            { url: 'https://files.acme.example/invoice.pdf', name: 'invoice.pdf', content_type: 'application/pdf' },
          ],
          'Body HTML': '<div>Voici votre facture.</div>',
          'Body Text': 'Voici votre facture.',
          'Created Date': '2026-03-02T10:00:00Z',
          'External ID': 'letter-1',
          'Failed Date': null,
          'Message ID': '<123345676453.2445.234@web>',
          'Receiver ID': { id: 5017 },
          Sender: { id: 5003 },
          'Sent Date': '2026-03-02T10:00:00Z',
          Subject: 'Votre facture',
        },
        after: ({ gorgias }, { id }) => gorgias.messages.get({ ticket_id: 8407, id }),
        is: {
          channel: 'email',
          from_agent: true,
          via: 'api',
          body_text: 'Voici votre facture.',
          body_html: '<div>Voici votre facture.</div>',
          subject: 'Votre facture',
          external_id: 'letter-1',
          message_id: '<123345676453.2445.234@web>',
          sender: { id: 5003 },
          receiver: { id: 5017 },
          attachments: [{ name: 'invoice.pdf' }],
          failed_datetime: null,
        },
      },
    ],
  },
  {
    theirs: 'Get Ticket Message',
    ours: 'messages.get',
    inputs: { ...same('Ticket ID'), 'Message ID': 'id' },
    trials: [
      {
        says: 'reads the message',
        given: { 'Ticket ID': 8407, 'Message ID': 42_690 },
        is: { id: 42_690, ticket_id: 8407, channel: 'email' },
      },
    ],
  },
  {
    theirs: 'List Messages',
    ours: 'messages.list',
    inputs: { 'Fetch All': 'all', ...same('Ticket ID', 'Cursor', 'Limit', 'Order By') },
    note: '`show` reads those of one ticket without quoted mails.',
    trials: [
      { says: 'lists those of one ticket', given: { 'Ticket ID': 8407 }, is: { items: [{ id: 42_690 }] } },
      {
        says: 'continues where a page ended',
        given: { Cursor: '', Limit: 2, 'Order By': 'created_datetime:asc' },
        before: async ({ gorgias }) => {
          const { next } = await gorgias.messages.list({ limit: 2, order_by: 'created_datetime:asc' })
          return { Cursor: next }
        },
        after: (_, { items, truncated }) => ({ count: items.length, truncated }),
        is: { count: 2, truncated: true },
      },
      { says: 'fetches all pages', given: { 'Fetch All': true }, after: wholeList('/messages'), is: wholeListIs },
    ],
  },
]
