import type { Language } from '@rhetor/contract'
import { hash } from './chance.ts'
import type { Facts } from './text.ts'

interface Voice {
  /** How customers begin their first e-mail; some just begin. */
  readonly hello: readonly string[]
  readonly helloAgain: readonly string[]
  readonly bye: readonly string[]
  readonly byeAgain: readonly string[]
  readonly agentHello: readonly string[]
  readonly agentBye: readonly string[]
}

// `{shop}` is the store they bought from
const voices: Readonly<Partial<Record<Language, Voice>>> = {
  en: {
    hello: [
      'Hi,',
      'Hello,',
      'Hi there,',
      'Hello {shop} team,',
      'Good morning,',
      'Hey there,',
      'Dear {shop},',
      '',
      'Dear customer service,',
      'Hi folks,',
    ],
    helloAgain: ['Hi {agent},', '', 'Hello {agent},', '', '{agent},', 'Dear {agent},'],
    bye: [
      'Thanks,\n{first}',
      'Thank you\n{name}',
      'Best,\n{first}',
      'Kind regards,\n{name}',
      '{first}',
      'Many thanks,\n{first}',
      'Cheers,\n{first}',
      '{name}',
      '– {first}',
      'Warmly,\n{first}',
      '{first}\n\nSent from my phone',
    ],
    byeAgain: ['{first}', '', 'Thanks, {first}', '', 'Best,\n{first}', '– {first}'],
    agentHello: ['Hi {first},', 'Hello {first},', 'Hi {first},', 'Dear {first},', 'Hey {first},'],
    agentBye: ['Best,', 'Warm regards,', 'All the best,', 'Kind regards,', 'Take care,'],
  },
  fr: {
    hello: ['Bonjour,', 'Bonjour à vous,', "Bonjour à toute l'équipe,", 'Bonjour Madame, Monsieur,', 'Bonsoir,'],
    helloAgain: ['Bonjour {agent},', '', 'Merci pour votre retour.', 'Bonjour,'],
    bye: ['Cordialement,\n{name}', 'Bien à vous,\n{first}', 'Merci d’avance,\n{name}', 'Bonne journée,\n{first}'],
    byeAgain: ['{first}', 'Bonne journée,\n{first}', '', 'Cordialement,\n{name}'],
    agentHello: ['Bonjour {first},', 'Bonjour {first},'],
    agentBye: ['Bien à vous,', 'Belle journée,', 'Très bonne journée,'],
  },
  de: {
    hello: ['Hallo,', 'Guten Tag,', 'Liebes {shop}-Team,', 'Sehr geehrte Damen und Herren,', 'Moin,', 'Grüß Gott,'],
    helloAgain: ['Hallo {agent},', '', 'Guten Morgen {agent},', 'Guten Tag,'],
    bye: ['Viele Grüße\n{first}', 'Mit freundlichen Grüßen\n{name}', 'Danke und Gruß\n{name}', 'Beste Grüße\n{first}'],
    byeAgain: ['{first}', 'Viele Grüße\n{first}', '', 'VG {first}'],
    agentHello: ['Hallo {first},', 'Guten Tag {first},'],
    agentBye: ['Viele Grüße', 'Herzliche Grüße', 'Beste Grüße'],
  },
  es: {
    hello: ['Hola,', 'Buenos días:', 'Hola, equipo de {shop}:', 'Buenas tardes:', 'Estimados:'],
    helloAgain: ['Hola, {agent}:', '', 'Gracias por responder.', 'Hola de nuevo:'],
    bye: ['Gracias,\n{first}', 'Un saludo,\n{name}', 'Muchas gracias.\n{name}', 'Saludos cordiales,\n{first}'],
    byeAgain: ['{first}', 'Un saludo,\n{first}', '', 'Gracias,\n{first}'],
    agentHello: ['Hola, {first}:', 'Buenos días, {first}:'],
    agentBye: ['Un saludo,', 'Un abrazo,', 'Saludos cordiales,'],
  },
  it: {
    hello: ['Buongiorno,', 'Salve,', 'Gentile {shop},', 'Ciao,', 'Buonasera,'],
    helloAgain: ['Buongiorno {agent},', '', 'Grazie della risposta.', 'Ciao {agent},'],
    bye: ['Grazie,\n{first}', 'Cordiali saluti,\n{name}', 'Un saluto,\n{first}', 'Grazie mille\n{name}'],
    byeAgain: ['{first}', 'Un saluto,\n{first}', '', 'Grazie,\n{first}'],
    agentHello: ['Buongiorno {first},', 'Ciao {first},'],
    agentBye: ['Un caro saluto,', 'Cordiali saluti,', 'A presto,'],
  },
  ja: {
    hello: [
      'お世話になっております。{name}と申します。',
      'こんにちは。',
      'はじめまして、{name}です。',
      '{shop}ご担当者様',
    ],
    helloAgain: ['ご返信ありがとうございます。', '', 'お世話になっております。'],
    bye: ['よろしくお願いいたします。\n{name}', 'どうぞよろしくお願いします。\n{name}', '{name}'],
    byeAgain: ['{name}', '', 'よろしくお願いします。'],
    agentHello: ['{name}様', '{name}様\nお問い合わせありがとうございます。'],
    agentBye: ['引き続きよろしくお願いいたします。', 'どうぞよろしくお願いいたします。'],
  },
  nl: {
    hello: ['Hallo,', 'Goedemorgen,', 'Beste {shop},', 'Dag,'],
    helloAgain: ['Hoi {agent},', '', 'Dag {agent},'],
    bye: ['Groetjes,\n{first}', 'Met vriendelijke groet,\n{name}', 'Alvast bedankt,\n{first}'],
    byeAgain: ['{first}', '', 'Groet,\n{first}'],
    agentHello: ['Hoi {first},', 'Dag {first},'],
    agentBye: ['Hartelijke groet,', 'Groetjes,'],
  },
  pt: {
    hello: ['Olá,', 'Boa tarde,', 'Bom dia,', 'Olá, equipe {shop},'],
    helloAgain: ['Olá {agent},', '', 'Agradeço a resposta.'],
    bye: ['Agradeço desde já,\n{first}', 'Com os melhores cumprimentos,\n{name}', 'Abraço,\n{first}'],
    byeAgain: ['{first}', '', 'Agradeço!'],
    agentHello: ['Olá {first},', 'Bom dia {first},'],
    agentBye: ['Um abraço,', 'Com os melhores cumprimentos,'],
  },
  sv: {
    hello: ['Hej,', 'Hej på er,', 'God dag,'],
    helloAgain: ['Hej {agent},', ''],
    bye: ['Vänliga hälsningar\n{name}', 'Tack på förhand,\n{first}', 'Mvh {first}'],
    byeAgain: ['{first}', '', 'Mvh {first}'],
    agentHello: ['Hej {first},'],
    agentBye: ['Varma hälsningar,', 'Vänliga hälsningar,'],
  },
}

