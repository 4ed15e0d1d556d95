// Small words that only one language has, or has far more often than the others.
const words: Readonly<Record<string, readonly string[]>> = {
  en: ['the', 'and', 'you', 'my', 'is', 'have', 'not', 'with', 'this', 'order', 'please', 'hi', 'hello', 'thanks'],
  fr: ['le', 'la', 'les', 'est', 'vous', 'je', 'pas', 'une', 'bonjour', 'merci', 'ma', 'commande', 'avec', 'mon'],
  de: [
    'der',
    'die',
    'das',
    'ich',
    'nicht',
    'ist',
    'und',
    'mein',
    'meine',
    'bitte',
    'hallo',
    'danke',
    'eine',
    'bestellung',
  ],
  es: ['el', 'los', 'las', 'mi', 'pedido', 'hola', 'gracias', 'por', 'para', 'una', 'no', 'que', 'con', 'está'],
  it: ['il', 'lo', 'gli', 'mio', 'ordine', 'ciao', 'grazie', 'per', 'non', 'una', 'che', 'con', 'è', 'buongiorno'],
  pt: ['o', 'os', 'meu', 'pedido', 'olá', 'obrigado', 'obrigada', 'não', 'uma', 'com', 'você', 'está', 'minha'],
  nl: ['de', 'het', 'een', 'ik', 'niet', 'mijn', 'bestelling', 'hallo', 'dank', 'bedankt', 'met', 'jullie', 'graag'],
}

/** The language a text seems to be in; null where no language is likely. */
export function ticketLanguage(text: string): string | null {
  if (/[\u3040-\u30ff]/.test(text)) return 'ja'
  if (/[\uac00-\ud7af]/.test(text)) return 'ko'
  if (/[\u4e00-\u9fff]/.test(text)) return 'zh'
  if (/[\u0400-\u04ff]/.test(text)) return 'ru'
  if (/[\u0600-\u06ff]/.test(text)) return 'ar'
  const found = text.toLowerCase().match(/\p{L}+/gu) ?? []
  const scores = Object.entries(words).map(([language, own]) => ({
    language,
    score: found.filter((word) => own.includes(word)).length,
  }))
  const best = scores.toSorted((left, right) => right.score - left.score)[0]
  return best && best.score > 0 ? best.language : null
}
