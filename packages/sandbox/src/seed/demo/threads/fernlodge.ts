import { agent, customer, note, pdf, photo, type Thread } from '../thread.ts'

/** One long conversation: twenty-four robes for a guest house in the mountains, and everything that can be asked. */
export const fernlodge: readonly Thread[] = [
  {
    key: 'fernlodge-robes',
    topic: 'wholesale',
    channel: 'email',
    mailbox: 'wholesale',
    cast: { kind: 'long', customer: 'henrike-long' },
    tellings: 1,
    when: [0.33],
    order: { state: 'waiting', days: [1], quantity: 24, code: 'TRADE50', tags: ['wholesale', 'embroidery'] },
    products: ['robe'],
    subject: 'Twenty-four robes for Fernlodge ({order})',
    tags: ['waiting-for-workroom'],
    mood: 'good',
    resolution: 'Order::Updated Information',
    lines: [
      customer(
        'I placed {order} yesterday: twenty-four {product}s for our guest rooms. Before you start cutting I have a few questions. The first: can you embroider a small fern on the pocket?',
      ),
      agent('We can. Our mender also embroiders, and she asks how small is small. Do you have a drawing?', {
        as: 'noor',
      }),
      customer('Attached. My daughter drew it. About four centimetres high.', { files: [photo('fern.png')] }),
      note('@Tomasz could Wanda do 24 of these by hand, or does it need the machine?', {
        as: 'noor',
        mentions: ['tomasz'],
      }),
      note('By hand 40 minutes each. By machine 6, but the stem would be thicker.', { as: 'tomasz', after: 45 }),
      agent(
        'Two ways: by hand, thin and slightly different on each robe, 9.00 apiece; or by machine, thicker and all the same, 3.00. What suits the house?',
        { as: 'noor' },
      ),
      customer('By hand, without any doubt. The house is crooked as well.', { after: 55 }),
      agent('I hoped you would say that. Which green?', { as: 'noor', after: 30 }),
      customer('The green of a fern in shade, not in sun. Does that help?', { after: 40 }),
      agent('More than a colour code. Three threads attached, photographed in shade, as you would have it.', {
        as: 'noor',
        after: 200,
        files: [photo('threads.jpg')],
      }),
      customer('The one in the middle!', { after: 25 }),
      agent(
        'Noted: middle green. Wanda will make one pocket as a sample and send it to you, so that nobody is surprised twenty-four times.',
        { as: 'noor', after: 60 },
      ),
      customer('Wonderful. And a second question: what about very tall guests?', { after: 300 }),
      agent('How tall?', { as: 'noor', after: 20 }),
      customer('We had a basketball team last winter. They wore the robes like jackets.', { after: 15 }),
      agent(
        'Then let us take four of the twenty-four in XXL with twelve centimetres more in length. That is a change on the pattern, no extra cost.',
        { as: 'noor', after: 90 },
      ),
      note('Pattern note for the four long ones: hem +12, sleeves +6. Told the cutting table.', {
        as: 'tomasz',
        after: 40,
      }),
      customer('Perfect. So: ten M, ten L, four XXL long?', { after: 130 }),
      agent('Ten, ten, four. I have changed it in the order. The colour stays as ordered?', { as: 'noor', after: 35 }),
      customer('{colour}, yes. My partner asks whether {otherColour} hides mud better.', { after: 400 }),
      agent('{otherColour} hides mud. {colour} hides nothing but looks better in pictures of breakfast.', {
        as: 'noor',
        after: 45,
      }),
      customer('We have discussed it over dinner. {colour} for breakfast it is.', { after: 900 }),
      agent('A wise house.', { as: 'noor', after: 30 }),
      customer('How do they like the laundry? Ours goes to a firm that washes at sixty.', { after: 1500 }),
      agent(
        'The robe is all cotton and likes sixty. It shrinks by about two percent the first time, we cut for that. No softener, please: it makes the waffle flat.',
        { as: 'noor', after: 120 },
      ),
      customer('I have just told the laundry "no softener" and they looked at me as if I had asked for no water.', {
        after: 500,
      }),
      agent('I attach a sheet that I made for another house. It has a drawing of a sad waffle on it. It works.', {
        as: 'noor',
        after: 60,
        files: [pdf('laundry-sheet.pdf')],
      }),
      customer('The sad waffle hangs above the machine now.', { after: 1300 }),
      note('Pocket sample posted to Fernlodge.', { as: 'mateus', after: 500 }),
      agent('The sample pocket left today, in an ordinary envelope.', { as: 'noor', after: 20 }),
      customer('It is here. My daughter says that it is her fern. She wants to know who sewed it.', { after: 4100 }),
      agent('Wanda, who is seventy-one and says that your daughter draws better ferns than she sews.', {
        as: 'noor',
        after: 80,
      }),
      customer('Then please go ahead with all twenty-four.', { after: 60 }),
      note('Go. @Tomasz please put it on the plan: cutting this week, embroidery the two weeks after.', {
        as: 'noor',
        mentions: ['tomasz'],
      }),
      note('On the plan.', { as: 'tomasz', after: 25 }),
      agent(
        'We begin. Cutting this week, ferns in the two weeks after, and the parcel leaves in about three and a half weeks.',
        { as: 'noor', after: 15 },
      ),
      customer('Our season opens in five weeks. Is that safe?', { after: 70 }),
      agent('Safe, with a week to spare. If anything slips, you hear it from me on the same day.', {
        as: 'noor',
        after: 25,
      }),
      customer('Question about money: do I pay all of it now? It says {total} on my side.', { after: 1700 }),
      agent(
        'Half now, half when they leave, if that helps. The ferns come on a second invoice: 24 times 9.00 is 216.00.',
        { as: 'noor', after: 100 },
      ),
      customer('Half and half would help. Could both invoices name "Fernlodge guest house" and not me?', {
        after: 240,
      }),
      agent('Attached, {invoiceNo} for the robes and the second one for the ferns, both in the name of the house.', {
        as: 'noor',
        after: 190,
        files: [pdf('invoice-robes.pdf'), pdf('invoice-ferns.pdf')],
      }),
      customer('Paid the first half this morning.', { after: 1100 }),
      agent('Seen it, thank you.', { as: 'noor', after: 160 }),
      customer('A picture from the cutting table would make my daughter very happy.', { after: 2800 }),
      note('Taken, with Tomasz waving.', { as: 'tomasz', after: 120 }),
      agent('Here are your robes as a stack of very flat people. The waving hand is Tomasz.', {
        as: 'noor',
        after: 10,
        files: [photo('cutting-table.jpg')],
      }),
      customer('She has printed it.', { after: 180 }),
      agent(
        'A bit of news I promised to bring on the same day: the middle green is used up after nine ferns. The next lot is a shade darker. Wanda proposes three kinds of ferns: nine, nine and six, from shade to deep shade.',
        { as: 'noor', after: 4900 },
      ),
      customer('We held it against the hill behind the house, and the hill has all three. Please do it.', {
        after: 600,
      }),
      agent('I will quote you on that for years.', { as: 'noor', after: 40 }),
      customer('Is it still three and a half weeks?', { after: 1400 }),
      agent('Still. Fourteen ferns are done as of this evening.', { as: 'noor', after: 60 }),
      customer('One more thing, I promise: hangers. Do the loops hold on iron hooks? Ours are from a stable.', {
        after: 3000,
      }),
      agent('The loops are sewn through twice. I hung one on a nail with a kettle in its pocket overnight. It held.', {
        as: 'noor',
        after: 800,
      }),
      customer('You did not.', { after: 20 }),
      agent('There is a witness.', { as: 'noor', after: 10, files: [photo('kettle-in-pocket.jpg')] }),
      customer('I am showing this to everybody.', { after: 35 }),
      note('All 24 ferns done. Washing once, then packing. Two boxes, 19 kg together.', { as: 'tomasz', after: 3600 }),
      agent(
        'All twenty-four are done. They get one wash here so that they do not surprise your laundry, then they leave in two boxes. The second half of the invoice is due now.',
        { as: 'noor', after: 30 },
      ),
      customer('Paid. And nervous, in a good way.', { after: 200 }),
      note('@Mateus please tape these twice and write "ferns" on top. They know why.', {
        as: 'noor',
        mentions: ['mateus'],
      }),
      note('Taped three times.', { as: 'mateus', after: 90 }),
      agent("They go out with tomorrow's van. The number will be {tracking}, with {carrier}. Please count the ferns.", {
        as: 'noor',
        after: 15,
      }),
      customer(
        'The van of the carrier cannot get up our road when it snows, and it snows. Can they leave them at the post office in the valley?',
        { after: 240 },
      ),
      agent("They can. I have told them, and it says so on both boxes now, in Mateus's best capital letters.", {
        as: 'noor',
        after: 55,
      }),
      customer('Then I fetch them with the sledge.', { after: 30 }),
      agent('Please tell me that there is a picture of that, too.', { as: 'noor', after: 20 }),
      customer('There will be.', { after: 15 }),
      customer(
        'They are here. Twenty-four ferns in three greens, and not one is like the other. The first guest has already asked where to buy one.',
        { after: 6300, files: [photo('row-of-robes.jpg')] },
      ),
      agent('Then our work is done, and yours begins. I have printed the picture for Wanda.', {
        as: 'noor',
        after: 100,
      }),
      customer('Thank you, Noor. And Wanda. And the waving hand.', { after: 50 }),
    ],
  },
]
