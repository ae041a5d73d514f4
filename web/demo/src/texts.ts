// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

export const texts = {
  tr: {
    shop: 'Mağaza',
    skip: 'İçeriğe geç',
    lead: 'Aradığınızı sohbete sorun: “kırmızı ayakkabı var mı?” diye yazmanız yeter.',
    ask: 'Sohbette sor',
    all: 'Bütün ürünler',
    inStock: 'Stokta',
    outOfStock: 'Stokta yok',
    was: 'Önceki fiyat',
    choose: 'Seçenek',
    order: 'Sipariş ver',
    ordered: '{order} numaralı siparişiniz alındı ({total}). Bu bir deneme mağazasıdır; para çekilmedi.',
    fromChat: 'Sohbetten geldiniz. Konuşmanız sağ alttaki düğmede sizi bekliyor.',
    missing: 'Böyle bir ürün yok.',
    language: 'Dil',
    demo: 'Sohbet için bir deneme mağazası. Buradaki hiçbir şey satılık değildir.',
  },
  en: {
    shop: 'Shop',
    skip: 'Skip to content',
    lead: 'Ask the chat for what you want: “do you have red shoes?” is enough.',
    ask: 'Ask in the chat',
    all: 'All products',
    inStock: 'In stock',
    outOfStock: 'Out of stock',
    was: 'Before',
    choose: 'Option',
    order: 'Order',
    ordered: 'Your order {order} was placed ({total}). This is a demo shop; nothing was charged.',
    fromChat: 'You came from the chat. Your conversation waits in the button at the bottom right.',
    missing: 'There is no such product.',
    language: 'Language',
    demo: 'A demo shop for Sohbet. Nothing here is for sale.',
  },
}

export type Locale = keyof typeof texts
export type Texts = (typeof texts)['tr']
