import { agent, customer, note, photo, type Thread } from '../thread.ts'

const it = { language: 'it', store: 'teahouse' } as const

export const italian: readonly Thread[] = [
  {
    ...it,
    key: 'it-dove',
    topic: 'delivery',
    channel: 'email',
    tellings: 3,
    order: { state: 'on-its-way', days: [7, 9] },
    products: ['six-hills', 'tarn-teapot', 'ember'],
    subject: "[Dov'è il mio ordine {order}?|Ordine {order} in ritardo|Spedizione {order}]",
    lines: [
      customer(
        "[Ho ordinato {days} giorni fa e non ho ancora ricevuto nulla.|Sono passati {days} giorni dall'ordine {order}.|Aspetto {product} da {days} giorni.] [Potete controllare?|È già partito?]",
      ),
      agent(
        '[Ho appena controllato:|Certo:] il pacco è con {carrier}, numero {tracking}, e dovrebbe arrivare [in due o tre giorni|dopodomani].',
      ),
    ],
    endings: [{ lines: [customer('[Grazie mille!|Perfetto, grazie della rapidità.]')], mood: 'good' }, { lines: [] }],
  },
  {
    ...it,
    key: 'it-tazza',
    topic: 'damaged',
    channel: 'email',
    tellings: 2,
    order: { state: 'delivered', days: [6, 8], deliveredDays: 1, quantity: 2 },
    products: ['pebble-mug', 'river-bowl', 'tarn-teapot'],
    subject: '[{product} rotto|Arrivato in pezzi, {order}|Danno da trasporto]',
    lines: [
      customer(
        '[Ho aperto il pacco e uno dei due {product} è a pezzi.|Purtroppo uno dei due {product} ha una crepa.] [Allego le foto.|Ecco due foto.]',
        { files: [photo('rotto.jpg'), photo('scatola.jpg')] },
      ),
      agent(
        "[Che peccato, mi dispiace.|Mi dispiace davvero.] Ne parte uno nuovo oggi con l'ordine {replacement}. Non serve rispedire nulla.",
      ),
      customer('[Gentilissima, grazie.|Grazie, che velocità!]'),
    ],
    endings: [{ lines: [], mood: 'good', after: { replaced: 'same' } }],
  },
  {
    ...it,
    key: 'it-chat-te',
    topic: 'advice',
    channel: 'chat',
    tellings: 3,
    products: ['first-light', 'moss-garden', 'orchard'],
    lines: [
      customer(
        '[ciao, {product} va bene anche freddo? e quanto dura?|Buongiorno, si può fare {product} a freddo? E una volta aperto quanto si conserva?|salve, due domande su {product}: va bene freddo, e quanto dura aperto?]',
      ),
      agent(
        '[Ciao|Buongiorno|Salve] {first}! Freddo è buonissimo: otto ore in frigo, senza zucchero. Aperto dura un anno, al buio e ben chiuso.',
      ),
      customer('[grazie, provo subito|Ottimo, grazie.]'),
    ],
    mood: 'good',
  },
  {
    key: 'it-dogana',
    language: 'it',
    topic: 'customs',
    channel: 'whatsapp',
    tellings: 2,
    order: { state: 'on-its-way', days: [10, 13] },
    products: ['moorland', 'lark'],
    lines: [
      customer(
        '[Buongiorno, mi chiedono la dogana per {order}. È normale?|Salve, {carrier} vuole 36 euro di dogana per il {product}]',
      ),
      agent(
        'Buongiorno {first}, purtroppo sì: il negozio di maglieria spedisce senza dazi pagati. Le spese di pratica però le rimborsiamo noi, basta la ricevuta.',
      ),
      customer('[Va bene, gentili 👍|ok, la mando domani]'),
    ],
    mood: 'neutral',
  },
  {
    ...it,
    key: 'it-fattura',
    topic: 'invoice',
    channel: 'email',
    tellings: 2,
    order: { state: 'delivered', days: [9, 15], deliveredDays: 5 },
    products: ['ember', 'six-hills'],
    subject: '[Fattura per {order}|Richiesta fattura elettronica]',
    lines: [
      customer(
        "[Avrei bisogno della fattura per l'ordine {order}.|Potreste emettere fattura elettronica per {order}?] [Grazie in anticipo.|Serve al commercialista.]",
      ),
      note('Fattura elettronica non possibile da qui, solo PDF con IVA. Dirlo chiaramente.'),
      agent(
        "La fattura {invoiceNo} è pronta in PDF, con l'IVA indicata a parte. Quella elettronica da qui non possiamo emetterla, mi dispiace.",
      ),
      customer('[Va bene il PDF, grazie.|Il commercialista brontola ma accetta. Grazie.]'),
    ],
    mood: 'neutral',
  },
]
