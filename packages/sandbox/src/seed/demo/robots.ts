import type { Language } from '@rhetor/contract'
import { at } from './chance.ts'
import type { StoreKey } from './keys.ts'

const greetings: Readonly<Record<StoreKey, Readonly<Partial<Record<Language, readonly string[]>>>>> = {
  pebblewren: {
    en: [
      'Hi! You have reached Pebblewren. A person will be with you in a few minutes. Leave your e-mail in case you have to go.',
      'Thanks for your message! We usually answer within 5 minutes. Meanwhile: is it about an order? Tell us its number.',
      'Hello from the workroom. Somebody is putting down their needles and will be right with you.',
    ],
    fr: ['Bonjour ! Une personne de l’équipe vous répond dans quelques minutes. Laissez-nous votre e-mail au cas où.'],
    de: ['Hallo! In wenigen Minuten ist jemand für Sie da. Hinterlassen Sie gern Ihre E-Mail-Adresse.'],
    es: ['¡Hola! En unos minutos te atiende una persona. Déjanos tu correo por si tienes que irte.'],
    it: ['Ciao! Fra pochi minuti ti risponde una persona. Lasciaci la tua e-mail se devi andare.'],
  },
  teahouse: {
    en: [
      'Welcome to the Teahouse! The kettle is on and somebody will be with you shortly. What is your order number, if you have one?',
      'Hi there! One of us will answer in a few minutes. You can leave your e-mail if you cannot wait.',
    ],
    fr: ['Bienvenue à la Teahouse ! Quelqu’un vous répond dans un instant. Avez-vous un numéro de commande ?'],
    de: ['Willkommen im Teahouse! Gleich ist jemand für Sie da. Haben Sie eine Bestellnummer zur Hand?'],
    es: ['¡Qué alegría verte por la Teahouse! Enseguida te atendemos. ¿Tienes un número de pedido?'],
    it: ['Benvenuti alla Teahouse! Qualcuno arriva subito. Avete un numero d’ordine?'],
    ja: ['ティーハウスへようこそ。担当者がまもなく返信いたします。ご注文番号をお持ちでしたらお知らせください。'],
    nl: ['Welkom bij het Teahouse! Er komt zo iemand bij je. Heb je een bestelnummer?'],
    pt: ['Boas-vindas à Teahouse! Já atendemos. Tem um número de encomenda?'],
    sv: ['Välkommen till Teahouse! Någon svarar strax. Har du ett ordernummer?'],
  },
}

/** What the chat's bot says a moment after the first message. */
export function chatGreeting(store: StoreKey, language: Language, round: number): string {
  const list = greetings[store][language] ?? greetings[store].en ?? []
  return at(list, round)
}

/** What a rule answers to e-mails that come while the shop is closed. */
export const quietHoursAnswer = {
  en: `Thank you for writing to {shop}. You have caught us with the lights out.

    We read everything in the order it came, from Monday to Friday between 8 and 20 and on Saturdays between 9 and 17
    (UTC). You do not need to write again: that would move your message to the end of the pile.`,
  fr: `Merci de nous avoir écrit. Nos bureaux sont fermés pour l'instant.

    Nous répondons du lundi au vendredi de 8 h à 20 h et le samedi de 9 h à 17 h (UTC), dans l'ordre d'arrivée.`,
  de: `Vielen Dank für Ihre Nachricht. Gerade ist niemand mehr am Tisch.

    Wir antworten montags bis freitags von 8 bis 20 Uhr und samstags von 9 bis 17 Uhr (UTC), der Reihe nach.`,
} as const satisfies Partial<Record<Language, string>>
