// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { ReactNode } from 'react'

/** Drawn, never read aloud: what an icon means is always said in words too. */
export function Icon({
  children,
  size = 18,
  filled = false,
}: {
  children: ReactNode
  size?: number
  filled?: boolean
}) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill={filled ? 'currentColor' : 'none'}
      stroke={filled ? 'none' : 'currentColor'}
      strokeWidth={2}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  )
}

type Props = { size?: number }

export const ChatIcon = (props: Props) => (
  <Icon {...props}>
    <path d="M4 5h16a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1h-8l-5 4v-4H4a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1z" />
  </Icon>
)
export const KeyIcon = (props: Props) => (
  <Icon {...props}>
    <circle cx="8" cy="15" r="4" />
    <path d="M11 12l9-9M16 7l3 3" />
  </Icon>
)
export const HookIcon = (props: Props) => (
  <Icon {...props}>
    <circle cx="6" cy="17" r="3" />
    <circle cx="18" cy="17" r="3" />
    <circle cx="12" cy="6" r="3" />
    <path d="M9 17h6M10.5 8.6L7.5 14.4M13.5 8.6l3 5.8" />
  </Icon>
)
export const SettingsIcon = (props: Props) => (
  <Icon {...props}>
    <path d="M4 7h9M17 7h3M4 17h3M11 17h9" />
    <circle cx="15" cy="7" r="2" />
    <circle cx="9" cy="17" r="2" />
  </Icon>
)
export const PulseIcon = (props: Props) => (
  <Icon {...props}>
    <path d="M3 12h4l3-7 4 14 3-7h4" />
  </Icon>
)
export const ChartIcon = (props: Props) => (
  <Icon {...props}>
    <path d="M4 20V4M4 20h16M9 16v-4M13 16V8M17 16v-6" />
  </Icon>
)
export const SearchIcon = (props: Props) => (
  <Icon {...props}>
    <circle cx="11" cy="11" r="6" />
    <path d="m20 20-4.5-4.5" />
  </Icon>
)
export const BackIcon = (props: Props) => (
  <Icon {...props}>
    <path d="m14 6-6 6 6 6" />
  </Icon>
)
export const NextIcon = (props: Props) => (
  <Icon {...props}>
    <path d="m10 6 6 6-6 6" />
  </Icon>
)
export const SendIcon = (props: Props) => (
  <Icon {...props}>
    <path d="M4 12 20 5l-4 15-4-6z" />
  </Icon>
)
export const VerifiedIcon = (props: Props) => (
  <Icon {...props}>
    <path d="m5 12 5 5 9-10" />
  </Icon>
)
export const BotIcon = (props: Props) => (
  <Icon {...props}>
    <rect x="4" y="8" width="16" height="11" rx="3" />
    <path d="M12 8V4M9 13v1M15 13v1" />
  </Icon>
)
export const PersonIcon = (props: Props) => (
  <Icon {...props}>
    <circle cx="12" cy="8" r="4" />
    <path d="M4 21c1-5 4-7 8-7s7 2 8 7" />
  </Icon>
)
export const ClockIcon = (props: Props) => (
  <Icon {...props}>
    <circle cx="12" cy="12" r="8" />
    <path d="M12 8v4l3 2" />
  </Icon>
)
export const BagIcon = (props: Props) => (
  <Icon {...props}>
    <path d="M5 8h14l-1 12H6zM9 8a3 3 0 0 1 6 0" />
  </Icon>
)
export const DownIcon = (props: Props) => (
  <Icon {...props}>
    <path d="m6 10 6 6 6-6" />
  </Icon>
)
export const BookIcon = (props: Props) => (
  <Icon {...props}>
    <path d="M12 6c-2-1.5-5-2-8-2v14c3 0 6 .5 8 2 2-1.5 5-2 8-2V4c-3 0-6 .5-8 2zM12 6v14" />
  </Icon>
)
export const ListIcon = (props: Props) => (
  <Icon {...props}>
    <path d="M9 6h11M9 12h11M9 18h11M4 6h1M4 12h1M4 18h1" />
  </Icon>
)
export const BellIcon = (props: Props) => (
  <Icon {...props}>
    <path d="M6 10a6 6 0 0 1 12 0v4l2 3H4l2-3zM10 20a2 2 0 0 0 4 0" />
  </Icon>
)
