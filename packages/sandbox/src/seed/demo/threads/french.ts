import { agent, customer, note, pdf, photo, type Thread } from '../thread.ts'

const fr = { language: 'fr', store: 'teahouse' } as const
const etiquette = pdf('etiquette-retour.pdf')

export const french: readonly Thread[] = [
  {
    ...fr,
    key: 'fr-ou-est',
    topic: 'delivery',
    channel: 'email',
    tellings: 3,
    order: { state: 'on-its-way', days: [6, 8, 7] },
    products: ['six-hills', 'tarn-teapot', 'ember', 'first-light'],
    subject:
      '[Où en est ma commande {order} ?|Commande {order} : pas de nouvelles|Suivi de ma commande|Livraison {order}]',
    lines: [
      customer(`[J'ai commandé il y a {days} jours et je n'ai toujours rien reçu.|Ma commande {order} devait arriver en cinq jours, nous en sommes à {days}.|Voilà {days} jours que j'attends {product}.] [Le suivi
        n'affiche rien.|Aucun message du transporteur.] [Pourriez-vous vérifier ?|Est-elle bien partie ?]`),
      agent(
        `[Je viens de regarder.|J'ai vérifié tout de suite.] Votre colis {order} est chez {carrier} sous le numéro {tracking} ; [il devrait arriver d'ici deux à trois jours|comptez encore deux jours]. [Le courriel de suivi
        est sans doute dans vos indésirables.|Dites-moi si rien ne bouge d'ici là.]`,
        { macro: 'ou-est-il' },
      ),
    ],
    endings: [
      { lines: [customer('[Merci beaucoup, je patiente.|Parfait, merci pour la rapidité.]')], mood: 'good' },
      { lines: [] },
      {
        lines: [customer('Bien reçu ce matin, tout est intact. Merci !', { after: 4000 })],
        mood: 'good',
        ends: 'thanked',
      },
    ],
  },
  {
    ...fr,
    key: 'fr-casse',
    topic: 'damaged',
    channel: 'email',
    tellings: 3,
    order: { state: 'delivered', days: [6, 7], deliveredDays: 1, quantity: 2 },
    products: ['pebble-mug', 'river-bowl'],
    subject: '[Article cassé, {order}|{product} arrivé en morceaux|Colis abîmé]',
    lines: [
      customer(
        "[Le colis est arrivé écrasé d'un côté et l'un des deux {product} est fendu.|En ouvrant le carton, mauvaise surprise : un {product} en trois morceaux.] [Photos jointes.|Je vous joins deux photos.] Que puis-je faire ?",
        { files: [photo('casse.jpg'), photo('carton.jpg')] },
      ),
      agent(
        "[Je suis vraiment désolée.|Quel dommage, et merci pour les photos.] Un nouveau {product} part aujourd'hui, c'est la commande {replacement}. [Inutile de renvoyer l'autre.|Gardez les morceaux pour vos pots de fleurs.]",
        { macro: 'replacement' },
      ),
      customer("[Merci, c'est très aimable.|Quelle efficacité ! Merci.]"),
    ],
    endings: [{ lines: [], mood: 'good', after: { replaced: 'same' } }],
  },
  {
    ...fr,
    key: 'fr-retour',
    topic: 'return',
    channel: 'email',
    tellings: 3,
    order: { state: 'delivered', days: [12, 15], deliveredDays: 6 },
    products: ['ember', 'tarn-teapot', 'whisk'],
    subject: '[Retour de la commande {order}|Je souhaite renvoyer {product}|Droit de rétractation]',
    lines: [
      customer(
        "[J'ai choisi le mauvais modèle et je souhaite renvoyer {product}.|On m'a offert le même {product} hier. Puis-je vous renvoyer le mien ?] [Il n'a pas servi.|L'emballage est intact.] Commande {order}.",
      ),
      agent(
        '[Bien sûr.|Aucun souci.] Votre étiquette ({rma}) est jointe, le retour est à notre charge. Le remboursement de {main} arrive environ cinq jours après la réception.',
        { macro: 'retour-etiquette', files: [etiquette] },
      ),
    ],
    endings: [
      {
        lines: [customer("[Merci, c'est parti.|Déposé ce matin. Merci.]", { after: 1500 })],
        mood: 'good',
        after: { refund: 'main' },
      },
      { lines: [], resolution: 'Information Given' },
    ],
  },
  {
    ...fr,
    key: 'fr-chat-stock',
    topic: 'stock',
    channel: 'chat',
    tellings: 3,
    products: ['tarn-teapot', 'pebble-mug', 'ember'],
    lines: [
      customer(
        '[bonjour, le {product} en {colour} revient quand ?|Bonjour ! Est-ce que {product} sera de nouveau disponible en {colour} ?|coucou, plus de {colour} pour {product} ?]',
      ),
      agent('Bonjour {first} ! La prochaine fournée sort du four la semaine prochaine. Je vous préviens ?'),
      customer('[oui volontiers !|Avec plaisir, merci.|non merci je repasserai]'),
    ],
    endings: [
      { lines: [], mood: 'good' },
      { lines: [agent("C'est noté. À très vite !")], ends: 'snoozed', tags: ['waiting-for-workroom'] },
    ],
  },
  {
    ...fr,
    key: 'fr-facture',
    topic: 'invoice',
    channel: 'email',
    tellings: 3,
    order: { state: 'delivered', days: [10, 18], deliveredDays: 5 },
    products: ['six-hills', 'ember', 'pebble-mug'],
    subject: '[Facture {order}|Demande de facture avec TVA|Facture au nom de ma société]',
    lines: [
      customer(
        "[Il me faudrait une facture avec TVA pour {order}.|Pourriez-vous établir la facture de {order} au nom de ma société ?] [C'est pour mon comptable, qui ne rit jamais.|C'est assez urgent, pardon.]",
      ),
      agent('[La voici|Vous la trouverez ci-jointe], sous le numéro {invoiceNo}, TVA détaillée.', {
        files: [pdf('facture.pdf')],
      }),
      customer('[Merci ! Il a presque souri.|Parfait, merci.]'),
    ],
    mood: 'good',
  },
  {
    ...fr,
    key: 'fr-whatsapp-abo',
    topic: 'subscription',
    channel: 'whatsapp',
    tellings: 2,
    order: { state: 'delivered', days: [17, 21], deliveredDays: 12 },
    products: ['slow-box'],
    lines: [
      customer(
        '[Bonjour, je pars deux mois, peut-on suspendre la box ?|Bonjour 🙂 je voudrais sauter la prochaine box de thé]',
      ),
      agent("Bonjour {first} ! C'est fait. Elle reprend toute seule ensuite, et rien n'est prélevé entre-temps."),
      customer('[Merci 🙏|Super, merci beaucoup !]'),
    ],
    mood: 'good',
  },
  {
    ...fr,
    key: 'fr-colere',
    topic: 'lost',
    channel: 'email',
    tellings: 2,
    priority: 'high',
    order: { state: 'stuck', days: [15, 18] },
    products: ['ember', 'six-hills'],
    subject: "[Toujours rien, troisième relance|{order} : c'est inadmissible]",
    tags: ['escalated'],
    lines: [
      customer(
        '[Troisième message, toujours aucune réponse.|Je vous écris pour la troisième fois.] {order} a {days} jours de retard et vous encaissez sans livrer. [Je demande le remboursement immédiat.|Sans réponse demain, je fais opposition.]',
      ),
      note("Dernier scan il y a neuf jours. Remboursement tout de suite, j'appelle le transporteur ensuite.", {
        as: 'noor',
      }),
      agent(
        "Votre colère est légitime, et je ne vous ferai pas de phrases : le colis est perdu, vos {total} sont remboursés à l'instant. Vos deux premiers messages avaient été fusionnés avec un ancien dossier, je viens de corriger cela.",
        { as: 'noor' },
      ),
      customer("[Merci pour la franchise. Dommage d'en arriver là.|Dont acte. Merci.]"),
    ],
    endings: [
      { lines: [], mood: 'bad', after: { refund: 'full', isLost: true }, resolution: 'Refund', tags: ['full-refund'] },
    ],
  },
  {
    key: 'fr-taille-pull',
    language: 'fr',
    topic: 'sizing',
    channel: 'chat',
    tellings: 2,
    products: ['lark', 'moorland'],
    lines: [
      customer(
        "[Bonjour, j'hésite entre {size} et {bigger} pour le {product}.|bonjour ! le {product} taille grand ou petit ?]",
      ),
      agent("Bonjour {first}, posez à plat un pull qui vous va et mesurez d'une aisselle à l'autre. Combien ?"),
      customer('[{girth}|environ {girth}]'),
      agent('Alors {size}. La laine se détend un peu.'),
      customer('[Merci, je commande !|super merci]'),
    ],
    mood: 'good',
  },
]
