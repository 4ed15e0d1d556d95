import type { Language } from '@rhetor/contract'

type Score = 1 | 2 | 3 | 4 | 5

const english: Readonly<Record<Score, readonly string[]>> = {
  5: [
    'Quick answer, no copy and paste. Thank you!',
    'Sorted before my tea went cold.',
    'Felt like writing to a friend who happens to run a shop.',
    'She found the parcel before I had finished complaining about it.',
    'I expected a fight about the refund and got a refund. Lovely.',
    'Very kind, and the tip about the comb saved my cardigan.',
    'Five stars for Leilani, five for the blanket.',
    'Honest about the delay, which I prefer to "shortly".',
    'The new mug arrived in three days, wrapped like a newborn.',
    'A human on chat! At lunchtime!',
    'They remembered me from last winter.',
    'Everything explained in two sentences. More of this please.',
    'Free repair after two years. I have told everyone at work.',
    'Great',
    'Ren knows more about kettles than the people who make them.',
    'Best service I have had from a small company.',
    'thank u!!',
    'Easy exchange, label in my inbox within the hour.',
    'Tomasz was patient with my hundred photos.',
    'No notes.',
    'Understood my question even though I did not.',
    'So nice to be believed at once.',
    'Fast and friendly as always.',
    '👏👏👏',
    'They even asked how the scarf was received. By a very happy dad.',
    'Solved.',
    'My order was my own mistake and nobody made me feel silly.',
    'Super clear about customs. Finally somebody who knows the form.',
  ],
  4: [
    'All good in the end, took two e-mails.',
    'Friendly and correct. The carrier is the weak part.',
    'Would be five if the label had come with the first answer.',
    'Good help, I just wish you were open on Sundays.',
    'Nice person, slow parcel.',
    'Helpful. The chat window closed on me once.',
    'Happy with the answer, less so with the price of return shipping.',
    'Fine!',
    'Kind reply but I had to ask twice about the VAT number.',
    'Solved within a day.',
    'Good advice on the size. Fingers crossed.',
    'Thanks, works now.',
  ],
  3: [
    'OK.',
    'The answer was polite but I still do not know when it comes.',
    'Took a while. Problem solved though.',
    'I had to send the same photo three times.',
    'Neither good nor bad. Waiting for the money.',
    'The first reply did not read my question.',
    'A discount code is nice but I wanted the mug.',
    'Average wait, average answer.',
  ],
  2: [
    'Two days for a yes.',
    'Kept saying sorry, which does not find a parcel.',
    'I was told 24 hours. It was four days.',
    'The policy may be clear to you.',
    'Passed around between three people.',
    'Only helped after I got cross, which I do not enjoy.',
  ],
  1: [
    'Still nothing. I will buy my socks elsewhere.',
    'Missed the birthday, and a voucher does not bring it back.',
    'Not what I expect at this price.',
    'The automatic message at night is insulting.',
    'No refund, no parcel, many kind words.',
    'Worst part is that I like the products.',
    'Ignored for a week.',
  ],
}

const others: Readonly<Partial<Record<Language, Readonly<Partial<Record<Score, readonly string[]>>>>>> = {
  fr: {
    5: [
      'Réponse rapide et très aimable, merci !',
      'Parfait, rien à redire.',
      'Un service comme on n’en fait plus.',
      'Problème réglé en une heure.',
    ],
    4: ['Très bien, un peu long.', 'Bonne réponse, livraison moins bonne.'],
    3: ['Correct, mais il a fallu relancer.'],
    2: ['Trois jours sans nouvelles.'],
    1: ['Déçue, je n’ai toujours pas mon colis.'],
  },
  de: {
    5: ['Schnell, freundlich, kompetent.', 'Besser geht es nicht!', 'Herr Wierzba war sehr geduldig mit mir.', 'Top'],
    4: ['Hat geklappt, dauerte nur etwas.', 'Nette Antwort, der Versand war langsam.'],
    3: ['Geht so. Ich musste zweimal nachfragen.'],
    2: ['Das Porto hätte ich gern vorher gewusst.'],
    1: ['Leider keine Lösung.'],
  },
  es: {
    5: ['¡Encantadores! Todo resuelto.', 'Rápido y muy amable.', 'Da gusto comprar así.'],
    4: ['Bien, aunque tardó un par de días.'],
    3: ['Normal.'],
    1: ['Sigo esperando.'],
  },
  it: {
    5: ['Gentilissimi e veloci.', 'Tutto perfetto, grazie Leilani!', 'Servizio eccellente.'],
    4: ['Bene, ma il pacco ha fatto il giro del mondo.'],
    3: ['Sufficiente.'],
    2: ['Troppo tempo per una risposta semplice.'],
  },
  ja: {
    5: [
      'とても丁寧に対応していただきました。',
      'すぐに解決しました。ありがとうございます。',
      '日本語で対応いただけて安心しました。',
    ],
    4: ['返信は少し遅かったですが、丁寧でした。'],
    3: ['普通でした。'],
  },
  nl: { 5: ['Fijn geholpen, dank!', 'Snel en aardig.'], 4: ['Prima.'] },
  pt: { 5: ['Atendimento impecável.', 'Muito atenciosos!'], 4: ['Bom, mas demorou um pouco.'] },
  sv: { 5: ['Snabbt och trevligt.'], 4: ['Bra hjälp.'] },
}

/** Returns each comment once, and then none. */
export function commentsFor(): { next(score: Score, language: Language): string | null } {
  const given = new Map<readonly string[], number>()
  return {
    next(score, language) {
      const list = language === 'en' ? english[score] : others[language]?.[score]
      if (!list) return null
      const taken = given.get(list) ?? 0
      given.set(list, taken + 1)
      return list[taken] ?? null
    },
  }
}
