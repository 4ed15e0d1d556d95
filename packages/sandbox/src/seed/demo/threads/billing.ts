import { goods } from '../order-drafts.ts'
import { agent, customer, note, pdf, photo, type Thread } from '../thread.ts'

/** Invoices, cards, and money in the wrong place. */
export const billing: readonly Thread[] = [
  {
    key: 'invoice-vat',
    topic: 'invoice',
    channel: 'email',
    store: 'teahouse',
    tellings: 3,
    order: { state: 'delivered', days: [9, 12, 16], deliveredDays: 5 },
    products: ['ember', 'six-hills', 'tarn-teapot', 'pebble-mug'],
    subject:
      '[Invoice for {order}|VAT invoice needed|Please send a proper invoice for {order}|Invoice with our company name]',
    lines: [
      customer(`[I need an invoice with VAT for {order}, for the office kitchen.|My accountant does not accept the order confirmation for {order}.|We bought the {product} for our studio.
        Could I have an invoice that shows the VAT?] [The company is "{name} Studio", same address.|Please put "Atelier {name}" on it.]`),
      agent(
        '[Attached, with the VAT on its own line.|Here it is.] The number is {invoiceNo}. [Tell me if your accountant wants it in another language.|If anything is missing, I will make a new one within the day.]',
        { files: [pdf('invoice.pdf')] },
      ),
    ],
    endings: [
      { lines: [customer('[Accountant is happy, so am I.|Perfect, thank you.]')], mood: 'good' },
      {
        lines: [
          customer('Almost: the VAT number of the company is missing. It is XX000123456.'),
          agent('Corrected and attached. The old one is void.', { files: [pdf('invoice-corrected.pdf')] }),
          customer('Now it is right. Thank you.'),
        ],
        mood: 'good',
      },
      { lines: [] },
    ],
    resolution: 'Information Given',
  },
  {
    key: 'invoice-chat',
    topic: 'invoice',
    channel: 'chat',
    tellings: 2,
    order: { state: 'delivered', days: [21, 35], deliveredDays: 15 },
    products: goods('knit', 'robe'),
    lines: [
      customer(
        '[can i get a receipt for {order}|Hi, I need the invoice for {order} for my insurance.|hello, lost the receipt of the {product}, could you resend it]',
      ),
      agent('Sure! Sending it to {email} now, number {invoiceNo}.'),
      customer('[got it 👍|Thank you, that was quick.]'),
    ],
    mood: 'good',
  },
  {
    key: 'payment-failed',
    topic: 'payment',
    channel: 'email',
    tellings: 3,
    order: { state: 'unpaid', days: [0, 1] },
    products: goods('knit', 'blanket', 'slippers'),
    subject: '[Payment failed, order {order}|My card was declined|{order}: payment not going through|Cannot pay]',
    lines: [
      customer(`[Your shop says that my payment for {order} failed, but my card works everywhere else.|I tried three times to pay for the {product}. It always says "something went
        wrong".] [Is {order} placed now or not?|Am I charged three times?]`),
      agent(
        '[Nothing was taken, I looked.|You were not charged.] {order} waits for its payment until tomorrow night. [Your bank wants you to confirm it in their app; the window that asks for it was probably blocked.|It stops at the confirmation of your bank.] Here is a link that goes straight there: https://pebblewren.example/pay/{number}',
      ),
    ],
    endings: [
      {
        lines: [customer('[That worked.|Through!] Thank you.'), agent('And I see it here. It goes out tomorrow.')],
        mood: 'good',
        resolution: 'Order::Updated Information',
        after: { isPaid: true },
      },
      {
        lines: [
          customer('I give up. [Please cancel it.|Cancel it, please.]'),
          agent(
            'Cancelled, nothing was charged. I am sorry, and if you want to try another day: {code} takes ten percent off.',
          ),
        ],
        mood: 'bad',
        resolution: 'Order::Cancelled',
        after: { isCancelled: true },
      },
      { lines: [], ends: 'open' },
    ],
  },
  {
    key: 'payment-declined-chat',
    topic: 'payment',
    channel: 'chat',
    tellings: 2,
    products: goods('knit', 'robe', 'slippers'),
    lines: [
      customer(
        '[checkout keeps spinning and then error E-17|Hi, it says card declined but there is money on it|why cant i pay?? tried 2 cards]',
      ),
      agent('Hi {first}, sorry about that. Is the address of the card the same as the one you typed in?'),
      customer('[oh, i moved last month|hmm the card may still have the old one|i think so?]'),
      agent(
        'The bank compares the two, and an old or misspelt one is enough. [If that is fine, a private window often helps.|If not that, an ad blocker sometimes eats the question of the bank.] Want to try again while I am here?',
      ),
    ],
    endings: [
      { lines: [customer('[went through!!|It worked. You are a genius.]')], mood: 'good' },
      {
        lines: [
          customer('[no. same|nope, still E-17]'),
          note('E-17 again, third today. Told the payment people.'),
          agent(
            'Then it is not you, it is our payment partner. They are looking at it. I will write to {email} when it works, and hold the {product} for you.',
          ),
        ],
        ends: 'open',
        mood: 'bad',
        tags: ['waiting-for-workroom'],
      },
    ],
  },
  {
    key: 'double-hold',
    topic: 'payment',
    channel: 'email',
    tellings: 2,
    order: { state: 'waiting', days: [1, 2] },
    products: goods('knit', 'blanket'),
    subject: '[Charged twice?|Two bookings of {total}|Double payment for {order}]',
    lines: [
      customer(
        '[I see {total} twice on my statement.|Why did you take {total} two times for {order}?] [I placed only one order.|My screen froze, so I clicked again. Could that be it?]',
        { files: [photo('statement.png')] },
      ),
      agent(
        '[Thank you for the picture.|The picture helps.] The first line says "pending": that is a hold from the attempt that froze. We only took the second one. The hold falls away by itself, in most banks after three days.',
      ),
      customer('[OK. I will keep an eye on it.|Thank you for explaining, I was worried.]'),
    ],
    endings: [
      { lines: [], ends: 'snoozed' },
      { lines: [] },
      { lines: [customer('And it is gone. Thanks!', { after: 4400 })], ends: 'thanked', mood: 'good' },
    ],
  },
  {
    key: 'refund-old-card',
    topic: 'refund',
    channel: 'email',
    tellings: 2,
    order: { state: 'delivered', days: [29, 34], deliveredDays: 24 },
    products: ['robe', 'drift'],
    subject: '[Refund to a card that no longer exists|My old card is closed]',
    lines: [
      customer(
        'You refunded the {product} from {order}, but the card I paid with is closed since last month. [Where does the money go now?|Is it lost?]',
      ),
      note('Refund left the bank 9 days ago, no bounce so far.', { after: 30 }),
      agent(
        'It is not lost. Your bank gets it with the old number and moves it to your account, or sends it back to us after ten days. I have put a note on my desk for that day. If it comes back, we do a transfer.',
      ),
      customer('[Good to know, thank you.|All right. I will ask them as well.]'),
    ],
    endings: [
      { lines: [], ends: 'snoozed', after: { refund: 'main' } },
      {
        lines: [customer('They had it in a waiting account. All is well.', { after: 5000 })],
        mood: 'good',
        ends: 'thanked',
        after: { refund: 'main' },
      },
    ],
  },
]
