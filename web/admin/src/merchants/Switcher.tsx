// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Modal } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { MerchantTexts } from './MerchantTexts'
import { Seats } from './Seats'

/** The choice of another shop, over the page one is at. */
export function Switcher({ close }: { close: () => void }) {
  return (
    <MerchantTexts>
      <Choice close={close} />
    </MerchantTexts>
  )
}

function Choice({ close }: { close: () => void }) {
  const t = useTranslations('switcher')
  const navigate = useNavigate()
  return (
    <Modal opened onClose={close} title={t('title')} centered closeButtonProps={{ 'aria-label': t('close') }}>
      <Seats
        entered={() => {
          close()
          // What the page was about is the other shop's.
          void navigate({ to: '/' })
        }}
      />
    </Modal>
  )
}
