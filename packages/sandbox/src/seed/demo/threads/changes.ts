import { goods } from '../order-drafts.ts'
import { agent, customer, note, type Thread } from '../thread.ts'

/** Second thoughts before the parcel leaves. */
export const changes: readonly Thread[] = [
  {
    key: 'address-change',
    topic: 'address',
    channel: 'email',
    tellings: 4,
    order: { state: 'waiting', days: [0, 1] },
    products: goods('knit', 'blanket', 'slippers', 'robe'),
    subject:
      '[Wrong address on {order}|Please change the delivery address|Address change {order}|I moved, and forgot: {order}]',
    priority: 'high',
    lines: [
      customer(`[I just ordered and my old address was still in the form.|We move this week and the shop filled in {street} by itself.|Stupid mistake: {order} goes to where I used to
        live.] [Please send it to|The right one is] {newStreet}, {newZip} {newTown}. [I hope I am not too late.|Can you still catch it?]`),
      agent(
        '[Caught it.|Just in time.] {order} now goes to {newStreet}, {newZip} {newTown}. [Shall I change it in your account as well?|You will get a new confirmation in a minute.]',
      ),
    ],
    endings: [
      {
        lines: [customer('[Phew. Thank you!|You are quick. Thanks a lot.|Yes please, and thank you.]')],
        mood: 'good',
        after: { isReaddressed: true },
      },
      { lines: [], after: { isReaddressed: true } },
    ],
  },
  {
    key: 'address-too-late',
    topic: 'address',
    channel: 'chat',
    tellings: 3,
    order: { state: 'on-its-way', days: [2] },
    products: goods('knit', 'slippers'),
    tags: ['already-shipped'],
    lines: [
      customer(
        '[hi i need to change the address of {order} asap|Hello, {order} is going to the wrong flat. Can you change it?|wrong address on {order} helpp]',
      ),
      agent(
        'Hi {first}, let me look. It left us yesterday, so I cannot change the label any more. But {carrier} can: on their page with {tracking}, "redirect".',
      ),
      customer('[it asks for a pin|It wants a code that I do not have.|i see no such button]'),
      agent(
        'They sent it to your phone. If it does not come: the driver leaves a card, and you pick it up anywhere in {town} for ten days. And I told them the new address as well, sometimes they listen.',
      ),
      customer('[found the pin. done!|OK it worked, thank you.|ok ill wait for the card. thx]'),
    ],
    mood: 'neutral',
    resolution: 'Information Given',
  },
  {
    key: 'address-typo-text',
    topic: 'address',
    channel: 'sms',
    tellings: 2,
    order: { state: 'waiting', days: [0, 1] },
    products: ['burrow', 'hearth', 'robe'],
    lines: [
      customer(
        '[Hello I gave the old address on {order}. It should be {newStreet} in {newTown}|Order {order} please send to {newStreet} {newTown} not to the old place. {first}]',
      ),
      agent('Hi {first}, {agent} here. Changed to {newStreet}, {newZip} {newTown}. It leaves tomorrow.'),
      customer('[Thank you so much|Bless you]'),
    ],
    endings: [{ lines: [], mood: 'good', after: { isReaddressed: true } }],
  },
  {
    key: 'cancel-early',
    topic: 'cancel',
    channel: 'email',
    tellings: 4,
    order: { state: 'waiting', days: [0, 1] },
    products: goods('knit', 'blanket', 'robe', 'slippers'),
    subject: '[Cancel {order}|Please cancel my order|I ordered by mistake: {order}|Cancellation of {order}]',
    lines: [
      customer(`[Please cancel {order}. My partner had the same idea and ordered the same {product}.|I need to cancel {order}, sorry. I lost my job this morning and have to be careful.|Could you cancel {order}?
        I should not shop after midnight.] [It has not been sent yet, as far as I can see.|I hope it is early enough.]`),
      agent(
        '[Done.|Cancelled, no questions.] {total} goes back the way it came, three to five working days. [There is nothing else to do for you.|A mail that says the same is on its way.|That is all.]',
      ),
    ],
    endings: [
      {
        lines: [customer('[Thank you for being so quick.|Thank you. I will be back.]')],
        mood: 'good',
        after: { isCancelled: true },
      },
      { lines: [], after: { isCancelled: true } },
    ],
  },
  {
    key: 'cancel-too-late',
    topic: 'cancel',
    channel: 'chat',
    tellings: 3,
    order: { state: 'on-its-way', days: [2] },
    products: goods('knit', 'blanket'),
    tags: ['already-shipped'],
    lines: [
      customer(
        '[can u cancel {order}|Hi, please cancel {order}, I found the {product} in a shop here.|i want to cancel my order {order}]',
      ),
      agent(
        'Hi {first}! It left us yesterday, so I cannot stop it. Easiest way: do not open the door, or write "return to sender" on it. I refund you when it is back.',
      ),
      customer('[seriously? i only ordered two days ago|hm ok. Does that cost me anything?|ok and shipping?]'),
      agent(
        '[It costs you nothing.|Nothing for you to pay.] Or keep it for a day, you might like it better than the one in the shop 🙂',
      ),
    ],
    endings: [
      {
        lines: [customer('[lol fine. ill look at it first|All right, thank you.]')],
        mood: 'good',
        resolution: 'Information Given',
      },
      {
        lines: [customer('[not great, but ok|A bit annoying, but OK.]')],
        mood: 'bad',
        after: { refund: 'full', isLost: true },
        resolution: 'Refund',
      },
    ],
  },
  {
    key: 'cancel-duplicate',
    topic: 'cancel',
    channel: 'email',
    tellings: 2,
    order: { state: 'waiting', days: [0], isTwin: true },
    products: goods('small-knit', 'knit'),
    subject: '[I ordered twice by accident|Two times the same order|{order} is one too many]',
    lines: [
      customer(
        '[The page hung, I clicked again, and now I have two orders of the same {product}. Please cancel {order} and leave the other one.|I have ordered the {product} twice. {order} can go.]',
      ),
      note('Keep the first one, cancel {order}.', { after: 6 }),
      agent('{order} is gone and the {total} are on their way back. The other one leaves tomorrow as planned.'),
      customer('[Wonderful, thanks.|Thank you, {agent}!]'),
    ],
    endings: [{ lines: [], mood: 'good', after: { isCancelled: true } }],
  },
  {
    key: 'change-item-chat',
    topic: 'change',
    channel: 'chat',
    tellings: 3,
    order: { state: 'waiting', days: [0, 1] },
    products: goods('knit', 'slippers', 'small-knit'),
    lines: [
      customer(
        '[hi can i add a gift card message to {order}? "for ada, stay warm"|Hello, could you leave the price slip out of {order}? It is a present.|can u put {order} in gift wrap, forgot to tick it|Hi! {order}: please no plastic tape if that is possible]',
      ),
      agent(
        '[One moment... yes, it is still on the table.|Hi {first}! You are lucky, it is not packed yet.] Done, I wrote it on the slip.',
      ),
      customer('[legend|Thank you!|that was painless]'),
    ],
    mood: 'good',
  },
  {
    key: 'cancel-phone',
    topic: 'cancel',
    channel: 'phone',
    tellings: 2,
    order: { state: 'waiting', days: [0, 1] },
    products: ['moorland', 'robe'],
    call: {
      kind: 'answered',
      seconds: 128,
      summary: 'The caller cancels an order placed the evening before. The agent confirms the refund.',
    },
    lines: [
      customer(
        '[Wants to cancel {order}, bought one size for the whole family by mistake.|Cancels {order}: her daughter already bought the {product}.]',
      ),
      note('Cancelled while on the phone. {total} back.'),
    ],
    endings: [{ lines: [], mood: 'good', after: { isCancelled: true } }],
  },
]
