import { goods } from '../order-drafts.ts'
import { agent, customer, note, pdf, photo, type Thread } from '../thread.ts'

const label = pdf('exchange-label.pdf')

/** Too big, too small, the other colour, and which one to take. */
export const sizes: readonly Thread[] = [
  {
    key: 'size-up',
    topic: 'exchange',
    channel: 'email',
    tellings: 4,
    order: { state: 'delivered', days: [9, 12, 10, 14], deliveredDays: 3 },
    products: goods('knit', 'robe', 'slippers'),
    subject: '[{product} too small|Exchange {size} for {bigger}|{order}: one size up please|Can I swap my {product}?]',
    lines: [
      customer(`[The {product} is gorgeous but {size} is too snug.|I was sure that {size} was mine. It is not.|Your {product} in {size} fits
        like a sausage skin, I am afraid.] [Could I exchange it for the {bigger}?|Do you have it in {bigger}, same colour?|I would
        like the {bigger} in {colour} instead.]`),
      agent(
        `[We have one {bigger} in {colour} left and it is already in a drawer with your name on it.|Good news: {bigger} in {colour} is
        here and I have set it aside.] The label for the {size} is attached ({rma}). As soon as {carrier} scans it, yours leaves;
        you do not have to wait until it arrives.`,
        { macro: 'exchange-size', files: [label] },
      ),
      customer('[Brilliant, I will post it tomorrow.|That is clever. It goes out today.|Thank you, on its way soon.]'),
    ],
    endings: [
      { lines: [], mood: 'good', after: { replaced: 'bigger' } },
      {
        lines: [
          note('{rma} scanned at the counter. {bigger} sent as {replacement}.', { after: 1200 }),
          agent('Your {size} was scanned this morning, and the {bigger} left an hour later as {replacement}.', {
            after: 15,
          }),
          customer('[It fits!|Fits like it was made for me.] [Thanks for the smooth exchange.|Lovely service.]', {
            after: 6000,
          }),
        ],
        mood: 'good',
        ends: 'thanked',
        after: { replaced: 'bigger' },
      },
    ],
    resolution: 'Replacement sent',
  },
  {
    key: 'size-advice-chat',
    topic: 'sizing',
    channel: 'chat',
    tellings: 5,
    products: goods('knit'),
    lines: [
      customer(
        '[Hi, what size should I get in the {product}? I am usually between {size} and {bigger}|hello, is the {product} true to size?|does the {product} run small? i wear {size} elsewhere|Hi! {size} or {bigger} for the {product}? I like it loose|I want to buy the {product} for my husband and know nothing about sizes. Help?]',
      ),
      agent(
        '[Hi {first}! Lay a sweater that fits well flat on the table and measure from armpit to armpit. How many centimetres?|Hello {first}, do you have a tape measure nearby? Armpit to armpit, on something that fits.]',
        { macro: 'sizing-chart' },
      ),
      customer('[{girth}|hang on... {girth}|it says {girth}|about {girth}, the cat was lying on it]'),
      agent(
        '[Then the {size} it is. Wool gives a little.|That is size {size} with us.] [Take {bigger} only if you want to wear a shirt below.|In {bigger} the shoulders would hang.]',
      ),
      customer('[great, ordering {size}|Thank you, {size} then.|perfect ty]'),
    ],
    endings: [
      { lines: [], mood: 'good' },
      {
        lines: [agent('And if it is wrong after all: exchanges are free for thirty days.')],
        mood: 'good',
        resolution: 'Order::Upsold',
      },
    ],
  },
  {
    key: 'wrong-size-sent',
    topic: 'wrong',
    channel: 'email',
    tellings: 3,
    order: { state: 'delivered', days: [7, 8, 9], deliveredDays: 1 },
    products: goods('knit', 'slippers', 'kids', 'robe'),
    subject: '[You sent the wrong size|{order}: ordered {size}, got {smaller}|Wrong {product} in the box]',
    lines: [
      customer(
        `[I ordered the {product} in {size}, and the label says {smaller}.|The bag says {size}, what is in it says {smaller}.|The
        invoice for {order} says {size}. The thing in the box is size {smaller}.] [Photo attached.|See the picture.]`,
        {
          files: [photo('IMG_2207.jpg')],
        },
      ),
      agent(`[Our mistake, plainly.|That one is on us.] The right {size} is packed as {replacement} and leaves today. [Keep the {smaller}
        until it arrives and send it back with the label inside, please.|There is a label in the new box for the {smaller}; no
        hurry.]`),
      customer('[Thank you for being quick about it.|That is all right, mistakes happen.|OK, thanks.]'),
    ],
    mood: 'neutral',
    endings: [
      { lines: [], after: { replaced: 'same' } },
      {
        lines: [
          note('Third {smaller} in a bag marked {size} this month. @Mateus can you check that whole shelf?', {
            mentions: ['mateus'],
          }),
        ],
        after: { replaced: 'same' },
      },
    ],
  },
  {
    key: 'exchange-colour',
    topic: 'exchange',
    channel: 'email',
    tellings: 3,
    order: { state: 'delivered', days: [10, 13], deliveredDays: 4 },
    products: ['moorland', 'drift', 'scarf', 'beanie', 'mittens'],
    subject: '[{colour} or {otherColour}?|Swap the colour of my {product}|Wrong colour choice, {order}]',
    lines: [
      customer(`[{colour} looked different on my screen.|My own fault: I ordered at midnight.|I love the {product}, but {colour} makes
        me look ill.] [Could I have it in {otherColour} instead?|Is {otherColour} still to be had, and may I swap?] [It is unworn.|I only tried it on.]`),
      agent(
        `[Screens are liars.|It happens to half of the people who buy {colour}.] I have the {product} in {otherColour} for you. Put {colour} back
        in its bag, use the attached label ({rma}), and the other one starts its journey as {replacement}.`,
        { files: [label] },
      ),
    ],
    endings: [
      {
        lines: [customer('[Hurray. Thank you!|Fantastic, thank you.]')],
        mood: 'good',
        after: { replaced: 'otherColour' },
      },
      {
        lines: [
          customer('Could you send me a real photo of {otherColour} first? In daylight?'),
          agent('I took it to the window for you. No filter, cloudy sky.', { files: [photo('daylight.jpg')] }),
          customer('[That is the one. Yes please.|Oh, much better. Do it!]'),
        ],
        mood: 'good',
        after: { replaced: 'otherColour' },
      },
    ],
    resolution: 'Replacement sent',
  },
  {
    key: 'exchange-instagram',
    topic: 'exchange',
    channel: 'instagram-direct-message',
    tellings: 3,
    order: { state: 'delivered', days: [8, 11], deliveredDays: 2 },
    products: ['lark', 'moorland', 'rookery'],
    lines: [
      customer(
        '[hi!! my {product} came and its SO pretty but too big 😩 can i swap|hello, the {product} is too wide on me, can i get a smaller one?]',
      ),
      agent('Hi! Sure. What is your order number, and which size would you like?'),
      customer('[{order}, {smaller} please|{order} and i think {smaller}]'),
      agent(
        '{smaller} in {colour} is here. I am sending a label to your e-mail; the new one leaves when the old one is scanned.',
      ),
      customer('[you guys are the best 🧡|yay ty]'),
    ],
    endings: [{ lines: [], after: { replaced: 'smaller' } }],
    mood: 'good',
    resolution: 'Replacement sent',
  },
  {
    key: 'slippers-between',
    topic: 'sizing',
    channel: 'sms',
    tellings: 2,
    products: ['hearth'],
    lines: [
      customer(
        '[Hello I wear a {size} and a half. Which felt slipper do I take|Do the slippers come in half sizes? Between {size} and {bigger}]',
      ),
      agent(
        'Hi {first}, {agent} from {shop}. No half sizes, but felt stretches by about half a size in two weeks. Take the {size}.',
      ),
      customer('[And with thick socks|What about socks in them]'),
      agent('Then the {bigger}. With socks you want the room.'),
      customer('[{bigger} it is. Thank you dear|Ok {bigger}. thx]'),
    ],
    mood: 'good',
  },
  {
    key: 'exchange-sold-out',
    topic: 'exchange',
    channel: 'email',
    tellings: 2,
    order: { state: 'delivered', days: [11, 15], deliveredDays: 5 },
    products: ['rookery', 'fell-vest', 'cricket'],
    subject: '[Exchange to {bigger}, is it sold out?|{product} in {bigger}|Size swap for {order}]',
    tags: ['stock'],
    lines: [
      customer(
        `[I need the {product} one size up, but your site shows {bigger} in {colour} as sold out.|Could you exchange my {size} for {bigger}? The shop says "none left".] [Will there be more?|Is there one hiding somewhere?]`,
      ),
      note('@Mateus any {bigger} in {colour} in the returns crate?', { mentions: ['mateus'] }),
      note('No. Next batch in about three weeks.', { as: 'mateus', after: 50 }),
      agent(`I asked our warehouse to look into every corner: there is no {bigger} in {colour} today. New ones come in about three weeks, or
        I have {bigger} in {otherColour} right now. [Which would you rather?|What do you prefer?]`),
    ],
    endings: [
      {
        lines: [
          customer('{otherColour} is nice too. [Let us do that.|I will take it.]'),
          agent('Then it leaves today, and the label ({rma}) for the other one is attached.', { files: [label] }),
        ],
        mood: 'good',
        resolution: 'Replacement sent',
      },
      {
        lines: [customer('I will wait for {colour}.'), agent('I have put you on the list and a reminder on my desk.')],
        ends: 'snoozed',
        tags: ['waiting-for-workroom'],
      },
      {
        lines: [
          customer('Then I would like to return it, please.'),
          agent('Of course. Label attached ({rma}), and {main} comes back to you when it is here.', { files: [label] }),
        ],
        resolution: 'Refund',
        after: { refund: 'main' },
      },
    ],
  },
]
