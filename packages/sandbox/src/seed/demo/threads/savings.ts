import { goods } from '../order-drafts.ts'
import { agent, customer, note, photo, type Thread } from '../thread.ts'

/** Codes, gift cards and the points of the Nest club. */
export const savings: readonly Thread[] = [
  {
    key: 'code-not-working',
    topic: 'discount',
    channel: 'chat',
    tellings: 4,
    products: goods('knit', 'blanket', 'robe'),
    lines: [
      customer(
        '[hi WELCOME10 doesnt work|Hello, my discount code is not accepted at checkout.|The code from your newsletter says "not valid"|hi, trying to use NEST15 on a {product}, it says expired?|I have a 10% code and it wont apply to the {product} :(]',
      ),
      agent('[Hi {first}, let me see. What does it say, word for word?|Hello! What exactly does it say?]'),
      customer(
        '[just "not valid", and there is nothing else in the cart|it says "code cannot be used"|"sorry, this code is not valid"]',
      ),
      agent(
        '[Found it: codes do not combine with anything else, and this one was already used once.|I see: it is tied to another address and was used there.] I have made you a fresh one: {code}. It works once, today and tomorrow.',
        { macro: 'code-new' },
      ),
    ],
    endings: [
      { lines: [customer('[works! thank you|It worked. You are kind.|🙏🙏]')], mood: 'good' },
      {
        lines: [
          customer('still no'),
          agent('Try it without the space at the end 🙂'),
          customer('oh. yes. embarrassing, thanks'),
        ],
        mood: 'good',
      },
      { lines: [] },
    ],
  },
  {
    key: 'code-forgotten',
    topic: 'discount',
    channel: 'email',
    tellings: 3,
    order: { state: 'on-its-way', days: [1, 2] },
    products: goods('knit', 'slippers', 'robe'),
    subject: '[Forgot to enter my code on {order}|Discount not applied|Could you add WELCOME10 afterwards?]',
    lines: [
      customer(`[I was so quick with {order} that I forgot my welcome code.|Silly me: I paid full price for the {product} and found your ten percent
        afterwards.] [Is it possible to apply it now?|Could you be so kind?]`),
      agent(
        '[Gladly.|Of course.|This one is easy.] [I cannot change an order that is paid, but I can give the difference back:|The difference goes back to your card:] two working days from now you will see it. [Next time it applies itself if you use the link in the e-mail.|No need to feel silly, it happens daily.]',
      ),
      customer('[Thank you, that is decent of you.|Great, thanks!]'),
    ],
    endings: [{ lines: [], mood: 'good', after: { refund: 0.1 }, tags: ['partial-refund'] }],
  },
  {
    key: 'gift-card-not-received',
    topic: 'giftCard',
    channel: 'email',
    tellings: 3,
    order: { state: 'delivered', days: [3, 4, 5], deliveredDays: 1 },
    products: ['gift-card'],
    subject: '[Gift card has not arrived|The gift card in {order}|My friend never got the gift card]',
    lines: [
      customer(`[I bought a gift card for a friend ({order}) and she says that there was no e-mail.|The gift card from {order} should have been delivered
        on her birthday. It was not.] [Can you send it again?|Did it go to the wrong address?]`),
      agent(`[It did leave us, but came back: the address ended in ".exampel".|I found it: the address had a typing error, two letters swapped.] [What is the right
        one?|Could you give me the right address?]`),
      customer(
        '[Oh no. It is {email}, send it to me and I will print it.|My fat fingers. Just send it to {email} please, I will pass it on.]',
      ),
      agent(
        '[Sent, the code ends in {giftCode}.|Done. It ends in {giftCode}, and the old one is void.] {price} are on it, and it never expires.',
      ),
      customer('[Got it. Thank you!|Arrived. Thanks a lot.]'),
    ],
    mood: 'good',
    resolution: 'Information Given',
  },
  {
    key: 'gift-card-balance',
    topic: 'giftCard',
    channel: 'chat',
    tellings: 2,
    lines: [
      customer(
        '[how do i see whats left on my gift card|Hi, I have a gift card and want to know the balance|hello! is there still money on my card? ends in {giftCode}]',
      ),
      agent('Hi {first}! Tell me the last four characters, never the whole code, please.'),
      customer('[{giftCode}|it ends {giftCode}]'),
      agent('There are [31.50|12.00|48.20] left on it. It has no end date.'),
      customer('[can i use it at the teahouse too?|does it work in both shops]'),
      agent(
        'Not yet, the two shops have separate tills. But I can move the balance for you, it takes a minute. Shall I?',
      ),
      customer('[yes please|no its ok, i want socks anyway]'),
    ],
    mood: 'neutral',
  },
  {
    key: 'points-missing',
    topic: 'loyalty',
    channel: 'email',
    tellings: 3,
    order: { state: 'delivered', days: [16, 20], deliveredDays: 11 },
    products: goods('knit', 'blanket'),
    subject: '[Nest points missing|No points for {order}|Where are my {points} points?]',
    lines: [
      customer(`[I should have {points} points more than I do.|The {product} from {order} gave me no Nest points.] [I was logged in, I think.|Did I do something
        wrong?]`),
      agent(
        '[You checked out as a guest, so the till did not know it was you.|You were logged in with another address that day.] I have added {points} points by hand; they are in your nest now.',
      ),
      customer('[I see them. Thank you!|Perfect, that makes Feather, does it not?]'),
    ],
    mood: 'good',
  },
  {
    key: 'tier-question',
    topic: 'loyalty',
    channel: 'chat',
    tellings: 2,
    lines: [
      customer(
        '[how many points until the next tier?|Hi, what do I get when I am "Down"?|whats the difference between Feather and Down in the club]',
      ),
      agent(
        'Twig, Feather, Down 🪶 Feather starts at 300 points and brings free returns for sixty days. Down starts at 800: the same, plus a free repair every year.',
      ),
      customer('[and do points expire?|Do they run out?]'),
      agent('After two years without an order. You are fine.'),
      customer('[ok cool|Good to know, thank you.]'),
    ],
    mood: 'good',
  },
  {
    key: 'first-order-instagram',
    topic: 'discount',
    channel: 'instagram-direct-message',
    tellings: 2,
    products: ['beanie', 'mittens', 'scarf', 'burrow'],
    tags: ['social-lead'],
    lines: [
      customer(
        '[hiii do you have a code for first orders 👀|hello! any discount for the {product}? student here|how much is the {product} with shipping? any promo?]',
      ),
      agent(
        'Hi! WELCOME10 takes ten percent off your first order. That would be on {price} for the {product}; shipping is free from 75.',
      ),
    ],
    endings: [
      { lines: [customer('[amazing thank you!|ok gonna order 🧡]')], mood: 'good' },
      {
        lines: [
          customer('and {otherColour}, is it more brown or more green?'),
          agent('Depends on the lamp, honestly. Here it is by the window.', { files: [photo('window.jpg')] }),
          customer('gorgeous. that one'),
        ],
        mood: 'good',
        resolution: 'Order::Upsold',
      },
    ],
  },
  {
    key: 'price-drop',
    topic: 'discount',
    channel: 'email',
    tellings: 3,
    order: { state: 'delivered', days: [12, 9], deliveredDays: 4 },
    products: ['moorland', 'robe', 'hearth'],
    subject: '[Cheaper now than when I bought it|{product} on sale a week later|Price adjustment for {order}?]',
    when: [0.58, 0.585, 0.59],
    lines: [
      customer(`[Less than two weeks after I paid {price} for the {product}, it is twenty percent off.|I bought the {product} at full price, and now there is a sale.] [I find
        that a bit sour.|Is there any way to get the difference?]`),
      note('Inside of 14 days: policy says yes.'),
      agent(
        '[I would feel the same.|Fair point.] Within fourteen days we pay the difference, so {fifth} is on its way back to your card. Nothing else to do.',
      ),
      customer('[That makes me happy. Thank you.|I did not expect that. Thanks!]'),
    ],
    endings: [{ lines: [], mood: 'good', after: { refund: 0.2 }, tags: ['partial-refund', 'policy'] }],
  },
]
