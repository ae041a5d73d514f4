// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { components } from './schema'

type Schemas = components['schemas']

export type Me = Schemas['Me']
export type Role = Schemas['Role']
export type Kpi = Schemas['Kpi']
export type Owner = Schemas['Owner']
export type Product = Schemas['Product']
export type ChatEvent = Schemas['Event']
export type SessionRow = Schemas['SessionRow']
export type SessionView = Schemas['SessionView']
export type SessionStatus = Schemas['SessionStatus']
export type Message = SessionView['messages'][number]
export type Interaction = SessionView['interactions'][number]
export type Purchase = SessionView['purchases'][number]
export type Settings = Schemas['Settings']
export type SettingsPatch = Schemas['SettingsPatch']
export type ProblemBody = Schemas['Problem']
