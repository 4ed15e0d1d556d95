import { goods } from '../order-drafts.ts'
import { agent, customer, note, photo, type Thread } from '../thread.ts'

/** Praise and anger. */
export const feelings: readonly Thread[] = [
  {
    key: 'praise-blanket',
    topic: 'praise',
    channel: 'email',
    tellings: 2,
    order: { state: 'delivered', days: [30, 45, 22], deliveredDays: 16 },
    products: ['drift'],
    subject: '[Just a thank-you|No complaint for once|About the {product}|A happy customer]',
    tags: ['sentiments-promoter'],
    lines: [
      customer(`[This is not a complaint, you may sit down.|I only ever write when something is wrong, so today I want to be fair.] [My mother is in a care home and the {product} you sent (order {order}) is the one thing from
        home that she recognises every morning.|Our baby sleeps under nothing but the {product} ({order}), and so, for the first time in months, we sleep too.] [Please tell
        whoever made it.|I thought the person who made it should know.]`),
      agent(
        '[I read this aloud in the workroom, and it got quiet and then loud.|Your letter hangs next to the kettle now.] The person who made it has her initials on the little label: [it is K., and she blushed|M. says thank you, from the bottom of her needles].',
      ),
    ],
    endings: [
      { lines: [], mood: 'good' },
      { lines: [customer('Then thank you, {agent}, for reading it to them.')], mood: 'good' },
    ],
    mood: 'good',
  },
  {
    key: 'praise-sweater',
    topic: 'praise',
    channel: 'email',
    tellings: 2,
    order: { state: 'delivered', days: [38, 61], deliveredDays: 30 },
    products: ['moorland', 'rookery'],
    subject: '[A letter to whoever knitted my {product}|Five stars do not say it]',
    lines: [
      customer(
        `[I have worn the {product} on every cold day since it came, and a stranger on the train asked to touch the sleeve.|My wife
        says I own one piece of clothing, and she is right: the {product} from {order}.] [I have never written to a shop before.|You
        may print this.]`,
      ),
      agent(
        '[It is printed and pinned up, above the steam iron.|Then you are the first letter of the day, and I read it out.] The {product} is the hardest one to knit, and the one who knits it says: so tell them about the sleeves!',
      ),
    ],
    endings: [{ lines: [] }, { lines: [customer('The sleeves are perfect. Tell her that.')] }],
    mood: 'good',
  },
  {
    key: 'praise-comment',
    topic: 'praise',
    channel: 'instagram-comment',
    tellings: 3,
    lines: [
      customer(
        '[got mine last week and it is even better in real life 😍|the blue one!! my grandma would have approved of those seams|My husband has stolen it already. Ordering a second one.]',
      ),
      agent('[That makes our day 🧡|Thank you! We will tell the seams.|Happens in the best homes 😄]'),
    ],
    mood: 'good',
  },
  {
    key: 'praise-agent-chat',
    topic: 'praise',
    channel: 'chat',
    tellings: 2,
    lines: [
      customer(
        '[hi is this where i can say something nice about somebody|Hello, can I leave a compliment for one of your colleagues?]',
      ),
      agent('That is the best kind of chat. About whom?'),
      customer(
        "[leilani, she stayed on with me till the payment worked, 40 minutes!|Tomasz. He repaired my grandfather's cardigan story into a happy one.]",
      ),
      agent('I will tell them today, with witnesses. Thank you for taking the time!'),
    ],
    mood: 'good',
    tags: ['sentiments-promoter'],
  },
  {
    key: 'packaging-complaint',
    topic: 'complaint',
    channel: 'email',
    tellings: 2,
    order: { state: 'delivered', days: [6, 9], deliveredDays: 1 },
    products: ['burrow', 'beanie', 'balm', 'comb'],
    subject: '[So much packaging|A box the size of a chair for one {product}|Packaging waste]',
    lines: [
      customer(
        `[You write about nature on every page, and then the {product} comes in a box that could hold a goose, filled with paper.|One {product}, one very large box, eleven metres of paper. I measured.] [That is a pity.|It spoils the
        pleasure a bit.] Order {order}, if you want to look into it.`,
        { files: [photo('box-and-goose.jpg')] },
      ),
      note('Small boxes ran out that day. @Mateus is there a plan B that is not the chair box?', {
        mentions: ['mateus'],
      }),
      agent(
        '[You are right.|Point taken.] The small boxes had run out and somebody took the next one, which is three sizes up. From now on we use padded paper bags when that happens; Mateus has ordered them today. Thank you for telling us.',
      ),
      customer('[Thank you for taking it seriously.|Good. The paper went to our kindergarten, so not all is lost.]'),
    ],
    mood: 'neutral',
    resolution: 'Information Given',
  },
  {
    key: 'pilling-complaint',
    topic: 'complaint',
    channel: 'email',
    tellings: 3,
    order: { state: 'delivered', days: [22, 28], deliveredDays: 17 },
    products: ['lark', 'moorland', 'rookery'],
    subject: '[{product}: pilling after two weeks|Not the quality I expected|Disappointed by the {product}]',
    lines: [
      customer(
        `[For {price} I did not expect little balls all over the sleeves after two weeks.|The {product} looks five years old after five wears.|I have cheap sweaters that pill less.] [Is that normal?|What do you say to that?]`,
      ),
      agent(
        '[I understand, it looks worse than it is.|It is a fair question at that price.] Loose fibres come out of good wool in the first weeks, take them off with a comb and after the third time it stops. I am sending you one for free. [If it has not stopped in a month, I take the {product} back, worn as it is.|And if it does not stop, I take it back.]',
        { macro: 'wash' },
      ),
    ],
    endings: [
      {
        lines: [
          customer(
            '[I will try the comb. Thank you for not brushing me off (sorry).|All right, that is a fair offer.]',
          ),
        ],
        mood: 'neutral',
      },
      {
        lines: [
          customer('I know wool, and this is not good wool. Please take it back now.'),
          agent(
            'Then I take it back now. The label is attached, {main} comes back when it is here, and the comb you may keep.',
          ),
        ],
        mood: 'bad',
        resolution: 'Refund',
        after: { refund: 'main' },
        tags: ['return'],
      },
    ],
  },
  {
    key: 'angry-third-mail',
    topic: 'complaint',
    channel: 'email',
    tellings: 3,
    priority: 'high',
    order: { state: 'stuck', days: [17, 21] },
    products: ['lark', 'drift', 'robe'],
    subject: '[THIRD E-MAIL about {order}|Still waiting. Still no answer.|Unacceptable]',
    tags: ['escalated', 'sentiments-urgent'],
    lines: [
      customer(
        `[This is the third time I write.|Nobody answers me.] [{order}, {days} days, {total}, no parcel.|I paid {total} on day one and have nothing but a number: {order}.] [Do you people read your mail? If I do not have an answer by tomorrow
        I ask my bank for the money.|This is unacceptable. A chargeback is two clicks away, and I am at click one.]`,
        { bare: true },
      ),
      note('The earlier mails were merged into a closed ticket and nobody saw them. That is on us. I take this one.', {
        as: 'noor',
        after: 20,
      }),
      agent(
        'You have every right to be angry: your earlier letters were filed under a closed one, by a machine, and no person saw them. I did today. The parcel is lost. You decide, and it happens within the hour: the same {product} by express, or {total} back.',
        { as: 'noor', after: 15 },
      ),
    ],
    endings: [
      {
        lines: [
          customer('Money back. And fix your machine.', { bare: true, after: 40 }),
          agent(
            '{total} left us a minute ago. The machine has been told: letters that mention an open order no longer vanish. Thank you for staying this long.',
            { as: 'noor', after: 10 },
          ),
        ],
        mood: 'bad',
        after: { refund: 'full', isLost: true },
        resolution: 'Refund',
        tags: ['full-refund'],
      },
      {
        lines: [
          customer(
            'Express, then. I do want the thing. [And thank you for a straight answer.|I appreciate that a human wrote this.]',
            { after: 60 },
          ),
          agent('It went out as {replacement}, tomorrow before noon. My direct address is below, use it.', {
            as: 'noor',
            after: 30,
          }),
          customer('[It came at 10:40. We are good.|Arrived. Apology accepted.]', { after: 1500 }),
        ],
        mood: 'neutral',
        after: { replaced: 'same', isLost: true },
        resolution: 'Replacement sent',
        ends: 'thanked',
      },
    ],
    mood: 'bad',
  },
  {
    key: 'angry-chat',
    topic: 'complaint',
    channel: 'chat',
    tellings: 3,
    order: { state: 'on-its-way', days: [9, 12] },
    products: goods('knit', 'slippers'),
    priority: 'high',
    tags: ['escalated'],
    lines: [
      customer(
        '[HELLO?? where is my stuff. {order}|i have been waiting {days} DAYS for {order}. what is wrong with you|is anyone real here or only bots]',
      ),
      agent('A real person, {agent}. I am looking at {order} right now.'),
      customer('[took you long enough|the last one said that too|fine]'),
      agent(
        'It was held up for three days in {town} because the depot flooded, that is not a joke. Since this morning it moves again: {carrier} {tracking}, and I expect it tomorrow or the day after.',
      ),
      customer('[you could have TOLD me|nobody tells you anything. great]'),
      agent(
        'Yes, we could have. I am sorry. I have put fifty points on your Nest account, and I will write to you tomorrow at noon whatever happens.',
      ),
    ],
    endings: [
      {
        lines: [customer('[ok. thanks. sorry for shouting|fine. thank you for being decent about it]')],
        mood: 'neutral',
      },
      { lines: [customer('[whatever|we will see]')], mood: 'bad' },
      { lines: [customer('im never ordering again')], mood: 'bad' },
    ],
  },
  {
    key: 'angry-voicemail',
    topic: 'complaint',
    channel: 'phone',
    tellings: 2,
    call: { kind: 'voicemail', seconds: 58 },
    lines: [
      customer(
        '[Voicemail: "This is {name}. I have now listened to your music for twenty minutes. I know it by heart. Would somebody please call me."|Voicemail: "{name} speaking. Your chat closed on me twice and your music is a crime. I want to talk to a person, today."]',
      ),
      note(
        'Called back within the hour. Only wanted to know whether the robe can be tumble-dried. (It can.) Parted as friends. @Noor the music, really.',
        { mentions: ['noor'], after: 30 },
      ),
    ],
    mood: 'bad',
  },
  {
    key: 'newsletter-complaint',
    topic: 'complaint',
    channel: 'email',
    tellings: 2,
    subject: '[Please stop the newsletters|Unsubscribe, for the fourth time|Too many e-mails from you]',
    lines: [
      customer(
        '[I have clicked "unsubscribe" four times and you keep writing.|Two newsletters a day is two too many.|How do I get off your list? The link at the bottom leads nowhere.] [Please take {email} off.|I like the shop, not the letters.]',
      ),
      agent(
        '[You were on the list twice, with and without a dot in the address, and the link only removed one.|The link was broken since the last change of our site, I just tried it.] You are off now, by hand, from everything but the letters about your own orders.',
      ),
    ],
    endings: [{ lines: [customer('[Silence at last. Thank you.|Thank you.]')], mood: 'neutral' }, { lines: [] }],
    mood: 'neutral',
    resolution: 'Updated Account Information',
  },
]
