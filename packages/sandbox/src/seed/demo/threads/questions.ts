import { goods } from '../order-drafts.ts'
import { agent, customer, note, pdf, type Thread } from '../thread.ts'

/** Before buying: stock, advice, allergies, care. */
export const questions: readonly Thread[] = [
  {
    key: 'stock-when',
    topic: 'stock',
    channel: 'chat',
    tellings: 4,
    products: goods('knit', 'slippers', 'robe'),
    lines: [
      customer(
        '[when is the {product} back in {size}|Hi! Will the {product} in {colour} come back in {size}?|is the {product} gone for good? no {size} anywhere :(|Hello, I have been waiting for the {product} in {colour}, {size}. Any date?|restock {product} {colour} {size}??]',
      ),
      agent('[Hi {first}! Let me ask the knitting floor.|Hello {first}, one moment, I am checking the plan.]'),
      agent(
        '[{colour} in {size} is on the machines right now, I would say two to three weeks.|The yarn for {colour} arrives next week, so about a month until it is on the shelf.|It comes back, in about three weeks.] Shall I write you when it is here?',
        { after: 2 },
      ),
      customer('[yes please! {email}|please do|Oh yes, that would be kind.]'),
    ],
    endings: [
      { lines: [agent('[Noted. You will be the first to know.|You are on the list.]')], mood: 'good' },
      { lines: [agent('[Noted.|You are on the list.]')], ends: 'snoozed', tags: ['waiting-for-workroom'] },
      {
        lines: [
          agent('By the way, there is one left in {otherColour} in your size, if you can be tempted.'),
          customer('[ohh. tempted.|hmm no, {colour} or nothing]'),
        ],
        mood: 'good',
        resolution: 'Order::Upsold',
      },
    ],
  },
  {
    key: 'stock-instagram',
    topic: 'stock',
    channel: 'instagram-direct-message',
    tellings: 2,
    products: ['cricket', 'lark', 'rookery'],
    lines: [
      customer(
        '[the {product} in your last post, which colour is that and is it in stock??|hi! is the {product} in {colour} available in {size}|need that {product} in my life, when can i get {size}]',
      ),
      agent('Hi! That is {colour}. In {size} there are [three|two|four] left as I write this.'),
      customer('[brb buying it|running 🏃‍♀️|omg ok]'),
    ],
    mood: 'good',
    tags: ['social-question'],
    resolution: 'Order::Upsold',
  },
  {
    key: 'gift-for-dad',
    topic: 'advice',
    channel: 'chat',
    tellings: 3,
    products: ['hearth', 'burrow'],
    lines: [
      customer(
        '[need a gift for my dad, he is always cold, budget 100|Hi, what would you give to a father in law who has everything?|Looking for something for my brother. Outdoorsy. Likes quiet things. Ideas?|hello, secret santa for a colleague i barely know, help]',
      ),
      agent('[Fun! Hands, feet or head?|I like these questions. Is he more a slippers man or a scarf man?]'),
      customer('[feet i think|definitely slippers energy|no idea. he has cold feet though]'),
      agent(
        'Then the {product}, {price}. [Nobody has ever sent those back from a father.|It is what half of the workroom gives to theirs.] I can have it wrapped, and a card written by hand.',
      ),
      customer('[sold|That is perfect, thank you!|ok {agent} you convinced me]'),
    ],
    mood: 'good',
    resolution: 'Order::Upsold',
  },
  {
    key: 'tea-caffeine',
    topic: 'advice',
    channel: 'email',
    store: 'teahouse',
    tellings: 3,
    products: ['moss-garden', 'orchard', 'night-fern'],
    subject: '[Which tea for the evening?|Caffeine in {product}|A question about {product}]',
    lines: [
      customer(
        '[I love tea and I love sleep. Which of yours can I drink after eight?|How much caffeine is in {product}? My doctor wants me to keep an eye on it.|Is {product} all right for a child of nine?] [Thank you for your advice.|I could not find it on the page.]',
      ),
      agent(
        `[Orchard Rooibos and Night Fern have none at all, by nature.|Only two of ours are free of it: Orchard Rooibos and Night Fern.] Moss Garden has about a third of a cup of coffee if you brew it at 70 °C for one minute, more if you forget it. [If you want the taste of black tea at night: rooibos with a drop of milk gets close.|For what a doctor says, please
        show them the numbers: I attach the sheet.]`,
        { files: [pdf('caffeine-sheet.pdf')] },
      ),
      customer('[Exactly what I needed.|Thank you, that is clear.]'),
    ],
    mood: 'good',
  },
  {
    key: 'nut-allergy',
    topic: 'allergy',
    channel: 'email',
    store: 'teahouse',
    tellings: 3,
    priority: 'critical',
    products: ['six-hills', 'first-light', 'night-fern', 'slow-box'],
    subject:
      '[Nut allergy and {product}|Severe allergy: is {product} safe?|Traces of nuts?|Allergy question before I buy]',
    lines: [
      customer(`[My son has a severe nut allergy. Is {product} safe for him?|I am allergic to almonds and hazelnuts, with a pen in my bag. Can I drink {product}?] [The page only
        says "may contain".|I need to know about traces too, not only the ingredients.]`),
      agent(
        `Thank you for asking before and not after. {product} contains no nuts, but we pack it in the same room as Almond Oolong. We clean between batches, and still I cannot
        promise you that there are no traces. [With an allergy like that, please do not drink our teas.|For a severe allergy my honest answer is: not ours, please.]

        The full sheet is attached, for your doctor or for a second look.`,
        { macro: 'allergens', files: [pdf('allergens.pdf')] },
      ),
      customer(
        '[Thank you for being so clear. Most shops just say "probably fine".|I appreciate the honesty more than a sale.]',
      ),
    ],
    endings: [
      { lines: [], mood: 'good' },
      {
        lines: [
          customer('Is there any product in your shop that I could give him instead?'),
          agent(
            'The mugs and the socks 🙂 And the Heather Honey comes sealed from the beekeeper, packed in another building without nuts. That one I would give to my own.',
          ),
        ],
        mood: 'good',
      },
    ],
  },
  {
    key: 'lanolin-allergy',
    topic: 'allergy',
    channel: 'chat',
    tellings: 3,
    priority: 'critical',
    products: ['lark', 'beanie', 'burrow'],
    lines: [
      customer(
        '[hi, is there lanolin in the {product}? im allergic|Hello, I react to lanolin. Can I wear the {product}?|question about wool allergy: is the {product} washed? I get a rash from lanolin]',
      ),
      agent(
        'Hi {first}, good that you ask. The yarn is washed twice, which leaves well under one percent, but not zero. Do you react to traces, or to the raw fat?',
      ),
      customer('[traces, sadly|only creams so far|not sure, the doctor said avoid it]'),
      agent(
        'Then I would rather not sell you the {product}. Our robe is all cotton, and the Drift blanket has a cotton twin coming in spring. And please stay away from the Lanolin Hand Balm!',
      ),
      customer('[haha yes i will, thanks for the honesty|Thank you. Cotton it is.]'),
    ],
    mood: 'good',
  },
  {
    key: 'washing-shrunk',
    topic: 'advice',
    channel: 'email',
    tellings: 3,
    order: { state: 'delivered', days: [26, 33, 41], deliveredDays: 20 },
    products: ['lark', 'moorland', 'cricket', 'mittens'],
    subject: '[I washed the {product} too hot|Shrunken {product}, can it be saved?|Washing accident]',
    lines: [
      customer(`[My partner meant well and put the {product} in at sixty degrees.|I have done something terrible to my {product}: normal wash, normal spin.] [It would now fit a
        cat.|It is two sizes smaller and as thick as a coaster.] [Is there any hope?|I know it is my own fault. Any tricks?]`),
      agent(
        `[A moment of silence.|My condolences.] There is a little hope: lukewarm water, a good squirt of hair conditioner, half an hour in the bath. Then squeeze, do not wring, and pull it into
        shape on a towel, a bit more each hour. [You may get one size back.|One size is realistic, two would be a miracle.]

        If not: we take felted pieces back for the repair school and give you fifteen percent off the next one.`,
        { macro: 'wash' },
      ),
    ],
    endings: [
      {
        lines: [
          customer(
            '[It worked!! Not quite the old size, but I can breathe in it.|Conditioner, who would have thought. It fits again, nearly.]',
            { after: 3100 },
          ),
        ],
        ends: 'thanked',
        mood: 'good',
      },
      {
        lines: [
          customer('[The cat has accepted it. Fifteen percent, please.|No luck. I would take the fifteen percent.]', {
            after: 2500,
          }),
          agent('My regards to the cat. {code} takes fifteen percent off.'),
        ],
        mood: 'good',
        resolution: 'Discount',
      },
      { lines: [] },
    ],
  },
  {
    key: 'kettle-hard-water',
    topic: 'advice',
    channel: 'whatsapp',
    store: 'teahouse',
    tellings: 2,
    products: ['ember'],
    lines: [
      customer(
        '[Hello, we have very hard water here. Is the {product} good for that?|Hi, does the {product} need special cleaning? Lots of lime in our water]',
      ),
      agent(
        'Hi {first}! It copes, if you treat it every two or three weeks: two spoons of citric acid, half a kettle of water, boil, wait, rinse. The filter in the spout comes out.',
      ),
      customer('[and vinegar?|Can I use vinegar instead]'),
      agent('You can, but your next three teas will taste of salad.'),
      customer('[😂 citric acid then|haha ok. Ordering the {colour} one]'),
    ],
    mood: 'good',
    resolution: 'Order::Upsold',
  },
  {
    key: 'vegan-question',
    topic: 'advice',
    channel: 'chat',
    store: 'teahouse',
    tellings: 2,
    products: ['six-hills', 'slow-box'],
    lines: [
      customer(
        '[hi, is everything in the {product} vegan?|Is there honey in any of the teas of the {product}? I am vegan.]',
      ),
      agent(
        'Hi {first}! All loose teas are vegan. The only thing with honey is the honey. [The box is glued with starch, if you want to know that too.|]',
      ),
      customer('[i did want to know that, actually, thanks|Great, thank you.]'),
    ],
    mood: 'good',
  },
  {
    key: 'yarn-origin',
    topic: 'advice',
    channel: 'email',
    tellings: 2,
    products: ['drift', 'moorland', 'rookery'],
    subject: '[Where does your wool come from?|Wool for the {product}|Questions about animal welfare]',
    lines: [
      customer(
        '[Before I buy the {product}, I would like to know where the wool comes from and how the sheep are kept.|Do you use wool from mulesed sheep? I could not find anything on your page about the {product}.] [I am not trying to be difficult.|I ask every shop this.]',
      ),
      note('Sheet from the mill, version of this spring, is in the shared folder.', { as: 'tomasz' }),
      agent(
        '[Please ask, that is how shops get better.|Not difficult at all.] The yarn for the {product} is spun from the wool of two cooperatives that shear once a year and do not mules. The certificate is attached, with the names of the farms removed because they asked for that.',
        { files: [pdf('wool-certificate.pdf')] },
      ),
      customer('[Thank you, I will read it tonight.|A real document! Thank you.]'),
    ],
    mood: 'good',
  },
]
