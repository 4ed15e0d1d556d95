import { goods } from '../order-drafts.ts'
import { agent, customer, note, pdf, type Thread } from '../thread.ts'

const label = pdf('return-label.pdf')

/** Sending things back, and the money afterwards. */
export const returns: readonly Thread[] = [
  {
    key: 'return-changed-mind',
    topic: 'return',
    channel: 'email',
    tellings: 4,
    order: { state: 'delivered', days: [12, 15, 18, 10], deliveredDays: 5 },
    products: goods('knit', 'robe'),
    subject:
      '[Return for {order}|I would like to send back the {product}|Returning my {product}|{order}: return please]',
    lines: [
      customer(`[The {product} from order {order} is beautiful, but it is not for me.|I have worn the {product} around the house for
        an evening and I have to be honest with myself: it is too warm for my flat.|After some thought I would like to return
        the {product}.] [{colour} is not my colour after all.|It itches a little, which is my skin and not your
        fault.|I bought two similar things and can only keep one.] [The tags are still on.|It is unworn.]

        [How does that work?|Could you send me a label?|What do I have to do?]`),
      agent(
        `[That happens, and it is what the thirty days are for.|Of course.|No hard feelings.] Your label is attached; it says
        {rma}. [Fold the {product} the way it came and|Any box will do;] hand it in wherever you see the {carrier} sign.

        {main} goes back to your card about five days after it arrives. [The label is on us.|You pay nothing.]`,
        { macro: 'return-label', files: [label] },
      ),
    ],
    endings: [
      {
        lines: [
          customer(
            '[Dropped it off today. Thanks for making this easy.|Sent! Thank you for being so relaxed about it.]',
            { after: 2600 },
          ),
          note('{rma} came in, condition as new. Refund done.', { after: 2400 }),
          agent('The {product} is back home and {main} is on its way to you. Three to five working days.', {
            macro: 'refund-done',
            after: 10,
          }),
        ],
        mood: 'good',
        tags: ['REFUND'],
        after: { refund: 'main' },
      },
      { lines: [customer('Thank you, it goes out tomorrow.')], resolution: 'Information Given' },
      {
        lines: [
          customer(
            'Actually, my daughter tried it on and will not give it back. [I am keeping it.|Forget the return!]',
            { after: 1300 },
          ),
          agent('The best kind of return. [Wear it well, both of you.|Just throw the label away.]'),
        ],
        mood: 'good',
        resolution: 'No action',
      },
    ],
  },
  {
    key: 'return-label-missing',
    topic: 'return',
    channel: 'email',
    tellings: 3,
    order: { state: 'delivered', days: [16, 20], deliveredDays: 9 },
    products: ['hearth', 'lark', 'robe'],
    subject: '[No label in my mail|Return label for {order}?|The label does not open]',
    lines: [
      customer(`[I started a return on your site three days ago, but no label came.|Your page says the label for {order} was sent
        to me. I have searched everywhere.|The label you sent for {order} opens as a blank page on my computer.] [I do not
        want to miss the thirty days.|Please send it again.]`),
      agent(
        `[I am sorry, our label machine had a bad week.|Thank you for telling me, I found the cause: a comma in your address.]
        Here it is once more, {rma}, as a plain PDF. The thirty days stop counting today, so take your time.`,
        { files: [label] },
      ),
      customer('[This one works. Thank you!|Got it, prints fine.|It opens. Off to the post office.]'),
    ],
    mood: 'neutral',
    resolution: 'Information Given',
  },
  {
    key: 'return-refund-when',
    topic: 'refund',
    channel: 'email',
    tellings: 4,
    order: { state: 'delivered', days: [24, 27, 30], deliveredDays: 18 },
    products: goods('knit', 'slippers', 'robe'),
    subject:
      '[Refund for {order}?|When do I get my money back|Returned {product}, no refund yet|{order}: waiting for refund]',
    lines: [
      customer(`[I sent back the {product} almost two weeks ago and have not seen any money.|According to the tracking my return
        for {order} reached you nine days ago.|You wrote "about five days". It has been ten.] [Can you check?|Is something
        wrong with it?|{main} is not nothing for me.]`),
      note(
        '[Return was lying in the "unclear" crate: no paper inside.|Received, but nobody had closed it in the system.] Refunded now.',
      ),
      agent(
        `[You are right, and I am sorry.|That was our mistake.] Your parcel [came without the return slip and waited on a shelf
        for somebody to recognise it|had arrived, but nobody pressed the last button]. I have refunded {main} this minute; your
        bank needs three to five working days.`,
        { macro: 'refund-done' },
      ),
    ],
    endings: [
      {
        lines: [customer('[Thank you. I wish I had not had to ask, though.|OK. Thanks for the quick reply at least.]')],
        after: { refund: 'main' },
      },
      { lines: [], after: { refund: 'main' } },
      {
        lines: [
          customer('[Money is here. Thanks {agent}.|It arrived today, all settled. Thank you.]', { after: 5400 }),
        ],
        mood: 'good',
        ends: 'thanked',
        after: { refund: 'main' },
      },
    ],
  },
  {
    key: 'return-too-late',
    topic: 'return',
    channel: 'email',
    tellings: 3,
    order: { state: 'delivered', days: [47, 52, 61], deliveredDays: 42 },
    products: ['moorland', 'robe', 'drift'],
    subject: '[Can I still return this?|Late return, {order}|I know I am late]',
    tags: ['policy'],
    lines: [
      customer(`[I bought the {product} {days} days ago and only opened the box now, because of a move.|I know that it is more than
        thirty days. I was in hospital and the parcel sat in the hall.|{order} was meant as a present, and then the birthday was
        moved.] It is unused. [Is there anything you can do?|Would you make an exception?]`),
    ],
    endings: [
      {
        lines: [
          agent(
            'The thirty days are over, so I cannot put the money back on the card. What I can do is a store credit of {main}, without a fee and without an end date. The label would be {rma}. Shall I?',
            { macro: 'return-late' },
          ),
          customer('[Yes please, that is more than fair.|Store credit is perfect. Thank you.]'),
          agent('Done: code {code}, and the label is attached. Use it whenever something catches your eye.', {
            files: [label],
          }),
        ],
        mood: 'good',
        resolution: 'Discount',
      },
      {
        lines: [
          agent(
            'Life does not keep to thirty days, and you asked so nicely. Here is a normal label, {rma}, and you will get the full {main} back once it is here.',
            { files: [label] },
          ),
          customer('I did not expect this. [Thank you for being human.|You made my week.]'),
        ],
        mood: 'good',
        after: { refund: 'main' },
      },
      {
        lines: [
          agent(
            'I understand, and I wish I could. After more than six weeks I cannot take it back as new. I can offer you store credit for half of the price, {half}, and we would give the piece to the repair school.',
          ),
          customer(
            '[Half? Then I would rather give it to my sister.|No thank you. I thought you were more flexible than that.]',
          ),
        ],
        mood: 'bad',
        resolution: 'No action',
      },
    ],
  },
  {
    key: 'return-chat-how',
    topic: 'return',
    channel: 'chat',
    tellings: 4,
    order: { state: 'delivered', days: [9, 13, 11], deliveredDays: 3 },
    products: goods('knit', 'small-knit', 'slippers'),
    lines: [
      customer(
        '[how do i return something|Hi! How do returns work with you?|hello, I would like to return the {product}|Hi, can I send the {product} back if I have tried it on?|question: do I need the original box for a return?]',
      ),
      agent('Hi {first}! [Happy to help with that.|Sure thing.] Which order is it?'),
      customer('[{order}|It is {order}, the {product}.|{order}, came three days ago]'),
      agent(
        '[Trying on is fine, wearing it to the office is not 🙂|Any box is fine.] I am sending the label ({rma}) to {email} right now. Free for you, thirty days.',
        { macro: 'return-label' },
      ),
      customer('[got it, thanks|That was fast. Thank you.|when do I get the money?]'),
      agent('[About five days after it arrives here.|Money comes about five days after the parcel is back with us.]'),
    ],
    endings: [
      { lines: [customer('[cool, bye|ok perfect]')], mood: 'good', resolution: 'Information Given' },
      { lines: [], after: { refund: 'main' }, mood: 'good' },
    ],
  },
  {
    key: 'return-gift',
    topic: 'return',
    channel: 'email',
    tellings: 2,
    products: ['scarf', 'beanie', 'cricket'],
    subject:
      '[Gift return without the giver knowing|A present I would like to exchange for credit|Discreet question about a gift]',
    lines: [
      customer(`[My aunt gave me the {product} and it is sweet of her, but I already have one.|I received the {product} as a present, with one of your slips without a price.] [Can I swap it for something else without her getting an e-mail?|I do not want the giver to find out.
        Is there a way?]`),
      agent(
        `There is: returns of presents go to a gift credit in your name, and [the giver hears nothing from us|nobody but you gets
        a message]. Send it with the attached label ({rma}) and I will mail you a code over {price}.`,
        { files: [label] },
      ),
      customer('[You have done this before, I can tell. Thank you!|Discreet and quick. I like you.]'),
    ],
    mood: 'good',
    resolution: 'Discount',
  },
  {
    key: 'return-whatsapp',
    topic: 'return',
    channel: 'whatsapp',
    tellings: 3,
    order: { state: 'delivered', days: [11, 14], deliveredDays: 4 },
    products: ['lark', 'rookery', 'robe'],
    lines: [
      customer(
        '[Hi, I want to return {order}. Do I pay the post?|Hello, the {product} does not suit me. How can I send it back from here?]',
      ),
      agent('Hi {first}, no, the label is on us. Is {street}, {town} still where you would send it from?'),
      customer('[Yes 👍|yes still there]'),
      agent('Then here it comes by e-mail, with the number {rma}. You have thirty days.'),
      customer('[Received ✅|Got the label. thx]'),
    ],
    endings: [
      { lines: [], resolution: 'Information Given' },
      { lines: [], after: { refund: 'main' } },
    ],
  },
]
