import { people } from './person.ts'

const trade = { kind: 'trade' } as const
const spammer = { kind: 'spammer', customerType: undefined } as const

/** Shops and hotels, people with an audience, machines, and those who want our money. */
export const others = [
  ...people('en', [
    [
      'marguerite-oakhollow',
      'Marguerite Dufresne-Oak',
      'US',
      'email phone',
      {
        ...trade,
        email: 'marguerite@oakhollow-inn.example',
        note: 'Oakhollow Inn, 24 rooms. Orders robes and mugs twice a year.',
      },
    ],
    ['stellan-brightaisle', 'Stellan Aronsen', 'US', 'email', { ...trade, email: 'buying@brightaisle.example' }],
    [
      'wanjiru-cornerstack',
      'Wanjiru Kamathi',
      'GB',
      'email',
      { ...trade, email: 'wanjiru@cornerstack-gifts.example', note: 'Two gift shops. Pays on time.' },
    ],
    ['piotr-lanternloft', 'Piotr Zielonka', 'IE', 'email', { ...trade, email: 'piotr@lanternloft.example' }],
    [
      'delphine-saltroom',
      'Delphine Garnier-Po',
      'CA',
      'email phone',
      { ...trade, email: 'hello@saltroom-spa.example' },
    ],
    [
      'ikram-teastairs',
      'Ikram Boulahya',
      'GB',
      'email',
      { ...trade, email: 'orders@teastairs.example', note: 'Net 30 since the spring order.' },
    ],
    [
      'henrike-long',
      'Henrike Solberg-Tann',
      'US',
      'email',
      { kind: 'long', email: 'henrike@fernlodge.example', note: 'Fernlodge, mountain guest house. The robe project.' },
    ],
    [
      'lulu-knitsandmist',
      'Lulu Farrow',
      'US',
      'email instagram',
      { kind: 'influencer', customerType: 'Collaborator::👀 Prospective Ambassador', handle: 'knitsandmist' },
    ],
    [
      'dario-slowsips',
      'Dario Venn',
      'US',
      'email instagram',
      { kind: 'influencer', customerType: 'Collaborator::😊 Ambassador', handle: 'slow.sips' },
    ],
    [
      'keziah-hearthgram',
      'Keziah Monroe-Abara',
      'GB',
      'instagram',
      { kind: 'influencer', handle: 'hearth.and.keziah' },
    ],
    ['bodhi-retreat', 'Bodhi Larkspur', 'US', 'email', { kind: 'partner', email: 'bodhi@stillwater-retreats.example' }],
    ['anneke-podcast', 'Anneke Vroomans', 'NL', 'email', { kind: 'partner', email: 'anneke@thewarmhour.example' }],
    [
      'joss-magazine',
      'Joss Calloway',
      'GB',
      'email',
      { kind: 'partner', email: 'joss.calloway@slowrooms-quarterly.example' },
    ],
    ['spam-rank', 'Growth Team', 'US', 'email', { ...spammer, email: 'growth@rank-rocket-agency.example' }],
    ['spam-invoice', 'Accounts Dept', 'US', 'email', { ...spammer, email: 'billing-notice@secure-doc-center.example' }],
    [
      'spam-factory',
      'Sales Manager Vivian',
      'CN',
      'email',
      { ...spammer, email: 'vivian@best-textile-supply.example' },
    ],
    ['spam-coin', 'Guest Post Network', 'US', 'email', { ...spammer, email: 'outreach@coin-guest-posts.example' }],
    ['spam-review', null, 'US', 'email', { ...spammer, email: 'five.star.boost@review-lift.example' }],
    ['spam-chat', null, 'US', 'chat', spammer],
    ['robot-carrier', 'Finchpost Notifications', 'US', 'email', { kind: 'robot', email: 'no-reply@finchpost.example' }],
  ]),
]
