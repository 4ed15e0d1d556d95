import { agent, customer, note, pdf, photo, type Thread } from '../thread.ts'

const de = { language: 'de', store: 'teahouse' } as const

export const german: readonly Thread[] = [
  {
    ...de,
    key: 'de-wo-bleibt',
    topic: 'delivery',
    channel: 'email',
    tellings: 3,
    order: { state: 'on-its-way', days: [6, 9, 7] },
    products: ['ember', 'six-hills', 'moss-garden', 'tarn-teapot'],
    subject: '[Wo bleibt {order}?|Bestellung {order}: Lieferstatus|Noch nichts angekommen|Frage zur Lieferung]',
    lines: [
      customer(`[vor {days} Tagen habe ich {product} bestellt und seitdem nichts mehr gehört.|meine Bestellung {order} ist nun {days} Tage alt, und die Sendungsverfolgung zeigt nichts an.|auf {order} warte ich seit {days} Tagen.] [Könnten
        Sie bitte nachsehen?|Ist das Paket schon unterwegs?|Woran liegt es?]`),
      agent(`[Ich habe gleich nachgesehen:|Gern:] {order} ist bei {carrier}, Sendungsnummer {tracking}, und sollte [in zwei bis drei Tagen|übermorgen] bei Ihnen sein. [Die Versandmail liegt vermutlich im Spam-Ordner, das passiert
        leider öfter.|Falls sich bis dahin nichts tut, melden Sie sich bitte noch einmal.]`),
    ],
    endings: [
      { lines: [customer('[Tatsächlich, im Spam. Danke!|Danke für die schnelle Auskunft.]')], mood: 'good' },
      { lines: [] },
      {
        lines: [customer('Heute angekommen, heil und duftend. Besten Dank.', { after: 4200 })],
        mood: 'good',
        ends: 'thanked',
      },
    ],
  },
  {
    ...de,
    key: 'de-rechnung',
    topic: 'invoice',
    channel: 'email',
    tellings: 3,
    order: { state: 'delivered', days: [8, 14], deliveredDays: 4 },
    products: ['ember', 'pebble-mug', 'first-light'],
    subject: '[Rechnung zu {order}|Rechnung mit ausgewiesener MwSt.|Rechnungsadresse ändern]',
    lines: [
      customer(
        '[für unsere Buchhaltung brauche ich eine Rechnung zu {order} mit ausgewiesener Mehrwertsteuer.|könnten Sie die Rechnung zu {order} bitte auf meine Praxis ausstellen?] [Die Bestellbestätigung reicht dem Finanzamt leider nicht.|Die Anschrift bleibt gleich.]',
      ),
      agent(
        '[Hängt an, Nummer {invoiceNo}.|Gern, die Rechnung {invoiceNo} hängt an.] [Sagen Sie Bescheid, wenn noch etwas fehlt.|Die alte ist damit ungültig.]',
        { files: [pdf('rechnung.pdf')] },
      ),
    ],
    endings: [
      { lines: [customer('[Passt, danke.|Vielen Dank, alles da.]')], mood: 'good' },
      {
        lines: [
          customer('Da fehlt noch meine USt-IdNr.: XX000987654.'),
          agent('Ergänzt. Entschuldigen Sie den Umweg.', { files: [pdf('rechnung-2.pdf')] }),
        ],
      },
    ],
  },
  {
    ...de,
    key: 'de-kaputt',
    topic: 'damaged',
    channel: 'email',
    tellings: 3,
    order: { state: 'delivered', days: [5, 7], deliveredDays: 1 },
    products: ['tarn-teapot', 'river-bowl', 'ember'],
    subject: '[{product} beschädigt|Scherben statt {product}|Transportschaden {order}]',
    lines: [
      customer(
        '[die Lieferung {order} kam heute an, leider mit einem Sprung im {product}.|beim Auspacken klirrte es schon: {product} ist hin.] [Was nun?|Wie gehen wir vor?]',
      ),
      agent(
        'Das tut mir leid. Schicken Sie mir bitte ein Foto vom Stück und eines vom Karton? Zurückschicken müssen Sie nichts.',
        { macro: 'foto-bitte' },
      ),
      customer('[Anbei.|Bitte sehr, zwei Fotos.]', { files: [photo('sprung.jpg'), photo('karton.jpg')] }),
      agent(
        '[Danke, das genügt.|Alles klar.] Ersatz geht heute noch raus, als {replacement}, diesmal doppelt verpackt.',
      ),
    ],
    endings: [
      {
        lines: [customer('[So macht das Spaß. Danke!|Vorbildlich, vielen Dank.]')],
        mood: 'good',
        after: { replaced: 'same' },
      },
      { lines: [], after: { replaced: 'same' } },
    ],
  },
  {
    ...de,
    key: 'de-kuendigung',
    topic: 'unsubscribe',
    channel: 'email',
    tellings: 3,
    order: { state: 'delivered', days: [11, 16], deliveredDays: 7 },
    products: ['slow-box'],
    subject: '[Kündigung {product}|Abo beenden|Teebox kündigen]',
    lines: [
      customer(
        '[hiermit kündige ich mein Abonnement der Teebox zum nächstmöglichen Zeitpunkt und bitte um schriftliche Bestätigung.|bitte beenden Sie meine Teebox. Der Schrank ist voll.]',
      ),
      agent(
        '[Bestätigt:|Hiermit schriftlich:] Ihr Abo ist ab sofort beendet, {order} war die letzte Box. [Die Tür bleibt offen.|Danke für die schöne Zeit.]',
        { macro: 'sub-cancel' },
      ),
    ],
    endings: [{ lines: [] }, { lines: [customer('Danke, das ging ja unkompliziert.')], mood: 'good' }],
  },
  {
    ...de,
    key: 'de-chat-zubereitung',
    topic: 'advice',
    channel: 'chat',
    tellings: 3,
    products: ['moss-garden', 'almond', 'smoke-ridge'],
    lines: [
      customer(
        '[hallo, mein {product} wird immer bitter, was mache ich falsch?|Guten Tag, wie lange muss {product} ziehen?|moin, welche temperatur für {product}?]',
      ),
      agent(
        'Hallo {first}! Nicht kochend aufgießen: 75 Grad und höchstens zwei Minuten. Und lieber etwas mehr Blatt als mehr Zeit.',
      ),
      customer('[ah, ich hab immer kochend... danke!|Danke, probiere ich.|ohne thermometer?]'),
      agent(
        'Ohne Thermometer geht es so: Wasser kochen, fünf Minuten offen stehen lassen. [Viel Freude damit.|Gutes Gelingen!]',
      ),
    ],
    mood: 'good',
  },
  {
    ...de,
    key: 'de-anruf',
    topic: 'change',
    channel: 'phone',
    tellings: 2,
    order: { state: 'waiting', days: [0, 1] },
    products: ['six-hills', 'ember'],
    call: {
      kind: 'answered',
      seconds: 150,
      summary:
        'Die Kundin möchte die Bestellung an eine Packstation schicken lassen. Das geht nicht, Nachbarin vereinbart.',
    },
    lines: [
      customer('[Möchte {order} an eine Packstation.|Fragt, ob {order} bei der Nachbarin abgegeben werden kann.]'),
      note('{carrier} liefert nicht an Automaten. Nachbarin eingetragen.'),
    ],
    mood: 'good',
  },
  {
    key: 'de-zoll',
    language: 'de',
    topic: 'customs',
    channel: 'email',
    tellings: 3,
    order: { state: 'on-its-way', days: [11, 14] },
    products: ['moorland', 'drift', 'lark'],
    subject: '[Zollgebühren für {order}|Nachzahlung beim Zoll?|Einfuhrabgaben {product}]',
    lines: [
      customer(
        '[{carrier} verlangt 41,60 € für die Verzollung von {order}. Davon stand beim Kauf nichts.|ich soll für den {product} noch einmal Steuer zahlen.] [Ist das richtig so?|Muss ich das zahlen?]',
      ),
      agent(
        'Leider ja: Unser Strickladen verschickt unverzollt, der Hinweis steht viel zu klein unter dem Knopf. Das ändern wir gerade. Die Bearbeitungsgebühr übernehmen wir, schicken Sie mir einfach den Beleg.',
        { macro: 'customs-note' },
      ),
      customer('[Gut, Beleg hängt an. Danke für das Entgegenkommen.|In Ordnung, anbei der Beleg.]', {
        files: [pdf('zollbeleg.pdf')],
      }),
    ],
    endings: [
      {
        lines: [agent('Angekommen, die Gebühr ist unterwegs zu Ihnen.')],
        after: { refund: 0.09 },
        resolution: 'Refund',
        tags: ['partial-refund'],
      },
    ],
  },
  {
    key: 'de-groesse',
    language: 'de',
    topic: 'exchange',
    channel: 'email',
    tellings: 2,
    order: { state: 'delivered', days: [10, 13], deliveredDays: 4 },
    products: ['hearth', 'lark', 'robe'],
    subject: '[Umtausch {order}|{product} zu klein|Eine Nummer größer bitte]',
    lines: [
      customer(
        '[{product} in {size} ist mir leider zu klein. Kann ich in {bigger} tauschen?|der {product} ist wunderschön, aber eine Nummer zu klein. Haben Sie {bigger}?] [Ungetragen, mit Etikett.|Nur einmal anprobiert.]',
      ),
      agent(
        '[Haben wir, in {colour}, liegt schon für Sie bereit.|{bigger} in {colour} ist da.] Das Etikett ({rma}) hängt an; sobald {carrier} es scannt, geht {replacement} raus.',
        { macro: 'ruecksendung', files: [pdf('etikett.pdf')] },
      ),
      customer('[Klasse, danke!|Sehr gut, geht morgen zur Post.]'),
    ],
    endings: [{ lines: [], mood: 'good', after: { replaced: 'bigger' } }],
    resolution: 'Replacement sent',
  },
  {
    key: 'de-abwesend',
    language: 'de',
    topic: 'noise',
    channel: 'email',
    tellings: 1,
    tags: ['automatic-ooo', 'auto-close'],
    subject: 'Abwesenheit: Ihre Bestellung ist unterwegs',
    lines: [
      customer(
        'Ich bin derzeit nicht im Büro und lese meine E-Mails nicht. In dringenden Fällen wenden Sie sich bitte an meine Kollegen.',
        { bare: true },
      ),
    ],
  },
]
