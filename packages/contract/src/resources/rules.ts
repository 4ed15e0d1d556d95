import { idsIn } from '../chosen.ts'
import { del, get, post, put, resource } from '../operation.ts'
import { arrayOf, nothing, one, pagesOf } from '../paging.ts'
import { CreateRuleRequest, ListRulesQuery, Rule, RulePrioritiesRequest, UpdateRuleRequest } from '../schemas/rules.ts'

export const rules = resource('rules', {
  list: get('/rules', {
    id: 'list-rules',
    summary: 'List rules',
    effect: 'read',
    repeat: 'safe',
    scopes: ['rules:read'],
    query: ListRulesQuery,
    reply: pagesOf(Rule),
  }),
  create: post('/rules', {
    id: 'create-rule',
    summary: 'Add a rule',
    effect: 'write',
    reaches: ['words'],
    repeat: 'unsafe',
    scopes: ['rules:write'],
    role: 'agent',
    body: CreateRuleRequest,
    reply: one(Rule),
  }),
  get: get('/rules/{id}', {
    id: 'get-rule',
    summary: 'Show one rule',
    effect: 'read',
    repeat: 'safe',
    scopes: ['rules:read'],
    reply: one(Rule),
  }),
  update: put('/rules/{id}', {
    id: 'update-rule',
    summary: 'Change, pause or resume a rule',
    effect: 'write',
    reaches: ['words'],
    repeat: 'safe',
    scopes: ['rules:write'],
    role: 'agent',
    body: UpdateRuleRequest,
    reply: one(Rule),
  }),
  delete: del('/rules/{id}', {
    id: 'delete-rule',
    summary: 'Delete a rule',
    effect: 'destroy',
    reaches: ['words'],
    repeat: 'until-gone',
    scopes: ['rules:write'],
    role: 'agent',
    reply: nothing,
  }),
  setPriorities: post('/rules/priorities', {
    id: 'update-rules-priorities',
    summary: 'Change the order in which rules run',
    effect: 'write',
    reaches: ['words'],
    chooses: ({ priorities }) => ({ kind: 'rule', ids: idsIn(priorities) }),
    repeat: 'safe',
    scopes: ['rules:write'],
    role: 'agent',
    body: RulePrioritiesRequest,
    reply: arrayOf(Rule),
    status: 202,
  }),
})
