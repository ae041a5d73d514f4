// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { components, paths } from './schema'

export type {
  Health,
  Kpi,
  MessageView,
  Owner,
  Product,
  SessionEvent,
  SessionRow,
  SessionView,
  Times,
} from '../../../protocol/frames'

import type { SessionView } from '../../../protocol/frames'

type Schemas = components['schemas']

export type Me = Schemas['Me']
export type Role = Schemas['Role']
export type Settings = Schemas['Settings']
export type SettingsPatch = Schemas['SettingsPatch']
export type ProblemBody = Schemas['Problem']

export type Channel = Schemas['Channel']
export type ChannelKind = Schemas['ChannelKind']
export type NewChannel = Schemas['NewChannel']
export type ChannelPatch = Schemas['ChannelPatch']
export type Webhook = Schemas['Webhook']
export type MadeWebhook = Schemas['MadeWebhook']
export type NewWebhook = Schemas['NewWebhook']
export type WebhookPatch = Schemas['WebhookPatch']
export type Delivery = Schemas['Delivery']
export type DeliveryWhole = Schemas['DeliveryWhole']
export type DeliveryStatus = Schemas['DeliveryStatus']
export type ApiKey = Schemas['ApiKey']
export type MadeApiKey = Schemas['MadeApiKey']
export type NewApiKey = Schemas['NewApiKey']
export type Scope = Schemas['Scope']
export type OwnSession = Schemas['OwnSession']
export type MfaBegun = Schemas['MfaBegun']

export type User = Schemas['User']
export type UserSession = Schemas['UserSession']
export type NewUser = Schemas['NewUser']
export type UserPatch = Schemas['UserPatch']
export type BulkResult = Schemas['BulkResults']['results'][number]

export type Merchant = Schemas['Merchant']
export type NewMerchant = Schemas['NewMerchant']
export type MerchantPatch = Schemas['MerchantPatch']
export type InstallationOwner = Schemas['Owners']['items'][number]
export type Seat = Schemas['Seats']['items'][number]
export type WidgetKeys = Schemas['WidgetKeys']

export type Topic = Schemas['Knowledge']
export type TopicText = Schemas['KnowledgeText']
export type Trial = Schemas['Trial']

export type Summary = Schemas['Summary']
export type Funnel = Schemas['Funnel']
export type IntentCounts = Schemas['IntentCounts']
export type TopProducts = Schemas['TopProducts']

export type SandboxClock = Schemas['SandboxClock']
export type RequestLimits = Schemas['RequestLimits']

export type AuditEntry = Schemas['AuditEntry']
export type AuditOutcome = Schemas['AuditOutcome']

type NoticePage = paths['/notifications']['get']['responses'][200]['content']['application/json']

/** A notification; named apart from the browser's own. */
export type Notice = NoticePage['items'][number]
export type Severity = Notice['severity']
export type Preferences = paths['/notifications/preferences']['get']['responses'][200]['content']['application/json']
export type NoticeType = Preferences['types'][number]['type']

export type SessionStatus = SessionView['status']
export type Interaction = SessionView['interactions'][number]
export type CartChange = SessionView['cart_changes'][number]
export type Purchase = SessionView['purchases'][number]
