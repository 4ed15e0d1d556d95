import { goods } from '../order-drafts.ts'
import { agent, customer, note, pdf, type Thread } from '../thread.ts'

/** Opening hours, borders, accounts, and calls that were none. */
export const visits: readonly Thread[] = [
  {
    key: 'hours-workroom',
    topic: 'hours',
    channel: 'chat',
    tellings: 3,
    lines: [
      customer(
        '[hi, can i visit your workroom and try things on?|Hello, are you open on Saturdays?|do you have a real shop somewhere]',
      ),
      agent(
        'Hi {first}! The workroom has a small shop in front: Monday to Friday from ten to six, Saturdays from ten to two. Everything can be tried on, and there is tea.',
      ),
      customer(
        '[And parking? I have a bad knee.|dogs ok? and is there parking|Great. Can I park nearby, and bring my dog?]',
      ),
      agent(
        'There is a place right at the door, [ring when you are here|it has our bird on it]. And dogs are more than ok.',
      ),
    ],
    mood: 'good',
  },
  {
    key: 'hours-today',
    topic: 'hours',
    channel: 'sms',
    tellings: 2,
    lines: [
      customer('[How long are you open today|What time do you close today? On my way]'),
      agent('Hi, {agent} here. Today until six. [Drive carefully.|I will wait five minutes if need be.]'),
      customer('[Ok thank you|Parking now]'),
    ],
    mood: 'good',
  },
  {
    key: 'pickup-phone',
    topic: 'hours',
    channel: 'phone',
    tellings: 2,
    order: { state: 'waiting', days: [1] },
    products: ['robe', 'drift', 'hearth'],
    call: {
      kind: 'answered',
      seconds: 96,
      summary: 'The caller asks to collect an order. It is on the delivery list already; opening hours given.',
    },
    lines: [
      customer(
        '[Would like to collect {order} in the workroom, is in the area anyway.|Asks whether {order} can be picked up by a nephew.]',
      ),
      note('Too late, {order} is on the list for the van. Gave the opening hours for next time; fine with delivery.'),
    ],
    mood: 'good',
  },
  {
    key: 'customs-bill',
    topic: 'customs',
    channel: 'email',
    tellings: 3,
    cast: { countries: ['GB', 'CA', 'AU', 'NZ', 'SG', 'ZA', 'IE'] },
    order: { state: 'on-its-way', days: [8, 10, 12] },
    products: goods('knit', 'blanket', 'slippers'),
    subject:
      '[Customs want money for {order}|Unexpected duty|Import tax on the {product}|{order}: bill from the carrier]',
    lines: [
      customer(`[{carrier} wants me to pay duty before they hand over {order}.|I was just asked for 38.20 in import tax and "handling" for the {product}.] [Nobody told me at the checkout.|I thought the price was the price.] [Is that
        a scam?|Do I have to pay it?]`),
      agent(
        `[It is real, unfortunately.|No scam, I checked the reference.] The knitwear shop sends without duties paid, because every country counts differently; it says so in grey letters below the button, which is not enough, and we are changing it.

        What I can do: [I pay you the handling fee of the carrier back|the handling fee is on us]. Send me the receipt and it is done.`,
        { macro: 'customs-note' },
      ),
    ],
    endings: [
      {
        lines: [
          customer('[That is fair. Receipt attached.|Thank you, receipt is attached.]', {
            files: [pdf('customs-receipt.pdf')],
          }),
          agent('{refund} are on their way. Enjoy the {product}, I hope it makes up for the paperwork.'),
        ],
        mood: 'neutral',
        after: { refund: 0.08 },
        resolution: 'Refund',
        tags: ['partial-refund'],
      },
      {
        lines: [
          customer('[I would not have ordered if I had known.|Grey letters. I see.] I am sending it back.'),
          agent(
            'Refuse it at the door, then nothing is charged to you and it comes back by itself. You get everything back, shipping as well.',
          ),
        ],
        mood: 'bad',
        after: { refund: 'full', isLost: true },
        resolution: 'Refund',
        tags: ['full-refund'],
      },
    ],
    resolution: 'Information Given',
  },
  {
    key: 'customs-stuck',
    topic: 'customs',
    channel: 'whatsapp',
    tellings: 3,
    cast: { countries: ['SG', 'NZ', 'ZA', 'GB', 'CA'] },
    order: { state: 'stuck', days: [13, 15] },
    products: ['moorland', 'drift', 'cricket'],
    lines: [
      customer(
        '[Hi, customs here ask for an invoice for {order}. Can you send it?|Hello, {order} is held: "missing commercial invoice". Help 🙏]',
      ),
      agent(
        'Hi {first}! It was in the pouch when it left us, but pouches get lost. Sending it to {email} now; give them the number {tracking} with it.',
        { files: [pdf('commercial-invoice.pdf')] },
      ),
      customer('[Sent to them. Fingers crossed|thank you, uploaded]'),
      customer('[Released today! 🎉|They let it go this morning.]', { after: 2600 }),
      agent('Freedom! Thank you for telling me.'),
    ],
    mood: 'good',
  },
  {
    key: 'ship-where',
    topic: 'shipping',
    channel: 'chat',
    tellings: 2,
    products: ['drift', 'tarn-teapot', 'burrow'],
    lines: [
      customer('[do you ship to iceland|Hi, do you deliver to the Faroe Islands?|how much is shipping to chile]'),
      agent('[That would be 14.00, about ten days.|14.00 with the ordinary post, and some patience.] Free from 150.'),
      customer('[great, and duties?|Do I pay customs?]'),
      agent(
        'Possibly, above the limit of your country. I cannot see that from here; below about 50 there is usually nothing.',
      ),
      customer('[ok ty|Thank you, that helps.]'),
    ],
    mood: 'good',
  },
  {
    key: 'delete-account',
    topic: 'account',
    channel: 'email',
    tellings: 2,
    subject: '[Please delete my account|Data deletion request]',
    lines: [
      customer(
        '[I would like you to delete my account and everything you keep about me.|Under the data protection rules I ask you to erase my data.] [Please confirm in writing.|I have no open orders.]',
      ),
      note('No open orders, no open repairs. Tax law: invoices stay seven years. Ask Noor before pressing anything.', {
        mentions: ['noor'],
      }),
      agent(
        'Understood. Everything we do not have to keep by law will be gone in thirty days: account, wish lists, points, letters. The invoices stay for as long as the tax office wants them, locked away. Is that all right with you?',
      ),
      customer('Yes, please go ahead.'),
    ],
    ends: 'snoozed',
    mood: 'neutral',
  },
  {
    key: 'login-chat',
    topic: 'account',
    channel: 'chat',
    tellings: 2,
    lines: [
      customer(
        '[cant log in, it says no account|Hi, the password e-mail does not come.|login loop?? keeps sending me back]',
      ),
      agent('Hi {first}! Which address are you using?'),
      customer('[{email}|It should be {email}]'),
      agent(
        '[There is an account for it, but it was never confirmed. I just did that for you.|I see it. I have sent a fresh link; it works for an hour.] Try again?',
      ),
      customer('[in! thanks|Works now. Thank you.]'),
    ],
    mood: 'good',
  },
  {
    key: 'missed-call',
    topic: 'noise',
    channel: 'phone',
    tellings: 3,
    call: { kind: 'missed', seconds: 14 },
    lines: [
      customer('[Hung up in the queue.|Call ended before anybody could answer.|No message left.]'),
      note(
        '[Called back twice, nobody there.|Called back: wrong number, very polite.|Called back. "My phone did that by itself."]',
        { after: 35 },
      ),
    ],
  },
  {
    key: 'call-out-sizes',
    topic: 'exchange',
    channel: 'phone',
    tellings: 2,
    order: { state: 'delivered', days: [9, 11], deliveredDays: 3 },
    products: ['hearth', 'moorland'],
    call: {
      kind: 'answered',
      seconds: 240,
      outbound: true,
      summary: 'The agent calls to settle an exchange for a customer without e-mail. Larger size agreed.',
    },
    lines: [
      note(
        '[Letter arrived by post: the {product} from {order} is too small. No e-mail, so calling.|Slip in a returned box: "one size bigger, please". {order}, no e-mail. Calling.]',
      ),
      customer(
        '[Glad about the call. Takes {bigger}, same colour.|Confirmed {bigger}. Asked how old we are; the shop, not the agent.]',
        { after: 6 },
      ),
      note('{bigger} goes out as {replacement}.', { after: 3 }),
    ],
    endings: [{ lines: [], after: { replaced: 'bigger' }, mood: 'good' }],
    resolution: 'Replacement sent',
  },
]
