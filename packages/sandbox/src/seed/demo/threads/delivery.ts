import { goods } from '../order-drafts.ts'
import { agent, customer, note, type Thread } from '../thread.ts'

const knits = goods('knit', 'small-knit', 'blanket', 'robe')

/** Where is my order, told in English. */
export const delivery: readonly Thread[] = [
  {
    key: 'wismo-no-news',
    topic: 'delivery',
    channel: 'email',
    tellings: 5,
    order: { state: 'on-its-way', days: [6, 8, 7, 9] },
    products: knits,
    subject:
      '[Where is my order {order}?|Order {order}: any news?|Checking on {order}|{product}, ordered {days} days ago]',
    lines: [
      customer(`[I ordered a {product} in {colour} {days} days ago and have not heard anything since the confirmation.|It has
        been {days} days since I ordered the {product} ({order}) and my letterbox is still empty.|I am getting a little
        nervous about {order}. It was placed {days} days ago.|My {product} was supposed to take about a week. Today is day
        {days}.]

        [Has it been sent?|Could you tell me where it is?|Is it on its way, or did something go wrong?|Do you have a
        tracking number for me?]`),
      agent(
        `[I have just looked it up for you.|Thank you for your patience, I checked right away.|Good question, and easy to
        answer.] {order} [left us|was handed over] with {carrier} and is [on its last stretch|moving as it should]. The number is
        {tracking}.

        [The shipping e-mail seems to have landed in your spam folder, it happens with our pictures in it.|You should have
        had an e-mail with that number. I am sorry that it got lost.] [I expect the parcel within two or three days.|It
        should ring your bell in the next couple of days.]`,
        { macro: 'where-is-it' },
      ),
    ],
    endings: [
      {
        lines: [
          customer(
            '[Found it, it was in spam indeed. Thank you!|Perfect, that is all I wanted to know.|Great, thanks for the quick answer.]',
          ),
        ],
        mood: 'good',
      },
      { lines: [] },
      {
        lines: [
          customer(
            '[It came this morning!|Just to say: it is here.] [It is even softer than in the pictures.|The colour is lovely.]',
            {
              after: 3600,
            },
          ),
        ],
        ends: 'thanked',
        mood: 'good',
      },
    ],
  },
  {
    key: 'wismo-stuck',
    topic: 'lost',
    channel: 'email',
    tellings: 5,
    order: { state: 'stuck', days: [11, 13, 16, 12] },
    products: ['moorland', 'lark', 'drift', 'robe', 'rookery', 'scarf'],
    subject: '[Tracking has not moved|{order} stuck somewhere|Parcel {tracking}: no movement|Lost parcel? {order}]',
    lines: [
      customer(`[The tracking page for {order} has said "departed facility" for over a week now.|According to {carrier} my
        parcel has been in the same depot for eight days.|{tracking} has not moved since last week. I check every morning
        like a fool.] [I called {carrier} and they told me to ask you.|The carrier's chat is a robot that sends me in circles.|I
        would rather know it is lost than keep waiting.]

        [What happens now?|Can you do something?|Please help.]`),
      note(
        '[Their portal shows the last scan 8 days ago.|No scan for over a week.] Past the seven days, opening a search. Case {ticketNo}.',
      ),
      agent(
        `[You have waited long enough, and I would be annoyed too.|Eight days in one depot is not normal.|That is not how it
        should go.] I opened a search with {carrier} today, the case is {ticketNo}. They get two working days.

        If they do not find it, [you choose|it is your choice]: I send the {product} again, or you get {total} back.`,
        { macro: 'search-opened' },
      ),
      customer(
        '[Thank you. If it comes to that, please send it again.|Fair enough. I would still like the {product}.|Okay. I will wait the two days.]',
      ),
    ],
    endings: [
      {
        lines: [
          note('{carrier} closed {ticketNo}: "presumed lost". Sending again, claim goes to Mateus.', {
            mentions: ['mateus'],
            after: 900,
          }),
          agent(`{carrier} has given up on the parcel, so I am not waiting any longer either. Your new {product} is packed as
            {replacement} and leaves today, with a signature on delivery this time. If the old one ever shows up, keep it for
            a friend.`),
          customer(
            '[That is very generous. Thank you so much.|Wonderful, thanks for sorting this out.|You are the best. Thank you.]',
          ),
        ],
        mood: 'good',
        after: { replaced: 'same', isLost: true },
      },
      {
        lines: [
          customer(
            'Something came up and I need the money more than the {product} now. [Can I have the refund instead?|Refund please, if that is still possible.]',
            { after: 1500 },
          ),
          agent(
            '[Of course.|No problem at all.] I have refunded {total} just now. Three to five working days and it is on your statement. I am sorry the parcel let us both down.',
            {
              macro: 'refund-done',
            },
          ),
        ],
        resolution: 'Refund',
        tags: ['REFUND', 'full-refund'],
        after: { refund: 'full', isLost: true },
      },
      {
        lines: [
          agent(
            'Small miracle: {carrier} found it behind a conveyor belt. It was scanned an hour ago and is out for delivery tomorrow.',
            { after: 800 },
          ),
          customer(
            '[Ha! Behind a conveyor belt. Thank you for pushing them.|I will believe it when I hold it, but thank you!]',
          ),
        ],
        mood: 'good',
        resolution: 'Information Given',
      },
    ],
  },
  {
    key: 'wismo-marked-delivered',
    topic: 'lost',
    channel: 'email',
    tellings: 3,
    order: { state: 'delivered', days: [8, 10, 9], deliveredDays: 2 },
    products: ['lark', 'hearth', 'beanie', 'comb'],
    subject:
      '[Delivered, but not to me|{order} marked as delivered|Your carrier says I have it. I do not.|Missing delivery {order}]',
    lines: [
      customer(`[{carrier} marked {order} as delivered two days ago at the front door.|My tracking says "delivered, handed to
        resident" since the day before yesterday.] [I was home all day and nobody came.|There was nothing at the door, and no
        card either.] [I asked the neighbours on both sides.|I looked behind the bins, in the shed, everywhere.] What now?`),
      agent(`[How frustrating, thank you for looking everywhere already.|I am sorry, that is a nasty feeling.] Two quick things
        before I go after {carrier}: is {street} in {town} still right? And could somebody at home have taken it in?`),
      customer(
        '[The address is right and I live alone.|Yes, right address. I asked everybody in the house.|Address is correct. Only the cat was home.]',
      ),
    ],
    endings: [
      {
        lines: [
          agent(
            'Thank you. The driver has to show where he left it, that is the rule. I asked for the position of the scan and will write tomorrow.',
          ),
          customer(
            'Never mind! [The lady from number 40 just came over with it. She was away for two days.|It was in the community room of the building next door.] Sorry for the fuss, and thank you.',
            { after: 700 },
          ),
        ],
        ends: 'thanked',
        mood: 'good',
        resolution: 'Information Given',
      },
      {
        lines: [
          note('Position of the scan is two streets away. Wrong house, clearly theirs. Replacing.', { after: 400 }),
          agent(
            'The scan was made two streets away from you, so this is not your problem any more. {replacement} is on the packing table and goes out today, to be handed over in person.',
          ),
          customer('Two streets away, I knew it. [Thank you for believing me.|Thanks for the quick fix.]'),
        ],
        mood: 'good',
        after: { replaced: 'same' },
      },
      {
        lines: [
          agent(
            'Then I believe you rather than the scanner. I have refunded {total}, which you should see within five working days. If it turns up after all, tell me.',
            { macro: 'refund-done' },
          ),
        ],
        resolution: 'Refund',
        tags: ['full-refund'],
        after: { refund: 'full' },
      },
    ],
  },
  {
    key: 'wismo-chat-quick',
    topic: 'delivery',
    channel: 'chat',
    tellings: 6,
    order: { state: 'on-its-way', days: [4, 6, 5, 7] },
    products: [...knits, 'burrow', 'comb'],
    lines: [
      customer(
        '[hi, can you tell me where {order} is?|Hello! Any idea when {order} will get here?|hey, quick q about my order {order}, is it coming this week|Hi, I want to track {order} but I lost the email|is {order} delayed? it says in transit since yesterday|Good morning, my {product} has not arrived yet ({order})|hi there. order no is {order}, when does it arrive pls|Hello, could somebody check on {order} for me?]',
      ),
      agent('[Hi {first}! One second, let me look.|Hello {first}, looking it up now.|Hi {first}, on it.]'),
      agent(
        '[It is with {carrier}, number {tracking}.|{carrier} has it: {tracking}.] [The last scan was this morning, so I would say two more days.|It left the depot last night. Two to three days from here.|It is about two days away from you.]',
        { after: 1.5 },
      ),
      customer('[perfect ty|Great, thank you!|ok good, was worried it got lost|Lovely, thanks for checking.]'),
      agent('[Any time. Is there anything else?|You are welcome! Have a good one.|My pleasure. Enjoy the {product}!]'),
    ],
    endings: [
      { lines: [customer('[no thats all, bye!|Nothing else. Bye!|all good 👍]')], mood: 'good' },
      { lines: [] },
      {
        lines: [
          customer('[can I still add something to it?|oh, and can I add a pair of socks to it?]'),
          agent(
            'Not once it has left us, sorry. But if you order within the hour and write "with {order}" in the note, I will take the shipping off.',
          ),
          customer('[ooh ok doing it|Fair! Will do.]'),
        ],
        mood: 'good',
        resolution: 'Order::Upsold',
      },
    ],
  },
  {
    key: 'wismo-birthday',
    when: [0.12, 0.47, 0.81],
    topic: 'delivery',
    channel: 'email',
    tellings: 3,
    priority: 'high',
    order: { state: 'waiting', days: [3, 4] },
    products: ['lamb', 'scarf', 'drift', 'cricket'],
    subject:
      '[Urgent: birthday present {order}|Will {order} be here in time?|It is a present and I am running out of days|Please hurry with {order}!]',
    tags: ['sentiments-urgent'],
    lines: [
      customer(
        `[The {product} in my order {order} is a birthday present for my niece, and the birthday is in four days.|I am sitting here
        with wrapping paper and no present: {order} has still not been sent and the party is in four days.|My godchild turns one in
        four days, and the {product} I ordered for her ({order}) has not left you.] [The shop says "preparing".|I see no movement at
        all.] [Is there any way to speed this up? I would pay for express.|Can it still make it?]`,
      ),
      note('@Mateus is this one still on the shelf? Needs to leave today if at all.', { mentions: ['mateus'] }),
      note('Found it, bottom of the pile. Packed. Goes with the 17:00 van, express label on the house.', {
        as: 'mateus',
        after: 25,
      }),
      agent(`[Birthdays first.|We can make this.] Mateus from the warehouse pulled your parcel out of the pile; it leaves with
        today's van, express, and we pay the difference. {carrier} promises two days. The number is {tracking}.`),
      customer(
        '[Oh thank goodness. Thank you, and thank Mateus!|You just saved a birthday. Thank you both.|I nearly cried. Thank you.]',
      ),
    ],
    endings: [
      { lines: [], mood: 'good' },
      {
        lines: [
          customer(
            'It arrived a day early, and [there was a scream of joy|everybody had to touch it]. Thank you again.',
            { after: 5200 },
          ),
        ],
        mood: 'good',
        ends: 'thanked',
        tags: ['sentiments-promoter'],
      },
    ],
  },
]
