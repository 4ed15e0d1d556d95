import { freshTags } from '../fresh-data.ts'
import { minutesPerDay } from './calendar.ts'
import { between } from './chance.ts'
import type { DemoTag } from './types.ts'

const ours: readonly Row[] = [
  ['where-is-my-order', '#2f80ed', 'The parcel is late, lost or silent'],
  ['return', '#b4623a', 'Wants to send something back'],
  ['exchange', '#c9884a', 'Same thing, other size or colour'],
  ['sizing', '#a97b52', 'Too big, too small, which size'],
  ['damaged', '#d64545', 'Arrived broken or faulty'],
  ['missing-item', '#e0703c', 'Something was not in the parcel'],
  ['photo-needed', '#8b6fc0', 'We asked for a picture'],
  ['lost-parcel', '#9b1c31', 'The carrier gave up on it'],
  ['customs', '#7a8b3c', 'Duties, taxes, paperwork at the border'],
  ['address-change', '#e8b923', null],
  ['gift-card', '#c76fb2', null],
  ['loyalty', '#5fb8a5', 'Points and tiers of the Nest club'],
  ['subscription', '#3f9c6b', 'The tea box'],
  ['stock', '#6f9e3f', 'When is it back'],
  ['allergy', '#e14b8a', 'Health: answer from the ingredient sheet only'],
  ['invoice', '#64748b', 'Invoices and VAT'],
  ['payment', '#475569', 'Cards, holds, double charges'],
  ['warranty', '#0f766e', 'Kettles two years, knitwear a free repair'],
  ['wholesale', '#1e3a8a', 'Shops and hotels'],
  ['partnership', '#4338ca', null],
  ['influencer', '#be5cc9', null],
  ['compliment', '#22a06b', 'Read aloud in the workroom every week'],
  ['complaint', '#b91c1c', null],
  ['escalated', '#7f1d1d', 'Noor looks at these herself'],
  ['undelivered', '#57534e', 'Our answer did not arrive'],
  ['store-hours', '#0891b2', null],
  ['phone', '#0d9488', null],
  ['teahouse', '#84a98c', 'About the Teahouse'],
  ['waiting-for-workroom', '#d4a373', 'A colleague has to look at something'],
]

type Row = readonly [name: string, color: string | null, description?: string | null]

export const tags: readonly DemoTag[] = [...freshTags.map((row) => tag(row, 1130)), ...ours.map((row) => tag(row))]

function tag([name, color, description]: Row, days = between(120, 900, 'tag', name)): DemoTag {
  return {
    key: name,
    name,
    description: description ?? null,
    decoration: color ? { color } : {},
    minutesAgo: days * minutesPerDay,
  }
}
