import { agent, customer, photo, type Thread } from '../thread.ts'

const teahouse = { store: 'teahouse' } as const

/** Dutch, Portuguese, Swedish. */
export const northern: readonly Thread[] = [
  {
    ...teahouse,
    language: 'nl',
    key: 'nl-waar',
    topic: 'delivery',
    channel: 'email',
    tellings: 3,
    order: { state: 'on-its-way', days: [6, 8] },
    products: ['ember', 'six-hills', 'orchard'],
    subject: '[Waar blijft {order}?|Bestelling {order}|Nog niets ontvangen]',
    lines: [
      customer(
        '[Ik heb {days} dagen geleden {product} besteld en nog niets ontvangen.|Mijn bestelling {order} is al {days} dagen onderweg.] [Kunnen jullie even kijken?|Is het pakket kwijt?]',
      ),
      agent(
        '[Ik heb het meteen nagekeken.|Geen zorgen.] {order} is onderweg met {carrier}, nummer {tracking}, en komt binnen twee dagen aan.',
      ),
      customer('[Top, dank je wel!|Fijn, bedankt.]'),
    ],
    mood: 'good',
  },
  {
    ...teahouse,
    language: 'nl',
    key: 'nl-chat-box',
    topic: 'subscription',
    channel: 'chat',
    tellings: 1,
    products: ['slow-box'],
    lines: [
      customer('hoi, kan de theebox ook om de maand?'),
      agent("Hoi {first}! Ja hoor, ik zet hem op om de maand. De volgende komt dan over zo'n zeven weken."),
      customer('ideaal, dankjewel'),
    ],
    mood: 'good',
  },
  {
    ...teahouse,
    language: 'pt',
    key: 'pt-caneca',
    topic: 'damaged',
    channel: 'email',
    tellings: 2,
    order: { state: 'delivered', days: [9, 12], deliveredDays: 1 },
    products: ['pebble-mug', 'tarn-teapot'],
    subject: '[{product} chegou em pedaços|Encomenda {order} danificada]',
    lines: [
      customer(
        '[A encomenda {order} chegou hoje, mas {product} vinha em pedaços.|Abri a caixa e {product} tem uma rachadura enorme.] Seguem fotos.',
        { files: [photo('partido.jpg')] },
      ),
      agent('Que pena, peço desculpa! Sai hoje um novo, com o número {replacement}. Não é preciso devolver nada.'),
      customer('[Muito simpáticos, agradeço imenso.|Que rapidez. Agradeço!]'),
    ],
    endings: [{ lines: [], mood: 'good', after: { replaced: 'same' } }],
  },
  {
    ...teahouse,
    language: 'pt',
    key: 'pt-envio',
    topic: 'shipping',
    channel: 'whatsapp',
    tellings: 2,
    products: ['six-hills', 'honey'],
    lines: [
      customer('[Oi! Vocês entregam {product} no Brasil?|Bom dia, quanto fica o frete para o Brasil?]'),
      agent('Oi, {first}! Entregamos, sim: 16 €, uns quinze dias. O mel só dentro da Europa, infelizmente.'),
      customer('[Ah, entendi. Vou de chá então 😊|Certo, valeu!]'),
    ],
    mood: 'good',
  },
  {
    ...teahouse,
    language: 'sv',
    key: 'sv-retur',
    topic: 'return',
    channel: 'email',
    tellings: 2,
    order: { state: 'delivered', days: [11, 14], deliveredDays: 5 },
    products: ['ember', 'whisk'],
    subject: '[Retur av {order}|Jag ångrar mitt köp]',
    lines: [
      customer(
        '[Jag vill gärna returnera {product} från {order}.|Jag ångrar köpet av {product}.] Den är oanvänd. Hur gör jag?',
      ),
      agent(
        'Inga problem. Returetiketten ({rma}) kommer i nästa mejl, frakten står vi för. {main} betalas tillbaka ungefär fem dagar efter att paketet kommit.',
      ),
      customer('[Tack, smidigt!|Perfekt, tack.]'),
    ],
    endings: [{ lines: [], mood: 'good', after: { refund: 'main' } }],
  },
]
