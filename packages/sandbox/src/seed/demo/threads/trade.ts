import { agent, customer, note, pdf, photo, type Thread } from '../thread.ts'

const wholesale = { mailbox: 'wholesale', channel: 'email', cast: { kind: 'trade' } } as const

/** Shops, hotels, the press, and people with an audience. */
export const trade: readonly Thread[] = [
  {
    ...wholesale,
    key: 'wholesale-first',
    topic: 'wholesale',
    tellings: 3,
    subject: '[Wholesale enquiry|Stocking your {product} in our shop|Trade prices?|Opening an account]',
    products: ['pebble-mug', 'burrow', 'robe', 'drift'],
    lines: [
      customer(`[We run a small gift shop and three customers in one week asked for your {product}.|I saw your {product} at a friend's inn and would love to have it in ours.|We are opening in six weeks and still
        have an empty shelf by the window.] [Do you sell to shops, and on what terms?|What are your minimums and trade prices?]

        [Could you send a catalogue?|We would start small and see.]`),
      agent(
        `[What a nice start to the day.|Thank you for thinking of us.] The first order starts at 400, at half the shop price, paid in advance. From the second on it is thirty days. Colours can be
        mixed, in boxes of six for ceramics and four for knitwear. The catalogue is attached. [What does your place look like?|Could you send me a picture of the shelf? I am curious.]`,
        { macro: 'trade-intro', files: [pdf('trade-catalogue.pdf')] },
      ),
      customer('[Thank you! Picture attached. It gets the morning sun.|Here it is, still empty.]', {
        files: [photo('shelf.jpg')],
        after: 1400,
      }),
      agent(
        '[What a good window.|I can see it full already.] I would start with twenty-four pieces of the {product} in two colours and see what goes first. [Shall I make you an offer?|I can have an offer ready tomorrow.]',
      ),
    ],
    endings: [
      {
        lines: [
          customer('Please do.'),
          agent('Attached, good for thirty days.', { files: [pdf('offer.pdf')], after: 500 }),
          customer('[We accept. Where do I sign?|It looks fair. I will place the order this week.]', { after: 2000 }),
        ],
        mood: 'good',
        resolution: 'Order::Upsold',
      },
      { lines: [customer('Let me talk to my partner first.')], ends: 'snoozed' },
      { lines: [], ends: 'open' },
    ],
  },
  {
    ...wholesale,
    key: 'wholesale-reorder',
    topic: 'wholesale',
    tellings: 3,
    store: 'teahouse',
    order: {
      state: 'waiting',
      days: [0, 1],
      quantity: 36,
      code: 'TRADE50',
      extras: ['honey', 'tarn-teapot'],
      tags: ['wholesale'],
    },
    products: ['pebble-mug', 'river-bowl'],
    subject: '[Reorder: {product}|Our order {order}|More {product}, please|{order}: delivery date?]',
    lines: [
      customer(`[I have just placed {order}: thirty-six of the {product} and a {extra} for our own kitchen.|The {product} sold out over the long weekend, so {order} is on your table now.] [When could it be
        here?|Is the end of next week realistic?|We need it before our fair in ten days.]`),
      note('@Mateus thirty-six {product}, all there?', { mentions: ['mateus'] }),
      note('30 on the shelf, the other 6 come out of the kiln tomorrow. Leaves in two days.', {
        as: 'mateus',
        after: 70,
      }),
      agent(
        '[Thirty are here, six are a day behind.|Nearly all of it is on the shelf.] I would rather send one pallet than two parcels, so {order} leaves in two days and needs three on the road. [In time, I hope.|Will that do?]',
      ),
      customer('[That works. Thank you!|Perfect, thanks as always.|Fine. The invoice to the usual address, please.]'),
    ],
    endings: [
      { lines: [], mood: 'good' },
      {
        lines: [
          agent('With pleasure, {invoiceNo} is attached: {total}, thirty days.', {
            files: [pdf('invoice-trade.pdf')],
          }),
        ],
        mood: 'good',
      },
    ],
  },
  {
    ...wholesale,
    key: 'wholesale-overdue',
    topic: 'wholesale',
    tellings: 2,
    store: 'teahouse',
    order: {
      state: 'delivered',
      days: [47, 52],
      deliveredDays: 41,
      quantity: 24,
      code: 'TRADE50',
      tags: ['wholesale'],
    },
    products: ['pebble-mug', 'first-light'],
    tags: ['invoice'],
    subject: '[Invoice {invoiceNo} for {order}|A friendly word about {invoiceNo}]',
    lines: [
      agent(
        'I hope the {product} found good homes. Our invoice {invoiceNo} over {total} for {order} was due two weeks ago and I do not see it in the account. Could you have a look? Perhaps it went astray.',
      ),
      customer(
        '[Goodness, it was under the fair papers. Paid this minute, so sorry.|You are right, and I am embarrassed. Transfer is on its way.]',
        { after: 900 },
      ),
      agent('[No harm done, thank you.|It happens to the best. Thank you!] I have seen it come in.', { after: 1300 }),
    ],
    mood: 'good',
  },
  {
    ...wholesale,
    key: 'wholesale-damaged-box',
    topic: 'damaged',
    tellings: 2,
    store: 'teahouse',
    order: { state: 'delivered', days: [9, 11], deliveredDays: 1, quantity: 48, code: 'TRADE50', tags: ['wholesale'] },
    products: ['pebble-mug', 'river-bowl'],
    tags: ['wholesale'],
    subject: '[Pallet damaged, {order}|Eleven broken pieces in {order}]',
    lines: [
      customer(
        'The pallet of {order} arrived leaning, and the bottom layer took it badly: eleven of the forty-eight are broken. I signed with a remark and took pictures before unwrapping. What do you need from me?',
        { files: [photo('pallet-1.jpg'), photo('pallet-2.jpg'), photo('remark.jpg')] },
      ),
      note('Signed with remark: carrier pays. @Mateus claim please, pictures are here.', { mentions: ['mateus'] }),
      agent(
        'You did everything right, this is a model for how to receive a pallet. Eleven new ones are packed as {replacement}; with the signature the carrier pays, so please do not lose a minute of sleep.',
      ),
      customer('[Thank you, we will be able to open with full shelves.|That was quick. Thank you, {agent}.]'),
    ],
    endings: [{ lines: [], mood: 'good', after: { replaced: 'same', replacedQuantity: 11 } }],
  },
  {
    key: 'retreat-partnership',
    topic: 'partnership',
    channel: 'email',
    mailbox: 'wholesale',
    cast: { kind: 'partner', customer: 'bodhi-retreat' },
    tellings: 1,
    products: ['drift'],
    subject: 'Blankets for a silent retreat',
    lines: [
      customer(
        'We host silent weekends for thirty people four times a year. What we need is something warm to sit under, and your {product} is what our teacher dreams of. Would you be open to a partnership? We would name you in the welcome letter.',
      ),
      note("Nice people, no budget. Loan set of last year's colour? @Tomasz", { mentions: ['tomasz'], as: 'noor' }),
      agent(
        'I like the idea of thirty people being quiet under our wool. We cannot give things away, but there are eighteen blankets from a photo shoot that I could lend you for the season, washed, against a deposit. Would that help?',
      ),
      customer('Eighteen would be wonderful, we sit in two rows anyway. Where do we send the deposit?'),
    ],
    endings: [
      { lines: [agent('I will send you a short agreement tomorrow.')], mood: 'good' },
      {
        lines: [agent('Two pages, attached. Please sign the second.', { files: [pdf('loan.pdf')] })],
        mood: 'good',
      },
    ],
  },
  {
    key: 'podcast',
    topic: 'partnership',
    channel: 'email',
    cast: { kind: 'partner', customer: 'anneke-podcast' },
    tellings: 1,
    subject: 'An hour about slow things, with you?',
    lines: [
      customer(
        'I make a small podcast about people who make things slowly. About nine thousand listeners, no advertising. I would love to record an hour in your workroom, needles and all. Would somebody who likes to talk have time for me next month?',
      ),
      agent(
        'Somebody who likes to talk: that would be our mender, and she says yes before I have finished the sentence. Next month is good, in the second half. Shall I give you two?',
      ),
      customer('The mender! Even better than the boss. No offence to the boss. I will call to fix the day.'),
    ],
    mood: 'good',
    resolution: 'Other',
  },
  {
    key: 'press-samples',
    topic: 'partnership',
    channel: 'email',
    cast: { kind: 'partner', customer: 'joss-magazine' },
    tellings: 1,
    products: ['tarn-teapot'],
    subject: 'Loan for a still life, spring issue',
    lines: [
      customer(
        'For our spring issue we are shooting a breakfast table and would like to borrow the {product} and two mugs for a week, credit and all. Deadline is close, as ever. Could something leave this week?',
        { cc: ['studio@slowrooms-quarterly.example'] },
      ),
      agent(
        'With pleasure. One {product} in {colour} and two mugs leave tomorrow by courier, to the studio. They come back in the same crate; if the photographer falls in love with one, we send an invoice.',
        { cc: ['studio@slowrooms-quarterly.example'] },
      ),
      customer('Crate is here, everything intact. It is the teapot that gets the cover.', { after: 4000 }),
    ],
    mood: 'good',
    ends: 'thanked',
    resolution: 'Other',
  },
  {
    key: 'influencer-dm',
    topic: 'influencer',
    channel: 'instagram-direct-message',
    cast: { kind: 'influencer' },
    tellings: 3,
    products: ['drift', 'lark', 'hearth'],
    lines: [
      customer(
        '[hiii! obsessed with your feed. i have 41k followers who love cosy things, would you like to collab? i would post 3 stories for a {product} 💫|Hello Pebblewren! I create calm morning content and your {product} would fit perfectly. Do you gift products?|hey, love the {product}! open to a paid partnership?]',
      ),
      agent(
        'Hi, thank you for the kind words! We do not send things for posts, as a rule. What we do: if you buy something and like it, tell people; and your followers can have ten percent with NEST10.',
        { macro: 'influencer-no' },
      ),
    ],
    endings: [
      {
        lines: [customer('[totally understand, thank you for answering! 🤍|fair! might do that anyway]')],
        mood: 'good',
      },
      { lines: [customer('[other brands pay for that reach...|ok your loss]')], mood: 'bad' },
      { lines: [] },
    ],
  },
  {
    key: 'influencer-mail',
    topic: 'influencer',
    channel: 'email',
    cast: { kind: 'influencer' },
    tellings: 2,
    products: ['six-hills', 'beanie'],
    store: 'teahouse',
    subject: '[Collaboration proposal|Affiliate programme?]',
    lines: [
      customer(
        '[I attach my media kit. My audience is 82 % women between 25 and 44 who care about slow living, and my tea posts have the highest saves. Could we work together on the {product}?|Do you have an affiliate programme? I already drink your tea on camera every morning, so I might as well tell people where it is from.]',
        { files: [pdf('media-kit.pdf')] },
      ),
      agent(
        '[That is a careful media kit, thank you.|Every morning! Then you are practically family.] We have a small programme: ten percent for your people, eight for you, paid every quarter, no obligation to say anything nice. Shall I set it up?',
      ),
      customer('[Yes please, that sounds fair.|Yes! And I only say nice things when they are true.]'),
    ],
    mood: 'good',
    resolution: 'Other',
  },
]
