// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Alert, Button, Group, Modal, NativeSelect, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { ApiKey, MadeApiKey } from '../api/types'
import { useProblemText } from '../shell/useProblemText'
import { type Overlap, overlaps } from './draft'
import { rotateKey } from './queries'

type Props = { apiKey: ApiKey; made: (made: MadeApiKey) => void; close: () => void }

export function RotateKey({ apiKey, made, close }: Props) {
  const t = useTranslations('keys')
  const problemText = useProblemText()
  const [overlap, setOverlap] = useState<Overlap>('day')
  const rotate = useMutation({ mutationFn: () => rotateKey(apiKey, overlaps[overlap]), onSuccess: made })
  return (
    <Modal opened onClose={close} title={t('rotateTitle')} centered closeButtonProps={{ 'aria-label': t('close') }}>
      <Stack gap="sm">
        <Text size="sm">{t('rotateText', { name: apiKey.name })}</Text>
        <NativeSelect
          label={t('overlapFor')}
          value={overlap}
          onChange={(event) => setOverlap(event.currentTarget.value as Overlap)}
          data={(Object.keys(overlaps) as Overlap[]).map((value) => ({ value, label: t(`overlaps.${value}`) }))}
        />
        {rotate.isError && (
          <Alert color="orange" role="alert" p="xs">
            {problemText(rotate.error)}
          </Alert>
        )}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={close}>
            {t('cancel')}
          </Button>
          <Button loading={rotate.isPending} onClick={() => rotate.mutate()}>
            {t('rotate')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
