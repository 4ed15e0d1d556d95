import { agent, customer, note, photo, type Thread } from '../thread.ts'

/** Kettles for two years, knitwear for as long as there is yarn. */
export const warranty: readonly Thread[] = [
  {
    key: 'kettle-stopped',
    topic: 'warranty',
    channel: 'email',
    store: 'teahouse',
    tellings: 3,
    order: { state: 'delivered', days: [190, 320, 260], deliveredDays: 184 },
    products: ['ember'],
    subject: '[{product} switches off too early|My kettle has stopped working|Warranty: {product}|Kettle from {order}]',
    lines: [
      customer(`[My {product} switches itself off long before the water boils.|Since this week the {product} only clicks and does nothing.|The light of my {product} goes on, the water
        stays cold.] [I bought it with {order}, so it should still be under warranty.|The order was {order}.] [I can hardly function.|Life without tea is not life.]`),
      agent(
        `[An emergency, then.|We take that seriously here.] Before I swap it, one thing that cures half of them: fill it halfway, two spoons of citric acid, boil as far as it goes, wait half an
        hour, rinse twice. Lime on the sensor makes it think that it is done. [Did that help?|Will you tell me tomorrow?]`,
        { macro: 'kettle-descale' },
      ),
    ],
    endings: [
      {
        lines: [
          customer(
            '[It boils! I am ashamed of how much came out of it.|You were right, it was only lime. Thank you!]',
            { after: 1300 },
          ),
        ],
        mood: 'good',
        ends: 'thanked',
        resolution: 'Information Given',
      },
      {
        lines: [
          customer('I did it twice, no change. [Here is a video still.|Photo of the plate attached.]', {
            after: 1200,
            files: [photo('kettle.jpg')],
          }),
          agent(
            'Thank you for trying. Then it is ours to fix: a new one in {colour} leaves today as {replacement}, and a label for the old one is in the box. We open every one that comes back.',
          ),
          customer('[Thank you! Two days of tea bags in a saucepan, I will survive.|Great service.]'),
        ],
        mood: 'good',
        after: { replaced: 'same' },
      },
      { lines: [], ends: 'open' },
    ],
  },
  {
    key: 'kettle-lid',
    topic: 'warranty',
    channel: 'chat',
    store: 'teahouse',
    tellings: 2,
    products: ['ember', 'tarn-teapot'],
    lines: [
      customer(
        '[hi, dropped the lid of my {product}. can i buy just the lid|Hello, the lid of my {product} broke (my fault). Do you sell lids?|is it possible to get a spare lid for the {product}]',
      ),
      agent(
        'Hi {first}! Lids are our most loved spare part. 9.00 plus post, or free if you send me a photo of the broken one; it makes the potters laugh.',
      ),
      customer('[here you go 😅|OK, here is the crime scene.]', { files: [photo('lid.jpg')] }),
      agent('Accepted as payment. Which colour?'),
      customer('[{colour}|{colour}, please. Thank you!]'),
    ],
    mood: 'good',
  },
  {
    key: 'slipper-sole',
    topic: 'warranty',
    channel: 'email',
    tellings: 3,
    order: { state: 'delivered', days: [120, 150, 210], deliveredDays: 112 },
    products: ['hearth'],
    subject: '[Sole coming off my slippers|{product}: the sole|New soles possible?]',
    lines: [
      customer(
        '[The sole of the left slipper has come loose at the toe.|Both soles of my {product} are worn through.] [I wear them every day since {order}.|They are from {order}.] [Do you repair that?|Can you glue it?]',
      ),
      agent(
        '[We do better than glue: new soles, sewn on.|Gladly.] Loose ones are on us, worn ones cost 15.00. Could you send a picture of both from below?',
      ),
      customer('[Attached. Please do not judge my floor.|Picture attached.]', { files: [photo('soles.jpg')] }),
    ],
    endings: [
      {
        lines: [
          agent(
            'Free of charge: that seam should have held. Send them with the attached label {rma}, they are back in about ten days.',
          ),
          customer('Ten days of cold feet. [Worth it, thank you.|I will live. Thanks!]'),
        ],
        mood: 'good',
        resolution: 'Other',
      },
      {
        lines: [
          agent(
            'Well walked! Our cobbler says: honest wear, not a bad seam, so 15.00 for both. Shall I send you the link?',
          ),
          customer('[Yes please.|Fair. Yes.]'),
        ],
        resolution: 'Order::Upsold',
        mood: 'good',
      },
    ],
  },
  {
    key: 'elbow-repair',
    topic: 'warranty',
    channel: 'email',
    tellings: 2,
    products: ['moorland', 'lark', 'rookery'],
    subject: '[Hole in the elbow, years later|Repair of a {product}|Do you mend your own sweaters?]',
    tags: ['waiting-for-workroom'],
    lines: [
      customer(
        '[I have had my {product} for four winters and the left elbow is gone.|The moths found my {product}. Three small holes at the hem.] [Everything else is as good as new.|I love it too much to throw it away.] Somebody told me that you mend?',
      ),
      agent(
        '[Somebody told you the truth.|We do, it is my favourite part of this shop.] One repair a year is free, whatever the age. [Would you like it invisible, or with a patch in another colour?|Visible or invisible?]',
      ),
      customer('[Visible! In Rosehip, please.|Invisible, if that can be done.]'),
      agent(
        '[Lovely choice.|It can.] Label attached, {rma}. Please wash it first, our mender has a sensitive nose. About two weeks.',
      ),
    ],
    endings: [
      { lines: [], ends: 'snoozed' },
      {
        lines: [
          customer(
            'It is back, and it is more beautiful than before. [I showed it to everybody at work.|Please hug the mender.]',
            { after: 19000 },
          ),
        ],
        mood: 'good',
        ends: 'thanked',
        tags: ['sentiments-promoter'],
      },
    ],
    resolution: 'Other',
  },
  {
    key: 'warranty-phone',
    topic: 'warranty',
    channel: 'phone',
    store: 'teahouse',
    tellings: 2,
    products: ['ember'],
    call: { kind: 'callback', seconds: 35 },
    lines: [
      customer(
        '[Left a call-back request: the kettle leaks at the handle, paid in the market last summer, no order number.|Asked for a call back about the kettle. No receipt, it was a wedding present.]',
      ),
      note(
        'Called back. No order, but the stamp below the base is from last year, so it is inside the two years. New one goes out, no receipt needed.',
        { after: 50 },
      ),
    ],
    mood: 'good',
  },
]
