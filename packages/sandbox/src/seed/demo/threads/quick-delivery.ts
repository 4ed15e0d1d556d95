import { goods } from '../order-drafts.ts'
import { agent, customer, note, type Thread } from '../thread.ts'

const knits = goods('knit', 'small-knit', 'blanket', 'robe')

/** The same question where people do not write letters. */
export const quickDelivery: readonly Thread[] = [
  {
    key: 'wismo-sms',
    topic: 'delivery',
    channel: 'sms',
    tellings: 4,
    order: { state: 'on-its-way', days: [5, 7, 6] },
    products: [...knits, 'burrow'],
    lines: [
      customer(
        '[Hi its {first}, where is my package {order}|Any update on {order}? Thanks, {first}|Good afternoon. I am waiting for the {product}, order {order}. No computer here so I text.|When will {order} come please. I have to be home for it|Hello pebblewren, order {order} not here yet. {first}]',
      ),
      agent(
        'Hi {first}, {agent} from {shop} here. It is with {carrier} ({tracking}) and should reach you in [two days|two to three days].',
      ),
      customer('[Thanks so much|Ok thank you hon|Thank you. Very quick.|Great. Thx]'),
    ],
    endings: [
      { lines: [], mood: 'good' },
      {
        lines: [
          customer('Do I have to sign', { after: 4 }),
          agent('No, the driver may leave it with a neighbour. Want me to add a note?'),
          customer('Yes. Porch is fine'),
          agent('Done: porch.'),
        ],
        mood: 'good',
      },
    ],
  },
  {
    key: 'wismo-whatsapp',
    topic: 'delivery',
    channel: 'whatsapp',
    tellings: 3,
    order: { state: 'on-its-way', days: [8, 6, 10] },
    products: knits,
    lines: [
      customer(
        '[Hello 🙂 I ordered the {product} ({order}) and I am travelling soon. Will it come before the weekend is over?|Hi! Is {order} out for delivery yet?|Hi dear team, any news of {order}? The link shows nothing|Good day, I need to know the status of {order} please]',
      ),
      agent(
        'Hi {first}! {order} is with {carrier}, tracking {tracking}. [It cleared the sorting centre last night|Last seen this morning, all normal], so [I would count on two days|two, at most three days].',
      ),
      customer('[And if I am not home?|What if nobody opens the door?]'),
      agent(
        'They try twice and then leave it at the pickup point for ten days. You can also [redirect it with the number above|tell them a neighbour on their page].',
      ),
      customer('[👍 thank you|Super, thanks {agent}|That works. Thank you 🙏]'),
    ],
    mood: 'good',
  },
  {
    key: 'wismo-instagram',
    topic: 'delivery',
    channel: 'instagram-direct-message',
    tellings: 3,
    order: { state: 'on-its-way', days: [5, 8] },
    products: ['beanie', 'mittens', 'scarf', 'lark'],
    lines: [
      customer(
        '[heyyy i ordered a {product} like a week ago, still nothing 😭|hi! do you answer here? wondering where my {product} is|hello lovely people, my {product} is not here and i have a trip coming up]',
      ),
      agent(
        'Hi! We do answer here 🧶 [Do you have the order number?|Let me check. Which order is it, and under which name?]',
      ),
      customer('[yes!! {order}|its {order}]'),
      agent('Found you. It is on its way with {carrier}: {tracking}. Two days, three if it rains.'),
      customer('[omg thank youuu|amazing, tysm 💚|ok phew]'),
    ],
    mood: 'good',
  },
  {
    key: 'wismo-not-sent',
    topic: 'delivery',
    channel: 'chat',
    tellings: 3,
    order: { state: 'waiting', days: [4, 5, 3] },
    products: ['moorland', 'rookery', 'hearth', 'robe'],
    tags: ['waiting-for-workroom'],
    lines: [
      customer(
        '[Hi, {order} still says "unfulfilled" after {days} days. Is that normal?|hello, my order {order} has not shipped, its been {days} days|Why is {order} not sent yet? You say 1-2 days on the site.]',
      ),
      agent('Hi {first}, [let me ask the warehouse|I will have a look]. The {product} in {colour}, right?'),
      customer('[yes|Yes, size {size}.|correct]'),
      note('The {colour} {size} was miscounted, new ones come off the machine tomorrow.', { as: 'mateus' }),
      agent(
        'Thanks for waiting. We had counted one more in {size} than there was, and yours is being finished [tomorrow|right now]. It leaves within a day.',
        { after: 6 },
      ),
      customer(
        '[ok fine, thanks for being honest|Handmade things take time, I get it. Thanks.|hmm ok. please make sure it really leaves]',
      ),
      agent('[I put a note on it so that I see when it does.|I will check on it myself tomorrow.]'),
    ],
    endings: [{ lines: [] }, { lines: [], ends: 'snoozed' }],
    resolution: 'Information Given',
  },
  {
    key: 'wismo-second-parcel',
    topic: 'missing',
    channel: 'email',
    tellings: 3,
    order: { state: 'partly-sent', days: [6, 7], extras: ['mittens', 'beanie', 'balm'] },
    products: ['lark', 'moorland', 'drift'],
    subject: '[Only half of {order} came|Something is missing from {order}|Where is the {extra}?]',
    lines: [
      customer(`[My parcel came today, thank you, but the {extra} was not in it.|I unpacked {order} twice. One {product}, no
        {extra}.] [Both are on the invoice.|I paid for both.] [Did it fall out somewhere?|Is it coming separately?]`),
      agent(`Nothing fell out: [the {extra} was still in the workroom when the rest was ready|we were short of the {extra} for
        a few days], so we sent {order} in two parcels. [We should have put a note into the first one.|The e-mail about it went
        out a day late, I am sorry.] The second one [leaves tomorrow|is being packed], at no cost to you.`),
      customer(
        '[Ah, that explains it. Thank you!|Good to know. A slip of paper would have saved us both an e-mail 🙂]',
      ),
    ],
    resolution: 'Information Given',
  },
  {
    key: 'wismo-phone',
    topic: 'delivery',
    channel: 'phone',
    tellings: 3,
    order: { state: 'on-its-way', days: [7, 9, 6] },
    products: ['drift', 'robe', 'hearth', 'moorland'],
    call: {
      kind: 'answered',
      seconds: 190,
      summary:
        'The caller asks when a parcel will arrive. The agent looks it up, gives the tracking number slowly and promises two more days.',
    },
    lines: [
      customer(
        '[Asked where the {product} from order {order} is.|Rang about {order}: the neighbour got hers already.|Wanted to know whether {order} comes today, because of the dentist.]',
      ),
      note(
        '[Read out {tracking} twice.|Spelled out the tracking number.] {carrier}, two more days. [Very friendly, talked about the weather.|Wants no e-mails, only calls.|Will call again if it is not there.]',
      ),
    ],
    endings: [
      { lines: [], mood: 'good' },
      {
        lines: [
          agent(
            'Hello {first}, {agent} from {shop}: your parcel was scanned in {town} this morning. It comes tomorrow.',
            { channel: 'sms', after: 500 },
          ),
        ],
        mood: 'good',
      },
    ],
  },
  {
    key: 'wismo-overnight',
    topic: 'delivery',
    channel: 'chat',
    tellings: 2,
    isOffline: true,
    order: { state: 'on-its-way', days: [6, 8] },
    products: knits,
    lines: [
      customer(
        '[I know nobody is there at this hour, but where is {order}? You can write to {email}.|Hello, leaving this for tomorrow: {order} has not come. My address is {email}, thank you.]',
      ),
      agent(
        `You wrote in our chat last night about {order}. [It is with {carrier}, under {tracking}, and about two days from your
        door.|{carrier} has it ({tracking}); I would expect it the day after tomorrow.] [You can simply answer this e-mail if
        it does not come.|Tell me if it has not shown up by then.]`,
        { channel: 'email' },
      ),
    ],
    endings: [
      { lines: [] },
      { lines: [customer('Thank you for not forgetting the night owls.', { channel: 'email' })], mood: 'good' },
    ],
  },
]
