import type { MetricCardSlug, ReportScope } from '@rhetor/contract'

export interface CardRow {
  readonly category: string
  readonly definition: string
  /** The report and the measure behind it; left out where no published report has it. */
  readonly api?: readonly [scope: ReportScope, measure: string, dimension?: string]
}

type Report = CardRow['api']

const card =
  (category: string) =>
  (definition: string, api?: Report): CardRow => ({ category, definition, ...(api && { api }) })

const support = card('support-performance')
const agents = card('agents')
const live = card('live')
const satisfaction = card('satisfaction')
const tags = card('tags')
const fields = card('ticket-fields')
const quality = card('auto-qa')
const sla = card('sla')
const voice = card('voice')
const automation = card('ai-agent')
const sales = card('ai-sales-agent')
const helpCenter = card('help-center')

/** Every metric by its slug. */
export const cardRows: Readonly<Record<MetricCardSlug, CardRow>> = {
  'abandoned-calls': voice('Inbound calls whose caller hung up while waiting.', [
    'voice-calls-summary',
    'abandonedVoiceCallsCount',
  ]),
  accuracy: quality('Average rating of how accurate the answers were.', ['auto-qa', 'averageAccuracyScore']),
  'achievement-rate': sla('Share of tickets that met their SLA.', ['ticket-sla', 'slaAchievementRate']),
  'agents-offline': live('Agents who are offline now.'),
  'agents-online': live('Agents who are online now.'),
  'ai-agent-automation-rate': automation('Share of interactions the AI agent solved alone.', [
    'ai-agent-success-rate',
    'successRate',
  ]),
  'ai-agent-average-csat': automation('Average survey score of tickets the AI agent answered.', [
    'ai-agent-csat',
    'averageCSAT',
  ]),
  'ai-agent-closed-tickets': automation('Tickets the AI agent closed.'),
  'all-used-tags-all': tags('Tickets by tag, dated by the tagging.', ['tags', 'ticketCount', 'tagId']),
  'all-used-tags-all-created': tags('Tickets by tag, dated by their creation.', ['tags', 'ticketCount', 'tagId']),
  'all-used-values': fields('Tickets by field value, dated by the change.', [
    'ticket-fields',
    'ticketCount',
    'customFieldValue',
  ]),
  'all-used-values-created': fields('Tickets by field value, dated by their creation.', [
    'ticket-fields',
    'ticketCount',
    'customFieldValue',
  ]),
  'article-views': helpCenter('How often articles were opened.'),
  'assigned-open-tickets': support('Open tickets somebody is assigned to.', ['tickets-open', 'ticketCount']),
  'automated-interactions': automation('Interactions that needed no agent.', [
    'overall-automated-interactions',
    'automatedInteractionsCount',
  ]),
  'average-csat': satisfaction('Average score of answered surveys.', ['satisfaction-surveys', 'averageSurveyScore']),
  'average-discount-amount': sales('Average of the discounts applied.', [
    'ai-sales-agent-discounts',
    'averageDiscountAmount',
  ]),
  'average-order-value': sales('Average value of influenced orders.', [
    'ai-sales-agent-orders-performance',
    'averageOrderValue',
  ]),
  'average-survey-score': satisfaction('Average score of answered surveys.', [
    'satisfaction-surveys',
    'averageSurveyScore',
  ]),
  'average-talk-time': voice('Average length of a conversation on the phone.', [
    'voice-calls-summary',
    'averageTalkTimeInSeconds',
  ]),
  'average-ticket-handle-time': support('Average time agents spend on a ticket.', [
    'ticket-handle-time',
    'averageHandleTime',
  ]),
  'average-wait-time': voice('Average time callers wait.', ['voice-calls-summary', 'averageWaitTimeInSeconds']),
  'brand-voice': quality('Average rating of how well the brand voice was met.', ['auto-qa', 'averageBrandVoiceScore']),
  'buy-through-rate': sales('Share of recommended products that were bought.', [
    'ai-sales-agent-buy-through-rate',
    'buyThroughRate',
  ]),
  'callback-requests': voice('Callers who asked to be called back.', [
    'voice-calls-summary',
    'callbackRequestedVoiceCallsCount',
  ]),
  'calls-in-queue': live('Callers who are waiting now.'),
  'cancelled-calls': voice('Inbound calls cancelled before they rang.', [
    'voice-calls-summary',
    'cancelledVoiceCallsCount',
  ]),
  'click-through-rate': sales('Share of recommendations that were clicked.'),
  'closed-tickets': support('Tickets closed in the period.', ['tickets-closed', 'ticketCount']),
  'closed-tickets-per-hour': agents('Tickets closed for each hour online.'),
  'comment-highlights': satisfaction('Comments of answered surveys.'),
  'communication-skills': quality('Average rating of communication.', ['auto-qa', 'averageCommunicationSkillsScore']),
  'contribution-to-total-sales': sales('Share of sales that the AI agent influenced.'),
  'conversion-rate': sales('Share of sales conversations that led to an order.', [
    'ai-sales-agent-conversion-rate',
    'conversionRate',
  ]),
  'coverage-rate': automation('Share of tickets the AI agent answered.', ['ai-agent-coverage-rate', 'coverageRate']),
  'created-tickets': support('Tickets created in the period.', ['tickets-created', 'ticketCount']),
  'decrease-in-frt': automation('How much sooner customers get a first answer because of automation.', [
    'overall-decrease-in-first-response-time',
    'averageDecreaseInFirstResponseTime',
  ]),
  'decrease-in-resolution-time': automation('How much sooner tickets close by automation.', [
    'overall-decrease-in-resolution-time',
    'averageDecreaseInResolutionTime',
  ]),
  'discount-codes-applied': sales('Discount codes that were used.', [
    'ai-sales-agent-discounts',
    'appliedDiscountCodesCount',
  ]),
  'discount-usage': sales('Share of offered codes that were used.', ['ai-sales-agent-discounts', 'discountUsage']),
  'discounts-offered': sales('Discount codes that were offered.', [
    'ai-sales-agent-discounts',
    'offeredDiscountCodesCount',
  ]),
  efficiency: quality('Average rating of efficiency.', ['auto-qa', 'averageEfficiencyScore']),
  'first-response-time': support('Median time from the first customer message to the first answer.', [
    'first-response-time',
    'medianFirstResponseTime',
  ]),
  'handover-interactions': automation('Interactions handed over to agents.', [
    'handover-interactions',
    'handoverInteractionsCount',
  ]),
  'human-response-time-after-ai-handoff': automation('Median time agents take after the AI agent handed over.'),
  'inbound-answered-per-agent': voice('Inbound calls answered, by agent.', [
    'voice-calls',
    'inboundAnsweredCallsCount',
    'agentId',
  ]),
  'inbound-calls': voice('Inbound calls.', ['voice-calls-summary', 'inboundVoiceCallsCount']),
  'inbound-declined': voice('Inbound calls declined, by agent.', ['voice-agent-events', 'voiceCallsCount', 'agentId']),
  'inbound-transferred': voice('Inbound calls transferred, by agent.', [
    'voice-agent-events',
    'voiceCallsCount',
    'agentId',
  ]),
  'internal-compliance': quality('Average rating of internal compliance.', [
    'auto-qa',
    'averageInternalComplianceScore',
  ]),
  'language-proficiency': quality('Average rating of language.', ['auto-qa', 'averageLanguageProficiencyScore']),
  'live-messages-sent': live('Messages sent today.', ['messages-sent', 'messagesCount']),
  'live-online-status': live('Who is online now.'),
  'live-open-tickets': live('Tickets open now.', ['workload-tickets', 'ticketCount']),
  'live-tickets-closed': live('Tickets closed today.', ['tickets-closed', 'ticketCount']),
  'live-tickets-created': live('Tickets created today.', ['tickets-created', 'ticketCount']),
  'live-tickets-replied': live('Tickets answered today.', ['tickets-replied', 'ticketCount']),
  'median-purchase-time': sales('Median time from the conversation to the order.', [
    'ai-sales-agent-orders-performance',
    'medianPurchaseTime',
  ]),
  'median-response-time': support('Median time from a customer message to its answer.', [
    'response-time',
    'medianResponseTime',
  ]),
  'messages-per-ticket': support('Average number of messages of closed tickets.', [
    'messages-per-ticket',
    'averageMessagesCount',
  ]),
  'messages-received': support('Messages customers sent.', ['messages-received', 'messagesCount']),
  'messages-sent': support('Messages agents sent.', ['messages-sent', 'messagesCount']),
  'messages-sent-per-hour': agents('Messages sent for each hour online.'),
  'messages-sent-per-macro': support('Messages sent with each macro.'),
  'missed-calls': voice('Inbound calls nobody took.', ['voice-calls-summary', 'missedVoiceCallsCount']),
  'no-search-results-search-count': helpCenter('Searches that found nothing.'),
  'one-touch-tickets': support('Tickets closed with a single answer.', ['one-touch-tickets', 'ticketCount']),
  'online-time': agents('Time agents were online.', ['online-time', 'onlineTime']),
  'open-tickets': support('Tickets of the period that are open.', ['tickets-open', 'ticketCount']),
  'orders-influenced': sales('Orders that followed a conversation.', [
    'ai-sales-agent-orders-performance',
    'ordersInfluencedCount',
  ]),
  'outbound-calls': voice('Outbound calls.', ['voice-calls-summary', 'outboundVoiceCallsCount']),
  'overall-automation-rate': automation('Share of interactions that needed no agent.', [
    'overall-automation-rate',
    'automationRate',
  ]),
  'percent-abandoned-calls': voice('Share of inbound calls that were abandoned.'),
  'percent-callback-requests': voice('Share of inbound calls that asked for a call back.'),
  'percent-cancelled-calls': voice('Share of inbound calls that were cancelled.'),
  'percent-missed-calls': voice('Share of inbound calls nobody took.'),
  'percent-sla-achievement-rate': sla('Share of calls that met their SLA.', [
    'voice-calls-summary',
    'slaAchievementRate',
  ]),
  'percentage-of-closed-tickets': agents('Share of all closed tickets that an agent closed.', [
    'tickets-closed',
    'ticketCount',
    'agentId',
  ]),
  'percentage-of-created-tickets': support('Share of all created tickets that came by a channel.', [
    'tickets-created',
    'ticketCount',
    'channel',
  ]),
  'performance-per-article-views': helpCenter('Views by article.'),
  'product-recommendations': sales('How often products were recommended.', [
    'ai-sales-agent-activity',
    'timesRecommended',
  ]),
  'resolution-completeness': quality('Share of tickets solved completely.', [
    'auto-qa',
    'averageResolutionCompletenessScore',
  ]),
  'resolution-time': support('Median time from the first message to the closing.', [
    'resolution-time',
    'medianResolutionTime',
  ]),
  'response-rate': satisfaction('Share of sent surveys that were answered.', ['satisfaction-surveys', 'responseRate']),
  'revenue-per-interaction': sales('Revenue for each conversation.', [
    'ai-sales-agent-activity',
    'revenuePerInteraction',
  ]),
  'reviewed-tickets': quality('Tickets that were rated.', ['auto-qa', 'ticketCount']),
  'satisfaction-score': satisfaction('Share of scores that are 4 or 5.', ['satisfaction-surveys', 'satisfactionScore']),
  'search-results': helpCenter('Searches by whether they found something.'),
  'search-terms-with-results-articles-clicked': helpCenter('Articles clicked, by search term.'),
  'search-terms-with-results-click-through-rate': helpCenter('Share of searches that led to a click, by term.'),
  'search-terms-with-results-search-count': helpCenter('Searches by term.'),
  searches: helpCenter('Searches in the help center.'),
  'sla-achievement-rate': sla('Share of tickets that met their SLA.', ['ticket-sla', 'slaAchievementRate']),
  'success-rate': automation('Share of its tickets the AI agent solved.', ['ai-agent-success-rate', 'successRate']),
  'surveys-sent': satisfaction('Surveys sent.', ['satisfaction-surveys', 'sentSurveysCount']),
  'ticket-handle-time-per-agent': agents('Average time on a ticket, by agent.', [
    'ticket-handle-time',
    'averageHandleTime',
    'agentId',
  ]),
  'tickets-replied': support('Tickets an agent answered in the period.', ['tickets-replied', 'ticketCount']),
  'tickets-replied-per-hour': agents('Tickets answered for each hour online.'),
  'tickets-with-achieved-slas': sla('Tickets by SLA status: those achieved.', ['ticket-sla', 'ticketCount', 'status']),
  'tickets-with-breached-slas': sla('Tickets by SLA status: those breached.', ['ticket-sla', 'ticketCount', 'status']),
  'time-saved-by-agent': automation('Average time automation saved an agent.', [
    'overall-time-saved-by-agent',
    'averageTimeSavedByAgent',
  ]),
  'top-performer-frt': agents('Agents by median first response time.', [
    'first-response-time',
    'medianFirstResponseTime',
    'agentId',
  ]),
  'top-performers-closed-tickets': agents('Agents by closed tickets.', ['tickets-closed', 'ticketCount', 'agentId']),
  'top-performers-csat': agents('Agents by average survey score.', [
    'satisfaction-surveys',
    'averageSurveyScore',
    'agentId',
  ]),
  'top-performers-resolution-time': agents('Agents by median resolution time.', [
    'resolution-time',
    'medianResolutionTime',
    'agentId',
  ]),
  'top-used-tags-all': tags('The most used tags, dated by the tagging.', ['tags', 'ticketCount', 'tagId']),
  'top-used-tags-all-created': tags('The most used tags, dated by the creation of the ticket.', [
    'tags',
    'ticketCount',
    'tagId',
  ]),
  'top-used-tags-all-created-trend': tags('The most used tags over time, dated by the creation of the ticket.', [
    'tags',
    'ticketCount',
    'tagId',
  ]),
  'top-used-tags-all-trend': tags('The most used tags over time.', ['tags', 'ticketCount', 'tagId']),
  'top-used-values': fields('The most used field values, dated by the change.', [
    'ticket-fields',
    'ticketCount',
    'customFieldValue',
  ]),
  'top-used-values-created': fields('The most used field values, dated by the creation of the ticket.', [
    'ticket-fields',
    'ticketCount',
    'customFieldValue',
  ]),
  'top-used-values-created-trend': fields(
    'The most used field values over time, dated by the creation of the ticket.',
    ['ticket-fields', 'ticketCount', 'customFieldValue'],
  ),
  'top-used-values-trend': fields('The most used field values over time.', [
    'ticket-fields',
    'ticketCount',
    'customFieldValue',
  ]),
  'total-calls': voice('All calls.', ['voice-calls', 'voiceCallsCount']),
  'total-sales': sales('Value of influenced orders.', ['ai-sales-agent-orders-performance', 'totalSalesAmount']),
  'unanswered-calls': voice('Inbound calls without an answer.', ['voice-calls-summary', 'unansweredVoiceCallsCount']),
  'unassigned-open-tickets': support('Open tickets nobody is assigned to.', ['tickets-open', 'ticketCount']),
  'wait-time-per-call': voice('How long each caller waited.', ['voice-calls', 'averageWaitTimeInSeconds']),
  'zero-touch-tickets': support('Tickets closed without an answer of an agent.', ['zero-touch-tickets', 'ticketCount']),
}
