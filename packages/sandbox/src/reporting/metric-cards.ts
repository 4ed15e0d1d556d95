import type { MetricCard, MetricCardSlug } from '@rhetor/contract'
import { metricCardSlugs } from '@rhetor/contract'
import { type CardRow, cardRows } from './metric-card-rows.ts'

const revised = '2026-06-18'

/** What a metric means; the texts are ours, since the real ones are not published. */
export function cardOf(slug: MetricCardSlug): MetricCard {
  const { category, definition, api } = rowOf(slug)
  return {
    slug,
    category,
    title: titleOf(slug),
    status: 'published',
    definition_revised_at: revised,
    public: {
      definition,
      formula: api ? `${api[1]} of ${api[0]}` : definition,
      computation_logic: [definition],
    },
    ...(api && {
      api: { scope: api[0], measures: [api[1]], ...(api[2] !== undefined && { dimensions: [api[2]] }) },
    }),
    aliases: [],
    related: relatedTo(slug).map((other) => ({ slug: other, url: `/api/metric-cards/${other}` })),
    replaces: [],
    used_in_reports: [category],
  }
}

export function cardsWith({ category, status, q }: { category?: string; status?: string; q?: string }): MetricCard[] {
  const words = q?.trim().toLowerCase() ?? ''
  return metricCardSlugs
    .map(cardOf)
    .filter((card) => category === undefined || card.category === category)
    .filter((card) => status === undefined || card.status === status)
    .filter((card) =>
      [card.slug, card.title, card.public.definition].some((text) => text.toLowerCase().includes(words)),
    )
}

function rowOf(slug: MetricCardSlug): CardRow {
  return cardRows[slug]
}

/** Cards of the same report. */
function relatedTo(slug: MetricCardSlug): MetricCardSlug[] {
  const scope = rowOf(slug).api?.[0]
  return scope === undefined ? [] : metricCardSlugs.filter((other) => other !== slug && rowOf(other).api?.[0] === scope)
}

const abbreviations: Readonly<Record<string, string>> = { csat: 'CSAT', frt: 'FRT', sla: 'SLA', slas: 'SLAs', ai: 'AI' }

function titleOf(slug: string): string {
  const text = slug
    .split('-')
    .map((word) => abbreviations[word] ?? word)
    .join(' ')
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
}
