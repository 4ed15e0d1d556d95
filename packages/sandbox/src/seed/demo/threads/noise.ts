import { agent, customer, pdf, type Thread } from '../thread.ts'

const spam = { topic: 'spam', channel: 'email', spam: true, cast: { kind: 'spammer' }, tags: ['auto-close'] } as const

/** Advertising, machines, and answers to answers. */
export const noise: readonly Thread[] = [
  {
    ...spam,
    key: 'spam-rank',
    cast: { kind: 'spammer', customer: 'spam-rank' },
    tellings: 2,
    subject: '[Your site is invisible|Quick question about pebblewren.example|RE: RE: your ranking]',
    lines: [
      customer(
        '[I was browsing your website and noticed 14 critical errors that keep you off the first page of search.|Following up on my three previous e-mails: we guarantee the first page of search in 30 days.|Are you the right person to talk about traffic? We brought a shop just like yours to the first page of search.] [Reply YES for a free audit.|When can we jump on a call?]',
        { bare: true },
      ),
    ],
  },
  {
    ...spam,
    key: 'spam-invoice',
    cast: { kind: 'spammer', customer: 'spam-invoice' },
    tellings: 2,
    subject: '[OVERDUE: Invoice 88213|Document shared with you|Final notice]',
    lines: [
      customer(
        '[Dear Sir or Madam, kindly see attached overdue invoice and wire the balance within 24 hours to avoid interruption.|You have received a secure document. Open the attachment to view and wire the balance today.|Our records show an unpaid amount of 4,118.00. Wire the balance to the new account in the attachment.]',
        { bare: true, files: [pdf('invoice_88213.pdf')] },
      ),
    ],
    endings: [{ lines: [], ends: 'trashed' }, { lines: [] }],
  },
  {
    ...spam,
    key: 'spam-factory',
    cast: { kind: 'spammer', customer: 'spam-factory' },
    tellings: 2,
    subject: '[Best price blanket factory direct|Cooperation textile 2 pcs MOQ]',
    lines: [
      customer(
        '[Dear friend, we are the leading manufacturer of blanket, scarf and sock. Best price, good quality. May I know your target price?|Hope this mail finds you well. Our factory can make your design 40% cheaper. Free sample, you pay only express.]',
        { bare: true },
      ),
    ],
    endings: [{ lines: [], ends: 'trashed' }, { lines: [] }],
  },
  {
    ...spam,
    key: 'spam-coin',
    cast: { kind: 'spammer', customer: 'spam-coin' },
    tellings: 2,
    subject: '[Guest post on your blog?|Paid article, do-follow link]',
    lines: [
      customer(
        '[We would like to publish a guest post on your blog about crypto and knitting. We pay 40 per link.|Our client in the crypto industry wants a guest post with two do-follow links. What is your price?]',
        { bare: true },
      ),
    ],
  },
  {
    ...spam,
    key: 'spam-reviews',
    cast: { kind: 'spammer', customer: 'spam-review' },
    tellings: 2,
    subject: '[200 real five star reviews|Competitors are buying reviews]',
    lines: [
      customer(
        '[Get 200 real reviews from real people for only 99. Delivered in 48 hours.|Your competitors are buying reviews. Are you? Packages start at 99.]',
        { bare: true },
      ),
    ],
    endings: [{ lines: [] }, { lines: [], ends: 'trashed' }],
  },
  {
    topic: 'spam',
    spam: true,
    channel: 'chat',
    key: 'spam-chat',
    cast: { kind: 'spammer', customer: 'spam-chat' },
    tellings: 2,
    lines: [
      customer(
        '[hello dear sir are you the owner of this store, i have business proposal|very big profit, 200 percent in one week, contact me on the app]',
      ),
    ],
  },
  {
    key: 'delivery-robot',
    topic: 'noise',
    channel: 'email',
    cast: { kind: 'robot', customer: 'robot-carrier' },
    tellings: 2,
    tags: ['auto-close'],
    subject: '[Your collection is confirmed|Collection report|Scheduled maintenance of the label service]',
    lines: [
      customer(
        '[Your collection of 41 parcels is confirmed for tomorrow, 17:00. This mailbox is not monitored.|Collection report: 38 parcels scanned, 0 exceptions. Please do not reply to this message.|The label service will be unavailable on Sunday between 02:00 and 04:00 UTC. This is an automated message.]',
        { bare: true },
      ),
    ],
    endings: [{ lines: [] }, { lines: [], ends: 'trashed' }],
  },
  {
    key: 'out-of-office',
    topic: 'noise',
    channel: 'email',
    tellings: 2,
    tags: ['automatic-ooo', 'auto-close'],
    subject: '[Automatic reply: Your parcel is on its way|Out of office: How did we do?|Automatic reply: Your refund]',
    lines: [
      customer(
        '[Thank you for your message. I am out of the office until further notice and read my e-mail rarely. In urgent cases please turn to my colleagues.|I am on holiday without a laptop, which was the point. Back soon.|I am away from my desk. Your message will not be forwarded.]',
        { bare: true },
      ),
    ],
  },
  {
    key: 'undelivered-mail',
    topic: 'delivery',
    channel: 'email',
    tellings: 2,
    order: { state: 'on-its-way', days: [5, 7] },
    products: ['burrow', 'beanie'],
    subject: '[Where is {order}?|Tracking for {order}]',
    lines: [
      customer('[Could you tell me where {order} is?|I lost the tracking number of {order}. Could you send it again?]'),
      agent('It is with {carrier} under {tracking}, about two days away from you.', {
        fails: '550 5.2.2 The email account that you tried to reach is over quota',
      }),
    ],
    ends: 'open',
  },
  {
    key: 'undelivered-chat',
    topic: 'stock',
    channel: 'chat',
    tellings: 2,
    products: ['moorland', 'rookery'],
    when: [0.42, 0.985],
    lines: [
      customer('[is the {product} warm enough for real winters|Hello, how heavy is the {product} in {size}?]'),
      agent('[Warm enough for ours, at minus fifteen with a coat over it.|About 620 grams in {size}.]', {
        fails: 'The visitor has left and no e-mail address is known',
        after: 30,
      }),
    ],
    ends: 'open',
  },
  {
    key: 'undelivered-text',
    topic: 'return',
    channel: 'sms',
    tellings: 2,
    products: ['hearth', 'robe'],
    lines: [
      customer(
        '[Can I send the {product} back without a box|I want to return the {product}. Is there a counter near me]',
      ),
      agent('Hi {first}, {agent} from {shop}. Any bag will do, and every kiosk with the Finchpost bird takes it.', {
        fails: '30006: Landline or unreachable carrier',
      }),
      agent(
        'I tried to text you and it did not go through, so here it is by e-mail: any bag will do, and every kiosk with the Finchpost bird takes it.',
        { channel: 'email', after: 60 },
      ),
    ],
    resolution: 'Information Given',
  },
]
