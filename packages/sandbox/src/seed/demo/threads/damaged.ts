import { agent, customer, note, photo, type Thread } from '../thread.ts'

/** Broken, faulty, or not what was ordered. */
export const damaged: readonly Thread[] = [
  {
    key: 'mug-broken',
    topic: 'damaged',
    channel: 'email',
    store: 'teahouse',
    tellings: 4,
    order: { state: 'delivered', days: [5, 6, 7], deliveredDays: 1, quantity: 2 },
    products: ['pebble-mug', 'river-bowl', 'tarn-teapot'],
    subject:
      '[Broken {product}|{order} arrived in pieces|Damaged on arrival: {product}|My {product} did not survive the trip]',
    lines: [
      customer(
        `[I heard it before I opened it: one {product}|The box rattled, and now I know why. One {product}|Unpacked {order} just
        now, and one {product}] [is in three pieces|has a crack from top to bottom|has lost a piece as big as a coin]. [The
        other one is fine.|Its twin survived.] [Photos attached.|I took pictures, see below.]`,
        { files: [photo('broken-1.jpg'), photo('box.jpg')] },
      ),
      agent(
        `[Poor thing.|Oh no.|What a shame, and thank you for the pictures.] A new {product} in {colour} leaves today as {replacement}, [with twice the
        paper|double-boxed this time]. Nothing to send back; [pieces are nice for drainage in flower pots|please recycle the shards].`,
        { macro: 'replacement' },
      ),
    ],
    endings: [
      {
        lines: [
          customer('[That was easy. Thank you!|Wow, quick. Thank you so much.|Flower pots, what a good idea. Thanks!]'),
        ],
        mood: 'good',
        after: { replaced: 'same' },
      },
      { lines: [], after: { replaced: 'same' } },
      {
        lines: [
          customer('The new one is here, and guess what. [Also broken.|Cracked as well.]', {
            after: 7200,
            files: [photo('again.jpg')],
          }),
          note('Two in a row on the same route. Refund this one, and I talk to packing.', { as: 'ren' }),
          agent(
            'I am mortified. I will not try my luck a third time unless you want me to: half of what you paid for the two, {half}, is on its way back to you.',
          ),
          customer('[It is only a mug. Thank you for handling it well.|Thank you. The surviving one is lovely.]'),
        ],
        mood: 'neutral',
        tags: ['partial-refund'],
        resolution: 'Refund',
        after: { replaced: 'same', refund: 0.5 },
      },
    ],
  },
  {
    key: 'teapot-chip',
    topic: 'damaged',
    channel: 'chat',
    store: 'teahouse',
    tellings: 3,
    order: { state: 'delivered', days: [4, 6], deliveredDays: 1 },
    products: ['tarn-teapot', 'pebble-mug', 'river-bowl'],
    lines: [
      customer(
        '[hi, my {product} has a chip on the rim|Hello, the {product} from {order} came with a scratch|hey so {order} arrived today and theres a chip on the {product}|Hi there. There is a small crack in my new {product}.]',
      ),
      agent(
        '[Oh dear. Can you send me a photo here?|Hi {first}, sorry to hear that. A picture would help me, just drop it in.]',
        { macro: 'photo-please' },
      ),
      customer('[sure|here you go|one sec]', { files: [photo('chip.jpg')] }),
      agent(
        '[Yes, that is not how it left us.|I see it.] New one, or would you keep it for twenty percent back? That is {fifth}.',
      ),
    ],
    endings: [
      {
        lines: [
          customer('[new one please|I would like a new one, it is a gift.]'),
          agent('On its way tomorrow as {replacement}. Keep the other one.'),
        ],
        after: { replaced: 'same' },
        mood: 'good',
      },
      {
        lines: [
          customer('[ill keep it, its tiny|20% is fine, I turn it to the wall 🙂]'),
          agent('Deal. {fifth} is on its way back.'),
        ],
        after: { refund: 0.2 },
        tags: ['partial-refund'],
        resolution: 'Refund',
        mood: 'good',
      },
    ],
  },
  {
    key: 'hole-in-seam',
    topic: 'damaged',
    channel: 'email',
    tellings: 3,
    order: { state: 'delivered', days: [14, 18, 21], deliveredDays: 9 },
    products: ['moorland', 'lark', 'burrow', 'cricket', 'mittens'],
    subject: '[Hole in the seam|{product}: seam came open|A loose stitch on my {product}]',
    lines: [
      customer(
        `[After wearing the {product} three times, a seam has opened|On the second day I found a hole] [at the edge|near the cuff|where the yarn is joined]. [I have not been climbing trees in it.|It was not caught on anything.] [Is this something you repair?|What can we do?]`,
      ),
      agent(
        `[That should hold for ten years, not for three days.|A seam should never do that.] Could you send one close picture? [If the yarn is whole we
        repair it for free; if not, you get a new one.|Then I know whether it is a job for our mender or a new piece.]`,
        { macro: 'photo-please' },
      ),
      customer('[Here it is.|See attached.|Picture attached, the coin is for scale.]', {
        files: [photo('seam.jpg')],
      }),
    ],
    endings: [
      {
        lines: [
          note('Yarn is broken, not only the seam. New piece.'),
          agent(
            'Thank you. The yarn itself is broken, so we will not patch it: {replacement} leaves tomorrow. Please send the first one back when you can, our knitters want to see it.',
          ),
        ],
        after: { replaced: 'same' },
      },
      {
        lines: [
          agent(
            'Only the seam, the yarn is fine. Our mender closes it within a week, post both ways on us. Or, if you like sewing: I put a length of the same yarn in an envelope for you.',
          ),
          customer('[The envelope please! I can do that.|Ooh, send me the yarn.]'),
        ],
        mood: 'good',
        resolution: 'Other',
      },
      { lines: [], ends: 'open' },
    ],
  },
  {
    key: 'wrong-item',
    topic: 'wrong',
    channel: 'email',
    tellings: 3,
    order: { state: 'delivered', days: [6, 8, 7], deliveredDays: 1 },
    products: ['beanie', 'scarf', 'comb', 'robe', 'lark'],
    subject: '[This is not my order|Somebody else has my {product}|Wrong parcel? {order}]',
    lines: [
      customer(`[My name is on the box, but inside is a stranger's order.|I ordered a {product} and received a baby blanket. I have no baby.|The slip says
        {order} and the {product}. The contents disagree.] [What should I do with it?|I suppose somebody is now looking at my {product}.]`),
      note('Two labels swapped at the table this morning. The other one is a cot blanket.'),
      agent(`[Two labels were swapped on our table, and you got your neighbour's parcel, so to speak.|I am afraid we swapped two labels.] Yours goes out again
        today as {replacement}. [A driver picks up the other box tomorrow between nine and one; just leave it at the door.|Please
        keep the wrong one until our driver collects it, I will tell you when.]`),
      customer(
        '[All right. I hope the other person gets theirs too.|OK, thank you for sorting it.|Fine, and thank you for the quick answer.]',
      ),
    ],
    endings: [{ lines: [], after: { replaced: 'same' } }],
  },
  {
    key: 'honey-leak',
    topic: 'damaged',
    channel: 'whatsapp',
    store: 'teahouse',
    tellings: 3,
    order: { state: 'delivered', days: [5, 7], deliveredDays: 1, extras: ['first-light', 'orchard'] },
    products: ['honey'],
    lines: [
      customer(
        '[Hello, the honey in {order} leaked over everything 🍯😭|Hi. One jar of honey opened in the box. Everything is sticky.]',
        { files: [photo('sticky.jpg')] },
      ),
      agent('Oh no! Is the {extra} still good, or did it drown as well?'),
      customer('[Drowned completely.|the tea bag is a brick now]'),
      agent(
        'Then both come again: {replacement} for the honey, and I put a fresh {extra} in the same box. Taped lid, I promise.',
      ),
      customer('[😂 thank you|Thanks so much, very kind]'),
    ],
    endings: [{ lines: [], after: { replaced: 'everything' }, mood: 'good' }],
  },
  {
    key: 'missing-item-chat',
    topic: 'missing',
    channel: 'chat',
    store: 'teahouse',
    tellings: 3,
    order: { state: 'delivered', days: [5, 6, 8], deliveredDays: 1, extras: ['strainer', 'honey', 'moss-garden'] },
    products: ['six-hills', 'tarn-teapot', 'first-light', 'whisk'],
    lines: [
      customer(
        '[hi the {extra} is missing from my parcel|Hello, {order} came without the {extra}|my order {order} is incomplete, no {extra} in there]',
      ),
      agent(
        'Hi {first}! Could you look under the paper at the bottom? [Small things like to hide there.|It is a thin one.]',
      ),
      customer('[checked, nothing|I did, nope|looked twice, no]'),
      note('Weight on the label fits a box without it. Send it.'),
      agent(
        'I believe you: the weight on the label is too low. The {extra} goes out today in an envelope, with a little tin of Night Fern for the trouble.',
      ),
      customer('[aw thanks!|That is kind, thank you.|nice, ty]'),
    ],
    mood: 'good',
  },
  {
    key: 'damaged-voicemail',
    topic: 'damaged',
    channel: 'phone',
    tellings: 2,
    order: { state: 'delivered', days: [8, 6], deliveredDays: 2 },
    products: ['hearth', 'drift'],
    call: { kind: 'voicemail', seconds: 47 },
    lines: [
      customer(
        '[Voicemail: "Yes, hello, this is {name}. The {product} I got from you, order {order}, has a big pulled thread. I would like a new one, please call me back. Thank you, bye."|Voicemail: "Good afternoon. My {product} came with a stain on it. Order number {order}. I am home until five. Bye bye."]',
      ),
      note(
        'Called back, no pictures possible, no computer. Believed. New one as {replacement}, old one with the driver.',
        { after: 40 },
      ),
    ],
    endings: [{ lines: [], after: { replaced: 'same' }, mood: 'good' }],
  },
  {
    key: 'contact-form-stain',
    topic: 'damaged',
    channel: 'contact_form',
    tellings: 2,
    order: { state: 'delivered', days: [7, 9], deliveredDays: 2 },
    products: ['lamb', 'robe', 'scarf'],
    subject: '[Contact form: stain on a new {product}|Contact form: damaged item]',
    lines: [
      customer(
        `Order number: {order}

        [The new {product} has a brown spot, about the size of a coin. It does not brush off.|There is an oily mark on the {product}. I have not used it yet.]`,
        { bare: true },
      ),
      agent(`[Machine oil, I fear. It does happen on the first pieces of a batch.|That is a drop of machine oil.] I can send a new one, or give you {fifth} back if you would
        rather wash it out (warm water and a little dish soap, it goes).`),
    ],
    endings: [
      {
        lines: [
          customer('A new one, please.'),
          agent('It leaves tomorrow as {replacement}. The label for the stained one is in the box.'),
        ],
        after: { replaced: 'same' },
      },
      {
        lines: [customer('The soap worked! I take the {fifth} gladly. [Thank you.|Thanks for the tip.]')],
        after: { refund: 0.2 },
        resolution: 'Refund',
        mood: 'good',
        tags: ['partial-refund'],
      },
    ],
  },
]
