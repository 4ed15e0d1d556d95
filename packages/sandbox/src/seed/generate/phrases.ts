/** What tickets are about: their tag, and sentences they are put together from. `{}` stands for the product. */
export interface Topic {
  readonly tag: string
  readonly weight: number
  readonly subjects: readonly string[]
  readonly openings: readonly string[]
  readonly answers: readonly string[]
}

export const topics: readonly Topic[] = [
  {
    tag: 'already-shipped',
    weight: 30,
    subjects: ['Where is my order', 'Parcel has not arrived', 'Tracking stands still'],
    openings: [
      'I ordered the {} and the tracking has not moved for days.',
      'My parcel with the {} should have been here last week.',
      'Could you tell me where the {} is? The carrier says nothing.',
    ],
    answers: [
      'The {} left our warehouse and is with the carrier now; it should reach you within two days.',
      'I asked the carrier to search for the parcel and will write as soon as I know more.',
      'It was held at the depot. They deliver the {} tomorrow.',
    ],
  },
  {
    tag: 'full-refund',
    weight: 16,
    subjects: ['Refund for a return', 'Money back', 'I sent it back and hear nothing'],
    openings: [
      'I returned the {} and would like my money back.',
      'The {} is not for me. How do I get a refund?',
      'You received the {} a while ago and the refund has not come.',
    ],
    answers: [
      'I have refunded the {}; the money is on your card in three to five days.',
      'Thank you for sending the {} back. The refund is on its way.',
      'Here is your return label. The refund follows as soon as the {} is here.',
    ],
  },
  {
    tag: 'order-wrong',
    weight: 12,
    subjects: ['Wrong item received', 'Not what I ordered', 'Wrong size in the box'],
    openings: [
      'Instead of the {} somebody packed something else.',
      'I ordered the {} in medium and received large.',
      'The colour of the {} is not the one I chose.',
    ],
    answers: [
      'I am sorry about the mix-up. The right {} leaves today, and you may keep the other.',
      'Could you send a photo of the label? Then I exchange the {} at once.',
    ],
  },
  {
    tag: 'PRODUCT',
    weight: 14,
    subjects: ['Question about a product', 'Which size fits', 'Is it back in stock'],
    openings: [
      'Which size of the {} would you recommend?',
      'Will the {} be back in stock soon?',
      'How do I wash the {} without ruining it?',
    ],
    answers: [
      'Most people take the {} in their usual size.',
      'The {} is back next week; shall I set one aside for you?',
      'Wash the {} by hand in cold water and dry it flat.',
    ],
  },
  {
    tag: 'change-order',
    weight: 10,
    subjects: ['Change of address', 'Change my order', 'Add something to my order'],
    openings: [
      'I typed the wrong address for the {}. Can you change it?',
      'Could you swap the {} for another colour before it ships?',
    ],
    answers: ['Done: the {} goes to the new address.', 'I changed the order, and nothing else changes for you.'],
  },
  {
    tag: 'cancel/refund',
    weight: 8,
    subjects: ['Cancel my order', 'Please cancel'],
    openings: ['Please cancel the {}, I ordered it twice.', 'I no longer need the {}. Can the order be cancelled?'],
    answers: ['The order is cancelled and the {} refunded.', 'It had left already; refuse the {} and I refund it.'],
  },
  {
    tag: 'discount-request',
    weight: 7,
    subjects: ['Discount code does not work', 'Is there a discount'],
    openings: ['The code is refused at checkout for the {}.', 'Do you have a discount on the {} for students?'],
    answers: ['I made you a new code; it works for the {} until Sunday.', 'I took the discount off the {} by hand.'],
  },
]

export const spam: Topic = {
  tag: 'spam',
  weight: 3,
  subjects: ['Grow your business', 'Partnership proposal', 'Unpaid invoice'],
  openings: ['We can bring your shop to the first page of every search.', 'Dear sir, a guest post about the {}?'],
  answers: [],
}

export const followUps: readonly string[] = [
  'Thank you for the quick answer. How long will that take?',
  'I see. Is there anything I have to do for it?',
  'That did not work, unfortunately. Could you look again?',
  'Here is the number you asked for.',
  'Could you also check my other order?',
]

export const thanks: readonly string[] = [
  'Perfect, thank you so much!',
  'Great, that solves it.',
  'Thanks, you are the best.',
]

export const products: readonly string[] = [
  'linen shirt',
  'wool blanket',
  'ceramic teapot',
  'rain jacket',
  'running shoes',
  'leather bag',
  'desk lamp',
  'cotton socks',
  'travel mug',
  'silk scarf',
  'garden chair',
  'winter coat',
]

export const firstNames: readonly string[] = [
  ...['Maya', 'Liam', 'Aisha', 'Noah', 'Chloe', 'Mateo', 'Ingrid', 'Omar', 'Priya', 'Jonas', 'Elena', 'Kofi'],
  ...['Sofia', 'Hugo', 'Yuki', 'Amara', 'Felix', 'Nadia', 'Oscar', 'Leila', 'Tomas', 'Greta', 'Idris', 'Paula'],
]

export const lastNames: readonly string[] = [
  ...['Ortiz', 'Bennett', 'Khan', 'Larsen', 'Moreau', 'Rossi', 'Tanaka', 'Mensah', 'Novak', 'Fischer', 'Silva'],
  ...['Byrne', 'Kowalski', 'Haddad', 'Lindgren', 'Okafor', 'Dubois', 'Marino', 'Weber', 'Castillo', 'Petrov'],
]
