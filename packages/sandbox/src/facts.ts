/** How sure we are: seen on the wire, documented, reported by the help centre or by working clients, or our own choice. */
const certainties = ['recorded', 'docs', 'help', 'client', 'guess'] as const
type Certainty = (typeof certainties)[number]

export interface Fact {
  /** What the real service does, in a sentence. */
  readonly says: string
  readonly sure: Certainty
  /** Why the sandbox does not do so yet; the test of such a fact is expected to fail. */
  readonly gap?: string
}

/** How the sandbox promises to behave like Gorgias. Each has a test that cites its id. */
export const facts = {
  'platform.basic-and-bearer': { says: 'An API key by Basic and a token by Bearer both open the API.', sure: 'docs' },
  'platform.wrong-credentials': {
    says: 'Missing or wrong credentials answer 401 with error.msg beginning "401 Unauthorized".',
    sure: 'client',
  },
  'platform.unknown-query-key': {
    says: 'An unknown query key is refused with 400 and "Unknown field.".',
    sure: 'client',
  },
  'platform.unknown-body-key': { says: 'An unknown body key is refused with 400.', sure: 'docs' },
  'platform.missing-field': {
    says: 'A missing field answers 400 with "Missing data for required field.", nested like the body.',
    sure: 'docs',
  },
  'platform.limit-above-100': { says: 'A limit above 100 answers 400 with "Must be at most 100.".', sure: 'client' },
  'platform.slashes': { says: 'Double and trailing slashes are accepted without a redirect.', sure: 'recorded' },
  'platform.wrong-method': { says: 'A known path with another method answers 405.', sure: 'docs' },
  'platform.unknown-path': { says: 'An unknown path answers 404 with "Resource not found.".', sure: 'docs' },
  'platform.headers': {
    says: 'Every answer has a request id, a release and JSON as its type, even without a body.',
    sure: 'recorded',
  },
  'platform.rate-header': {
    says: 'Every answer says how full the bucket is as used/limit: 40 for keys, 80 for apps.',
    sure: 'recorded',
  },
  'platform.rate-429': {
    says: 'A full bucket answers 429 with Retry-after in seconds, and drains evenly.',
    sure: 'docs',
  },
  'platform.datetimes': {
    says: 'Datetimes are printed with microseconds and offset, whole seconds without a fraction.',
    sure: 'recorded',
  },
  'platform.datetimes-in': {
    says: 'Datetimes with Z, an offset or neither are accepted; neither means UTC.',
    sure: 'recorded',
  },
  'platform.datetimes-impossible': {
    says: 'A day that does not exist, such as February 30, is refused with 400.',
    sure: 'guess',
  },
  'platform.roles': { says: 'What a role does not allow answers 403.', sure: 'docs' },
  'platform.write-back': {
    says: 'What is read can be written back: keys that the same object shows are ignored or accepted, others are refused.',
    sure: 'client',
  },
  'messages.people.envelope': {
    says: 'A message without sender finds its people in the envelope, and the ticket its subject in the first message.',
    sure: 'client',
  },
  'messages.people.ticket': {
    says: 'A message without sender and envelope is from the customer of its ticket, on channel api too.',
    sure: 'client',
  },
  'events.survey-skipped.channel': {
    says: 'A ticket closed on a channel that gets no survey records survey-skipped with no user.',
    sure: 'recorded',
  },
  'events.updated-twice': {
    says: 'Where a customer opens a ticket or writes on a closed one, ticket-updated comes twice.',
    sure: 'recorded',
  },
  'events.tags-of-nobody': {
    says: 'Events of tags replaced or removed at /tickets/{id}/tags have no user; those of added tags do.',
    sure: 'recorded',
  },
  'events.bulk-contexts': {
    says: 'Tags deleted together record one event each, each with its own context.',
    sure: 'recorded',
  },
  'views.slug': { says: 'A view without slug gets one from its name.', sure: 'guess' },
  'views.customers': {
    says: 'Customers are listed by the condition of a customer view; a view of tickets is refused with 400.',
    sure: 'guess',
  },
  'customers.external-id-once': { says: 'An external_id in use answers 409.', sure: 'client' },
  'customers.channels-replace-email': { says: 'channels replaces the e-mail address, too.', sure: 'client' },
  'tickets.tags-by-id': { says: 'The body of a ticket takes tags by id, too.', sure: 'client' },
  'platform.scopes': { says: 'A missing scope answers 403 and is named.', sure: 'recorded' },
  'lists.envelope': {
    says: 'A list is wrapped as data, object, uri and meta; without a query the uri ends in a question mark.',
    sure: 'recorded',
  },
  'lists.cursor': {
    says: 'Cursors are base64 of direction, sort value and id; the last page has none.',
    sure: 'recorded',
  },
  'lists.cursor-stable': {
    says: 'Rows that appear during paging neither repeat nor hide others.',
    sure: 'recorded',
  },
  'lists.malformed-cursor': { says: 'A malformed cursor answers 400.', sure: 'docs' },
  'lists.total-resources': {
    says: 'Some lists have total_resources, always null; others lack the key.',
    sure: 'recorded',
  },
  'lists.page-numbers': { says: 'page and per_page are unknown fields since 2022-08-01.', sure: 'guess' },
  'tickets.create.shape': {
    says: 'A created ticket answers 201 with messages, requester and without custom_fields.',
    sure: 'recorded',
  },
  'tickets.create.customer': {
    says: 'An unknown sender becomes a customer with a preferred e-mail channel.',
    sure: 'recorded',
  },
  'tickets.create.datetimes': {
    says: 'The ticket and its first message have the same created_datetime, to the microsecond.',
    sure: 'recorded',
  },
  'tickets.create.tags': { says: 'Unknown tag names in a ticket body are created.', sure: 'guess' },
  'tickets.create.language': { says: 'The language is null at first and detected a moment later.', sure: 'recorded' },
  'tickets.close.stamps': { says: 'Closing sets closed_datetime; closing again does not change it.', sure: 'recorded' },
  'tickets.reopen': { says: 'Opening clears closed_datetime and snooze_datetime.', sure: 'guess' },
  'tickets.reopen-by-customer': { says: 'A customer message on a closed ticket opens it.', sure: 'guess' },
  'tickets.snooze': {
    says: 'A snoozed ticket is closed until its time, then open and no longer snoozed.',
    sure: 'guess',
  },
  'tickets.trashed-listed': { says: 'Trashed tickets are listed unless trashed=false.', sure: 'docs' },
  'tickets.tags-replace': {
    says: 'tags in a ticket body replace the whole list; the sub-resource adds, sets and removes.',
    sure: 'client',
  },
  'tickets.auto-merge': {
    says: 'Where auto-merge is on, a customer’s new ticket is merged ten seconds later into their latest open one with a message within the window.',
    sure: 'guess',
  },
  'tickets.merge': {
    says: 'A merge leaves one ticket with all messages and tags; the other is deleted with its id.',
    sure: 'guess',
  },
  'tickets.delete': { says: 'A deleted ticket answers 404, its customer stays.', sure: 'client' },
  'tickets.assign': { says: 'An id assigns, null unassigns; an unknown id is refused.', sure: 'docs' },
  'tickets.events': {
    says: 'Closing and renaming records ticket-updated, ticket-closed and ticket-subject-updated in one context.',
    sure: 'recorded',
  },
  'tickets.custom-fields': {
    says: 'Field values go in as a list and come out as a map; choices and types are checked.',
    sure: 'recorded',
  },
  'tickets.custom-fields-bulk': {
    says: 'The bulk write of values replaces the set, and refuses to drop a managed value.',
    sure: 'client',
  },
  'tickets.unread': { says: 'A ticket is unread after creation and after each customer message.', sure: 'recorded' },
  'messages.outgoing-later': {
    says: 'An outgoing message answers with sent_datetime null and is sent a moment later.',
    sure: 'recorded',
  },
  'messages.import': { says: 'A message with sent_datetime is only stored.', sure: 'docs' },
  'messages.incoming-sent': {
    says: 'A customer message has sent_datetime equal to created_datetime.',
    sure: 'recorded',
  },
  'messages.failed': {
    says: 'A message that cannot be sent gets failed_datetime and last_sending_error, and the ticket shows it.',
    sure: 'recorded',
  },
  'messages.chat-undelivered': {
    says: 'A chat line without widget, receiver and address is accepted and never sent.',
    sure: 'client',
  },
  'messages.note': { says: 'An internal note is never public, and refused without a sender.', sure: 'docs' },
  'messages.foreign-from': { says: 'An e-mail from an address that has no integration is refused.', sure: 'client' },
  'messages.via-channel': { says: 'Posting on the channel gorgias_chat is refused.', sure: 'client' },
  'messages.attachments-null': {
    says: 'Missing attachments are shown as null, never as an empty list.',
    sure: 'recorded',
  },
  'messages.delete': {
    says: 'Deleting the only message leaves count 0, excerpt null and the dates as they were.',
    sure: 'recorded',
  },
  'messages.paged': { says: 'The list of one ticket counts its pages, oldest first.', sure: 'recorded' },
  'messages.update-people': {
    says: 'A change of sender or receiver finds or makes the person as a new message does; null removes them.',
    sure: 'guess',
  },
  'messages.other-ticket': { says: 'A message asked for under another ticket is not found.', sure: 'guess' },
  'customers.name': {
    says: 'firstname is the first word of name and lastname the last; what is between is in neither.',
    sure: 'recorded',
  },
  'customers.email-lower': {
    says: 'E-mail addresses are stored in lower case, and taken from the first e-mail channel.',
    sure: 'recorded',
  },
  'customers.taken': { says: 'An address of another customer answers 409.', sure: 'docs' },
  'customers.channels-replace': { says: 'channels replaces the whole list.', sure: 'client' },
  'customers.list-item': { says: 'List items have no channels and no integrations.', sure: 'recorded' },
  'customers.merge': {
    says: 'A merge moves tickets and channels to the target; the source answers 301 with the address of the target.',
    sure: 'docs',
  },
  'customers.merge-events': {
    says: 'A merge records customer-deleted for the source, then customer-merged for the target.',
    sure: 'recorded',
  },
  'customers.data': {
    says: 'Data of an app is stored under its id; an older version is ignored without an error.',
    sure: 'docs',
  },
  'customers.delete': { says: 'Tickets of a deleted customer stay, without a customer.', sure: 'guess' },
  'tags.case': { says: 'Names of tags are case-sensitive; a name in use answers 409.', sure: 'guess' },
  'tags.merge': { says: 'Tickets of a merged tag get the target; the source answers 404.', sure: 'docs' },
  'tags.rename-events': {
    says: 'Renaming records tag-updated and then tag-renamed with its own context.',
    sure: 'recorded',
  },
  'tags.usage': { says: 'usage is counted in the background.', sure: 'recorded' },
  'tags.used': {
    says: 'A tag used by a macro or rule cannot be deleted; a view that uses it is deactivated.',
    sure: 'docs',
  },
  'fields.required-type': { says: 'The list of custom fields needs an object type.', sure: 'docs' },
  'fields.archive': { says: 'Fields are archived, never deleted; the list shows both by default.', sure: 'recorded' },
  'views.system': { says: 'A new account has eight system views that cannot be deleted.', sure: 'recorded' },
  'views.filter': {
    says: 'Items are those that match the filter; trashed and spam tickets are left out unless it names them.',
    sure: 'guess',
  },
  'views.bad-filter': { says: 'A filter that does not parse answers 400.', sure: 'guess' },
  'views.current-user': {
    says: 'One view shows each caller their own tickets; its text stays as written.',
    sure: 'recorded',
  },
  'views.items-paging': { says: 'Items page with next_items addresses and without object or uri.', sure: 'recorded' },
  'views.search': {
    says: 'View 0 takes an inline view with filters and search, and answers 202 with items.',
    sure: 'docs',
  },
  'views.order': { says: 'The order of a view wins over order_by of the ticket list.', sure: 'client' },
  'views.sharing': { says: 'Only its owner sees a private view.', sure: 'docs' },
  'rules.run': {
    says: 'Rules run on what happens, in order of priority, and record rule-executed with no user.',
    sure: 'docs',
  },
  'rules.unknown-action': { says: 'Unknown actions are stored untouched and skipped.', sure: 'guess' },
  'rules.loop': { says: 'Rules that trigger each other stop after a while.', sure: 'guess' },
  'rules.priorities': {
    says: 'New priorities answer 202 with a bare list of all rules; a bare list is refused.',
    sure: 'recorded',
  },
  'rules.bad-code': { says: 'A program that does not parse answers 400.', sure: 'guess' },
  'macros.stored': {
    says: 'Actions are stored as sent; an action without type comes back without it.',
    sure: 'recorded',
  },
  'macros.archive': { says: 'Archiving answers 207 with one result for each id.', sure: 'docs' },
  'jobs.update': { says: 'A job changes many tickets and counts its progress.', sure: 'docs' },
  'jobs.triggers': {
    says: 'What a job changes triggers rules and webhooks, in the name of the user who created the job.',
    sure: 'guess',
  },
  'jobs.cancel': { says: 'A job that has not started is canceled and stays listed.', sure: 'recorded' },
  'jobs.horizon': { says: 'A job more than 60 minutes ahead is refused.', sure: 'docs' },
  'jobs.export': { says: 'An export ends with a file that can be downloaded.', sure: 'guess' },
  'surveys.one-each': { says: 'A ticket has one survey; a second answers 409.', sure: 'guess' },
  'surveys.whose': {
    says: 'A survey belongs to a ticket and a customer that exist, also after a change; those deleted later stay named.',
    sure: 'guess',
  },
  'surveys.partial': { says: 'A change of a survey is partial.', sure: 'recorded' },
  'surveys.auto': {
    says: 'A closed ticket gets a survey where the setting is on; a refusal is logged with its reasons.',
    sure: 'recorded',
  },
  'events.pair': { says: 'object_type and object_id go together.', sure: 'client' },
  'events.range': { says: 'Events can be asked for by range, types and users.', sure: 'docs' },
  'users.zero': { says: 'User 0 is the caller, for reading and changing.', sure: 'client' },
  'users.absolute-uri': { says: 'The uri of a user is absolute.', sure: 'recorded' },
  'users.owner': { says: 'The owner of the account can be neither deleted nor demoted.', sure: 'docs' },
  'users.old-fields': { says: 'channels, customer, data and roles in a user body are refused.', sure: 'docs' },
  'teams.members': { says: 'members replaces the list; tickets of a deleted team lose it.', sure: 'docs' },
  'settings.one-each': { says: 'There is one setting of each type; a change replaces its data.', sure: 'docs' },
  'integrations.only-http': { says: 'Only webhooks can be created; headers and secret are never shown.', sure: 'docs' },
  'integrations.name': { says: 'A change needs the name.', sure: 'docs' },
  'webhooks.context': { says: 'The form {{context}} sends the whole ticket and message.', sure: 'client' },
  'webhooks.loopback-only': {
    says: 'Nothing is called outside this machine unless its host was named.',
    sure: 'guess',
  },
  'webhooks.retry': {
    says: 'A 5xx is retried three times; 100 failures in a row switch the webhook off.',
    sure: 'help',
  },
  'webhooks.notes-too': { says: 'ticket-message-created fires for internal notes and agents, too.', sure: 'client' },
  'files.upload': { says: 'An upload answers a bare list; a private file needs credentials.', sure: 'docs' },
  'search.kinds': { says: 'Search finds ten kinds of objects, and no tickets.', sure: 'client' },
  'oauth.flow': {
    says: 'Consent, code, token, refresh and revocation work; the refresh token does not rotate.',
    sure: 'docs',
  },
  'oauth.code-once': { says: 'A code can be used once.', sure: 'recorded' },
  'reporting.tickets': {
    says: 'Created, closed, open and replied tickets are counted by what happened in the period.',
    sure: 'guess',
  },
  'reporting.counting': {
    says: 'Spam and trash are in no report, and an internal note is not a message.',
    sure: 'guess',
  },
  'reporting.first-response': {
    says: 'The first response time runs in seconds from the first customer message to the sending of the first answer.',
    sure: 'guess',
  },
  'reporting.human-first-response': {
    says: 'The human first response time leaves out what rules and bots sent.',
    sure: 'guess',
  },
  'reporting.response': {
    says: 'A response time runs from the first message without an answer, and every answer has one.',
    sure: 'guess',
  },
  'reporting.resolution': {
    says: 'The resolution time runs from the first message to the closing; a ticket opened again has none.',
    sure: 'guess',
  },
  'reporting.touches': {
    says: 'A one-touch ticket is closed with one answer of an agent, a zero-touch ticket with none.',
    sure: 'guess',
  },
  'reporting.surveys': {
    says: 'The satisfaction score is the share of 4 and 5 among all scores, in percent, as the response rate is.',
    sure: 'guess',
  },
  'reporting.tags': { says: 'Tags are counted by ticket, dated by the moment of tagging.', sure: 'client' },
  'reporting.ticket-fields': { says: 'The report of field values must be filtered by customFieldId.', sure: 'client' },
  'reporting.voice-calls': {
    says: 'Calls are counted by direction and ending; waiting ends and talking begins with the answer.',
    sure: 'guess',
  },
  'reporting.filters': {
    says: 'Filters take agents, teams, channels, scores, tags and field values; ids go as numbers or text.',
    sure: 'docs',
  },
  'reporting.period': {
    says: 'A period is mandatory, includes its start, excludes its end and spans at most 366 days.',
    sure: 'client',
  },
  'reporting.refusals': {
    says: 'Unknown scopes, measures, dimensions, members, wrong operators and zones answer 400 with the field.',
    sure: 'client',
  },
  'reporting.refusals-list-words': {
    says: 'The refusal of an unknown measure lists the measures there are.',
    sure: 'client',
  },
  'reporting.zone': {
    says: 'Dates without an offset and buckets belong to the timezone of the query, summer time included.',
    sure: 'docs',
  },
  'reporting.buckets': {
    says: 'Buckets are hour, day, week from Monday and month; they print their start without an offset.',
    sure: 'guess',
  },
  'reporting.order': {
    says: 'Rows come oldest bucket first, then greatest measure, unless an order is asked; null is last.',
    sure: 'guess',
  },
  'reporting.pages': { says: 'A page has 30 rows unless limit says otherwise, up to 10000.', sure: 'docs' },
  'reporting.nothing': {
    says: 'A total of nothing is one row of zeros and nulls; groups of nothing have no rows.',
    sure: 'guess',
  },
  'reporting.unknowable': {
    says: 'Reports on SLAs, ratings and AI agents answer as an account without them does.',
    sure: 'guess',
  },
  'statistics.overview': {
    says: 'The overview has eight figures, each with its change against the period just before.',
    sure: 'recorded',
  },
  'statistics.others': { says: 'Each figure is also a separate statistic; tables are lists of rows.', sure: 'guess' },
  'statistics.download': { says: 'A statistic downloads as CSV with its header first.', sure: 'docs' },
  'statistics.period': {
    says: 'A statistic without a period, or with one that ends too early, answers 400.',
    sure: 'client',
  },
  'statistics.unknown': {
    says: 'An unknown statistic answers 400 saying that it does not exist.',
    sure: 'client',
  },
  'metric-cards.list': {
    says: 'Metric cards can be searched by category, status and text; deprecated ones are hidden.',
    sure: 'docs',
  },
  'metric-cards.get': { says: 'A card names the report behind its metric; an unknown slug answers 404.', sure: 'docs' },
  'metric-cards.askable': { says: 'The report and measure that a card names can be queried.', sure: 'guess' },
} as const satisfies Record<string, Fact>
export type FactId = keyof typeof facts
