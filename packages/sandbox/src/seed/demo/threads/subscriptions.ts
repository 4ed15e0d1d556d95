import { agent, customer, note, type Thread } from '../thread.ts'

const box = { store: 'teahouse', products: ['slow-box'] } as const

/** The monthly tea box. */
export const subscriptions: readonly Thread[] = [
  {
    ...box,
    key: 'sub-skip',
    topic: 'subscription',
    channel: 'email',
    tellings: 3,
    order: { state: 'delivered', days: [19, 22, 25], deliveredDays: 14 },
    subject: '[Skip next month|Please pause my tea box|Too much tea (is that possible?)|Skipping one box]',
    lines: [
      customer(`[I am drowning in tea, in the nicest way.|We are away for three weeks.|My cupboard does not close any more.] Could you skip the next {product}?
        [I do not want to cancel.|I would like to go on the month after.] [The last one was {order}.|My last box had the number {order}.]`),
      agent(
        '[Done:|Of course, done:] the next box is skipped and nothing will be charged. The one after comes by itself. [By the way, you can do that on your account page too, up to five days before.|If you want to skip more than one, just say so.]',
        { macro: 'sub-skip' },
      ),
    ],
    endings: [{ lines: [customer('[Perfect, thank you.|Wonderful. Happy sipping!]')], mood: 'good' }, { lines: [] }],
  },
  {
    ...box,
    key: 'sub-cancel',
    topic: 'unsubscribe',
    channel: 'email',
    tellings: 3,
    order: { state: 'delivered', days: [12, 17, 21], deliveredDays: 8 },
    subject: '[Cancel my subscription|Cancelling the {product}|Please end my tea box|Goodbye to the tea box]',
    lines: [
      customer(`[I would like to cancel my {product}.|Please cancel my tea box from now on.] [I have gone over to coffee, forgive me.|It is not you, it is my
        budget.|Three of the last four teas were smoky and I do not like smoky.] [Box {order} was my last.|Please do not charge me again.]`),
    ],
    endings: [
      {
        lines: [
          agent(
            'Cancelled, as of today, no notice and no fee. [Thank you for every month you stayed.|It was a pleasure to pack for you.] The door stays open.',
            { macro: 'sub-cancel' },
          ),
          customer('[Thank you for making it painless.|Thanks.]'),
        ],
        mood: 'good',
      },
      {
        lines: [
          agent(
            'Done if you want it so. Before I press the button: I could also switch you to "no smoke", or to every second month. What do you say?',
          ),
          customer(
            '[Every second month without smoke? That I would keep.|I did not know that was possible. Every second month, please.]',
          ),
          agent('Then that is how it is now. Next box in about seven weeks, no smoke.'),
        ],
        mood: 'good',
        resolution: 'Subscription::Updated',
      },
      {
        lines: [
          agent('It is cancelled. I am sorry that it was not the right thing any more.', { macro: 'sub-cancel' }),
        ],
      },
    ],
  },
  {
    ...box,
    key: 'sub-change-teas',
    topic: 'subscription',
    channel: 'chat',
    tellings: 3,
    order: { state: 'delivered', days: [9, 13], deliveredDays: 6 },
    lines: [
      customer(
        '[hi can i choose whats in my box|Hello! Is it possible to change what is in the tea box?|can i decide what comes in the subscription?|Hi, my wife wants to try your box but is picky. Can one choose?]',
      ),
      agent(
        '[Hi {first}! Yes: green only, black only, no caffeine, or no smoke.|Hello {first}! There are four kinds of boxes: green, black, no caffeine and "surprise me".] Which one?',
      ),
      customer('[no caffeine pls|Green only, please.|ooh, no caffeine]'),
      agent('[Changed. It starts with the next box.|Done, from the next box on.]'),
      customer('[ty|Thank you so much.]'),
    ],
    mood: 'good',
  },
  {
    ...box,
    key: 'sub-charged-twice',
    topic: 'payment',
    channel: 'email',
    tellings: 3,
    order: { state: 'on-its-way', days: [2, 3] },
    subject: '[Charged twice for my tea box|Two payments, one box|Double charge {order}]',
    tags: ['subscription'],
    lines: [
      customer(`[My card was charged {total} twice on the same day for {order}.|I see two payments of {total} for one {product}.] [Please look into this.|I only have one
        subscription, as far as I know.]`),
      note('Second one is an authorisation that was never captured. Falls off by itself.'),
      agent(`[You were charged once.|Only one of the two is real.] The second is a hold that your bank placed when the first attempt timed out. We never took it, and it disappears within
        three to five days. [If it is still there after a week, write to me and I will call them with you.|I attach no blame to you for being startled.]`),
    ],
    endings: [
      {
        lines: [
          customer('[It is gone this morning. Thank you.|Disappeared today, as you said. Thanks!]', { after: 4300 }),
        ],
        ends: 'thanked',
        mood: 'good',
      },
      {
        lines: [
          customer('[My bank says otherwise.|I have here a statement with two bookings.]'),
          agent(
            'Then I would like to see it, please: black out everything but the two lines. If both were taken, you get one back today.',
          ),
        ],
        ends: 'open',
        mood: 'bad',
      },
      { lines: [customer('OK, I will wait a week.')], ends: 'snoozed' },
    ],
  },
  {
    ...box,
    key: 'sub-pause-text',
    topic: 'subscription',
    channel: 'whatsapp',
    tellings: 2,
    order: { state: 'delivered', days: [18, 24], deliveredDays: 12 },
    lines: [
      customer(
        '[Hi, I move house next month: {newStreet}, {newZip} {newTown}. Can the tea box follow?|Hello, new address for my tea box please: {newStreet}, {newZip} {newTown}]',
      ),
      agent(
        'Hi {first}! [Sure. So {newStreet}, {newZip} {newTown} from the next box on?|Let me repeat it to be safe: {newStreet}, {newZip} {newTown}. Right?]',
      ),
      customer('[Yes exactly|Correct 👍]'),
      agent('Saved. Happy moving, and keep one mug out of the boxes.'),
      customer('[😄 will do|The kettle travels on my lap.]'),
    ],
    mood: 'good',
  },
  {
    ...box,
    key: 'sub-gift',
    topic: 'subscription',
    channel: 'email',
    tellings: 2,
    subject: '[A tea box as a present|Three months of tea for my father]',
    lines: [
      customer(
        '[I would like to give my father three months of the {product}, without it running on for ever.|Can the {product} be a present that ends by itself after six months?] How do I order that, and can there be a card in the first one?',
      ),
      agent(
        'Choose "as a gift" below the price; it offers three, six or twelve months and then stops by itself. The card goes into the first box: write the text into the note at the checkout, and one of us writes it by hand.',
      ),
      customer('[Handwritten! Do you have nice handwriting?|By hand? He will love that.]'),
      agent('I do not. But Mateus in the warehouse does, and he likes doing it.'),
    ],
    mood: 'good',
    resolution: 'Order::Upsold',
  },
]
