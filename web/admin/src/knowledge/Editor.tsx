// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Alert, Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useBlocker } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { isProblem } from '../api/problem'
import type { Topic, TopicText } from '../api/types'
import { newCid } from '../live/cid'
import { useProblemText } from '../shell/useProblemText'
import { bodyOf, draftOf, faultsOf, isSame, longest, type Part, type Place, type Tongue, tongues } from './draft'
import classes from './KnowledgePage.module.css'
import { addTopic, readTopic, replaceTopic, topicsKey } from './queries'

type Props = { topic?: Topic; draft?: TopicText; close: (isSaved: boolean) => void }

/** One entry, both languages side by side; what is written is not lost without a question. */
export function Editor({ topic: given, draft: begun, close }: Props) {
  const t = useTranslations('knowledge')
  const problemText = useProblemText()
  const queries = useQueryClient()
  const [topic, setTopic] = useState(given)
  const [draft, setDraft] = useState(() => draftOf(given ?? begun))
  const [isTried, setTried] = useState(false)
  const [isLeaving, setLeaving] = useState(false)
  const [key] = useState(newCid)
  const faults = faultsOf(draft)
  const isChanged = !isSame(draft, draftOf(topic ?? begun))

  const save = useMutation({
    mutationFn: () => (topic ? replaceTopic(topic, bodyOf(draft)) : addTopic(bodyOf(draft), key)),
    onSuccess: async () => {
      close(true)
      await queries.invalidateQueries({ queryKey: topicsKey })
    },
  })
  const renew = useMutation({
    mutationFn: (id: string) => readTopic(id),
    onSuccess: (newer) => {
      setTopic(newer)
      setDraft(draftOf(newer))
      save.reset()
    },
  })
  useBlocker({
    shouldBlockFn: () => isChanged && !save.isSuccess && !window.confirm(t('leave')),
    enableBeforeUnload: () => isChanged && !save.isSuccess,
  })

  const leave = () => {
    if (isChanged && !isLeaving) setLeaving(true)
    else if (!isLeaving) close(false)
    else setLeaving(false)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const [first] = Object.keys(faults)
    if (first !== undefined) document.getElementsByName(first)[0]?.focus()
    else if (topic !== undefined && !isChanged) close(false)
    else save.mutate()
  }
  const field = (tongue: Tongue, part: Part) => {
    const place: Place = `${tongue}.${part}`
    const fault = faults[place]
    const isShown = fault === 'long' || (fault !== undefined && isTried)
    return {
      name: place,
      lang: tongue,
      label: t(`${part}Of`, { language: t(tongue) }),
      value: draft[place],
      error: isShown ? t(fault, { max: longest[part] }) : undefined,
      onChange: (event: { currentTarget: { value: string } }) => {
        setDraft({ ...draft, [place]: event.currentTarget.value })
        save.reset()
      },
    }
  }

  return (
    <Modal
      opened
      onClose={leave}
      size="60rem"
      centered
      closeOnClickOutside={!isChanged}
      title={t(topic ? 'editTitle' : 'addTitle')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <Text size="sm" c="dimmed">
            {t('editorHint')}
          </Text>
          <div className={classes.tongues}>
            {tongues.map((tongue) => (
              <fieldset key={tongue} className={classes.tongue}>
                <legend>{t(tongue)}</legend>
                <Textarea
                  autosize
                  minRows={2}
                  maxRows={4}
                  description={t('questionHint')}
                  data-autofocus={tongue === tongues[0] || undefined}
                  {...field(tongue, 'question')}
                />
                <Textarea autosize minRows={5} maxRows={12} {...field(tongue, 'answer')} />
              </fieldset>
            ))}
          </div>
          {save.isError && (
            <Alert color="red" role="alert">
              <Stack gap="xs" align="flex-start">
                {problemText(save.error)}
                {topic && isProblem(save.error, 'precondition_failed') && (
                  <Button size="xs" variant="default" loading={renew.isPending} onClick={() => renew.mutate(topic.id)}>
                    {t('newer')}
                  </Button>
                )}
              </Stack>
            </Alert>
          )}
          {isLeaving ? (
            <Alert color="orange" role="alert" title={t('leaveTitle')}>
              <Stack gap="xs">
                <Text size="sm">{t('leaveText')}</Text>
                <Group gap="sm">
                  <Button size="xs" autoFocus onClick={() => setLeaving(false)}>
                    {t('stay')}
                  </Button>
                  <Button size="xs" color="red" variant="outline" onClick={() => close(false)}>
                    {t('discard')}
                  </Button>
                </Group>
              </Stack>
            </Alert>
          ) : (
            <Group justify="flex-end" gap="sm">
              <Button variant="default" onClick={leave}>
                {t('cancel')}
              </Button>
              <Button type="submit" loading={save.isPending}>
                {t('save')}
              </Button>
            </Group>
          )}
        </Stack>
      </form>
    </Modal>
  )
}
