// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Alert, Button, TextInput, Title, VisuallyHidden } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useMe } from '../access/me'
import { may } from '../access/permission'
import { Withheld } from '../access/Withheld'
import type { Channel } from '../api/types'
import { Empty, ListFailed, ListLoading, NothingFits } from '../sessions/ListStates'
import { ChatIcon, SearchIcon } from '../shell/icons'
import { useTitle } from '../shell/useTitle'
import { ChannelEditor } from './ChannelEditor'
import { ChannelRow } from './ChannelRow'
import classes from './Channels.module.css'
import { ChannelTexts } from './ChannelTexts'
import { channelsQuery } from './queries'
import { RemoveChannel } from './RemoveChannel'

/** Where the shop is written to beside its pages: seen by everybody, changed by admins. */
export function ChannelsPage() {
  return (
    <ChannelTexts>
      <Channels />
    </ChannelTexts>
  )
}

function Channels() {
  const t = useTranslations()
  const me = useMe()
  const mayChange = may(me, 'addChannel')
  const query = useQuery(channelsQuery)
  const [words, setWords] = useState('')
  const [edited, setEdited] = useState<Channel | 'new'>()
  const [removed, setRemoved] = useState<Channel>()
  useTitle(t('channels.title'))
  const all = query.data?.items ?? []
  const wanted = words.trim().toLocaleLowerCase()
  const shown = all.filter(({ name, account, numbers }) =>
    [name, account, ...numbers].join(' ').toLocaleLowerCase().includes(wanted),
  )
  const add = mayChange ? (
    <Button onClick={() => setEdited('new')}>{t('channels.add')}</Button>
  ) : (
    <Withheld operation="addChannel">{t('channels.add')}</Withheld>
  )
  return (
    <div className={classes.page}>
      <div className={classes.head}>
        <div>
          <Title order={1} size="h3">
            {t('channels.title')}
          </Title>
          <p className={classes.hint}>{t('channels.lead')}</p>
        </div>
        {add}
      </div>
      <Alert color="blue">{t('channels.later')}</Alert>
      {!mayChange && <Alert color="blue">{t('channels.readOnly', { role: t(`role.${me.role}`) })}</Alert>}
      {query.isPending && <ListLoading />}
      {query.isError && (
        <ListFailed title={t('channels.errorTitle')} error={query.error} again={() => void query.refetch()} />
      )}
      {all.length > 0 && (
        <TextInput
          type="search"
          aria-label={t('channels.search')}
          placeholder={t('channels.searchHint')}
          leftSection={<SearchIcon />}
          maxLength={100}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
      )}
      <VisuallyHidden role="status">
        {query.isSuccess ? t('channels.shown', { count: shown.length }) : ''}
      </VisuallyHidden>
      {shown.length > 0 && (
        <ul className={classes.list} aria-label={t('channels.caption')}>
          {shown.map((channel) => (
            <ChannelRow
              key={`${channel.id} ${channel.version}`}
              channel={channel}
              mayChange={mayChange}
              edit={() => setEdited(channel)}
              remove={() => setRemoved(channel)}
            />
          ))}
        </ul>
      )}
      {query.isSuccess && all.length === 0 && (
        <Empty icon={<ChatIcon size={36} />} title={t('channels.emptyTitle')} text={t('channels.emptyText')} />
      )}
      {all.length > 0 && shown.length === 0 && (
        <NothingFits
          title={t('channels.noMatchTitle')}
          text={t('channels.noMatchText')}
          act={t('channels.clear')}
          clear={() => setWords('')}
        />
      )}
      {edited !== undefined && (
        <ChannelEditor {...(edited === 'new' ? {} : { channel: edited })} close={() => setEdited(undefined)} />
      )}
      {removed !== undefined && <RemoveChannel channel={removed} close={() => setRemoved(undefined)} />}
    </div>
  )
}
