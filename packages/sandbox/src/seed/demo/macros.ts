import type { Language, MacroIntent } from '@rhetor/contract'
import { minutesPerDay } from './calendar.ts'
import { hash } from './chance.ts'
import { toHtml } from './html.ts'
import type { Key } from './keys.ts'
import type { DemoMacro } from './types.ts'

interface MacroRow {
  readonly key: Key
  readonly name: string
  readonly intent?: MacroIntent
  readonly language?: Language | null
  readonly text?: string
  /** Names with commas, as the action takes them. */
  readonly tags?: string
  readonly status?: 'open' | 'closed'
  readonly isArchived?: boolean
}

const rows: readonly MacroRow[] = [
  {
    key: 'sign-off',
    name: 'Generic: Sign off',
    intent: 'other/thanks',
    text: 'You are very welcome, {{ticket.customer.firstname}}. Enjoy, and write whenever something itches.',
    status: 'closed',
  },
  {
    key: 'how-can-i-help',
    name: 'Generic: How can I help?',
    text: 'Hi {{ticket.customer.firstname}}, this is {{current_user.firstname}}. How can I help?',
  },
  {
    key: 'where-is-it',
    name: 'Delivery: where it is now',
    intent: 'shipping/status',
    text: `Hi {{ticket.customer.firstname}},

I looked up your parcel {{ticket.customer.integrations.shopify.orders[0].name}} just now. You can follow it here:
{{ticket.customer.integrations.shopify.orders[0].fulfillments[0].tracking_url}}

If the page does not move for two working days, write back and I will open a search with the carrier.`,
    tags: 'where-is-my-order',
  },
  {
    key: 'search-opened',
    name: 'Delivery: search opened',
    intent: 'shipping/delivery-issue',
    text: `Hi {{ticket.customer.firstname}},

I have opened a search with the carrier. They have three working days to find the parcel; after that I send it again
or pay you back, as you like.`,
    tags: 'where-is-my-order, lost-parcel',
  },
  {
    key: 'return-label',
    name: 'Returns: send the label',
    intent: 'return/request',
    text: `Hi {{ticket.customer.firstname}},

your return label is attached. Pack things the way they came, stick it on, and hand the parcel in anywhere you see the
carrier's sign. The money is back on your card about five days after it arrives.`,
    tags: 'return',
    status: 'closed',
  },
  {
    key: 'return-late',
    name: 'Returns: after the thirty days',
    intent: 'return/request',
    text: `Hi {{ticket.customer.firstname}},

thirty days have passed, so I cannot give the money back. What I can do is store credit, without a fee. Shall I?`,
    tags: 'return, policy',
  },
  {
    key: 'exchange-size',
    name: 'Exchange: another size',
    intent: 'exchange/request',
    text: `Hi {{ticket.customer.firstname}},

of course. I have put the other size aside for you. It leaves when the first one is on its way back; the label is attached.`,
    tags: 'exchange, sizing',
  },
  {
    key: 'refund-done',
    name: 'Refund: on its way',
    intent: 'refund/status',
    text: `Hi {{ticket.customer.firstname}},

your refund left us on {{ticket.updated_datetime|datetime_format("MMMM D")}}. Banks take three to five working days.`,
    tags: 'REFUND',
    status: 'closed',
  },
  {
    key: 'photo-please',
    name: 'Damage: photo, please',
    intent: 'order/damaged',
    text: `Hi {{ticket.customer.firstname}},

I am sorry it arrived like that. Could you send one picture of the piece and one of the box? The second one is for the
carrier, who pays. You do not need to send anything back.`,
    tags: 'damaged, photo-needed',
  },
  {
    key: 'replacement',
    name: 'Damage: replacement sent',
    intent: 'order/damaged',
    text: 'Hi {{ticket.customer.firstname}}, a new one is packed and leaves today. Keep or recycle the broken one.',
    tags: 'damaged',
    status: 'closed',
  },
  {
    key: 'code-new',
    name: 'Discount: new code',
    intent: 'discount/request',
    text: 'Hi {{ticket.customer.firstname}}, here is a fresh one that works once, until the end of next month: WARM-AGAIN',
    tags: 'discount-request',
    status: 'closed',
  },
  {
    key: 'wash',
    name: 'Care: washing wool',
    intent: 'product/question',
    text: `Cool hand wash, ten minutes, no wringing. Roll it in a towel, dry it flat. A wool programme at 20 °C is fine if
your machine really means it. Pills are not a fault: they come off with the comb and stop after the third wear.`,
    tags: 'quick-reply-FAQ',
  },
  {
    key: 'sizing-chart',
    name: 'Sizing: how to measure',
    intent: 'product/question',
    text: `Lay a sweater you love flat and measure from armpit to armpit. Our M is 54 cm, every size is 3 cm more or less.
Between two sizes, take the smaller one: wool gives.`,
    tags: 'sizing, quick-reply-FAQ',
  },
  {
    key: 'allergens',
    name: 'Tea: allergens',
    intent: 'product/question',
    text: `Everything we pack passes through one room where almonds and hazelnuts are handled. We clean between batches,
but we cannot promise traces away. With a severe nut allergy, please do not drink our teas.`,
    tags: 'allergy',
  },
  {
    key: 'sub-skip',
    name: 'Tea box: skip a month',
    intent: 'subscription/change',
    text: 'Done, {{ticket.customer.firstname}}: the next box is skipped and nothing will be charged. It resumes by itself.',
    tags: 'subscription',
    status: 'closed',
  },
  {
    key: 'sub-cancel',
    name: 'Tea box: cancelled',
    intent: 'subscription/cancel',
    text: 'Your tea box is cancelled, {{ticket.customer.firstname}}. No notice, no fee. The door stays open.',
    tags: 'subscription',
    status: 'closed',
  },
  {
    key: 'kettle-descale',
    name: 'Kettle: first aid',
    intent: 'product/question',
    text: `Before we swap it: fill it halfway with water and two spoons of citric acid, boil, wait half an hour, rinse
twice. Lime on the sensor is what switches it off early.`,
    tags: 'warranty',
  },
  {
    key: 'customs-note',
    name: 'Customs: who pays what',
    intent: 'shipping/policy',
    text: `From the knitwear shop we ship without duties paid: your country may ask for import tax at the door. The amount
is never ours to set, and the carrier adds a handling fee. Our invoice is inside the pouch on the parcel.`,
    tags: 'customs, policy',
  },
  {
    key: 'trade-intro',
    name: 'Wholesale: how it works',
    text: `Hi {{ticket.customer.firstname}},

thank you for thinking of us. The first order starts at 400, half the shop price, paid in advance; from the second on
thirty days. The catalogue is attached. What kind of place is yours?`,
    tags: 'wholesale',
  },
  {
    key: 'influencer-no',
    name: 'Influencer: kind no',
    text: 'Thank you for your note! We do not send products for posts, but your followers can have ten percent: NEST10.',
    tags: 'influencer',
    status: 'closed',
  },
  {
    key: 'close-spam',
    name: 'Spam: away with it',
    intent: 'other/no_reply',
    language: null,
    tags: 'spam, auto-close',
    status: 'closed',
  },
  {
    key: 'retour-etiquette',
    name: 'Retours : étiquette',
    intent: 'return/request',
    language: 'fr',
    text: `Bonjour {{ticket.customer.firstname}},

votre étiquette de retour est jointe. Le remboursement arrive environ cinq jours après la réception du colis.`,
    tags: 'return',
    status: 'closed',
  },
  {
    key: 'ou-est-il',
    name: 'Livraison : où est le colis',
    intent: 'shipping/status',
    language: 'fr',
    text: 'Bonjour {{ticket.customer.firstname}}, votre colis est en route ; le lien de suivi est dans ce message.',
    tags: 'where-is-my-order',
  },
  {
    key: 'ruecksendung',
    name: 'Rücksendung: Etikett',
    intent: 'return/request',
    language: 'de',
    text: `Guten Tag {{ticket.customer.firstname}},

das Etikett hängt an. Die Erstattung ist etwa fünf Tage nach Eingang des Pakets auf Ihrem Konto.`,
    tags: 'return',
    status: 'closed',
  },
  {
    key: 'foto-bitte',
    name: 'Schaden: bitte ein Foto',
    intent: 'order/damaged',
    language: 'de',
    text: 'Das tut mir leid. Schicken Sie mir bitte ein Foto vom Stück und eines vom Karton? Zurückschicken müssen Sie nichts.',
    tags: 'damaged, photo-needed',
  },
  {
    key: 'devolucion',
    name: 'Devoluciones: etiqueta',
    intent: 'return/request',
    language: 'es',
    text: 'Hola, {{ticket.customer.firstname}}: te adjunto la etiqueta. El reembolso llega unos cinco días después.',
    tags: 'return',
    status: 'closed',
  },
  {
    key: 'sale-week',
    name: 'Sale week: yes, it is real',
    intent: 'discount/request',
    text: 'Yes, WARM20 takes twenty percent off everything but gift cards, until Sunday night.',
    tags: 'discount-request',
    isArchived: true,
  },
]

export const macros: readonly DemoMacro[] = rows.map(macro)

function macro({ key, name, intent, language = 'en', text, tags, status, isArchived }: MacroRow): DemoMacro {
  const age = (100 + (hash('macro', key) % 800)) * minutesPerDay
  return {
    key,
    name,
    intent: intent ?? null,
    language,
    usage: 3 + (hash('usage', key) % 420),
    actions: [
      ...(text ? [action('setResponseText', 'Add response text', { body_text: text, body_html: toHtml(text) })] : []),
      ...(tags ? [action('addTags', 'Add tags', { tags })] : []),
      ...(status ? [action('setStatus', 'Set status', { status })] : []),
    ],
    minutesAgo: isArchived ? 46 * minutesPerDay : age,
    updatedMinutesAgo: hash('edited', key) % 3 === 0 ? Math.round(age / 3) : null,
    archivedMinutesAgo: isArchived ? 30 * minutesPerDay : null,
  }
}

function action(name: string, title: string, given: Record<string, unknown>): DemoMacro['actions'][number] {
  return { name, title, type: 'user', arguments: given }
}