interface Speaker {
  readonly key: string
  readonly side: 'customer' | 'agent'
  readonly language: Language
  /** Their first e-mail of the conversation. */
  readonly isFirst: boolean
}

/** What stands above and below an e-mail; everybody has habits and keeps them. */
export function frame({ key, side, language, isFirst }: Speaker): { hello: string; bye: string } {
  const voice = voices[language] ?? voices.en
  if (!voice) throw new Error('the English voice is missing')
  const habit = hash('habit', key, language)
  const take = (list: readonly string[], shift: number) => list[(habit >>> shift) % list.length] ?? ''
  if (side === 'agent') return { hello: take(voice.agentHello, 2), bye: `${take(voice.agentBye, 5)}\n{agent}\n{shop}` }
  if (isFirst) return { hello: take(voice.hello, 2), bye: take(voice.bye, 6) }
  return { hello: take(voice.helloAgain, 9), bye: take(voice.byeAgain, 12) }
}

const locales = { en: 'before', ja: 'before' } as const

/** A price as people of that language write it. */
export function money(amount: number, currency: 'USD' | 'EUR', language: Language): string {
  const sign = currency === 'USD' ? '$' : '€'
  const text = amount.toFixed(2)
  return language in locales ? `${sign}${text}` : `${text.replace('.', ',')} ${sign}`
}

/** Words that every telling needs, whatever it is about. */
export function names(name: string | null): Facts {
  const [first] = (name ?? '').split(' ')
  return { first: first || 'there', name: name ?? '' }
}
