// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.chat;

import java.util.List;
import java.util.Map;
import sohbet.engine.chat.Rules;

/** What the chat needs to know of a merchant: who it is and what its settings are just now. */
public record Shop(
    String merchant,
    String name,
    String currency,
    List<String> locales,
    String locale,
    Map<String, String> greetings,
    String secret,
    Rules rules) {
  /** The entity of one of its sessions. */
  public String entity(String session) {
    return merchant + "~" + session;
  }

  /** What the shop says first; empty when it says nothing. */
  String greetingIn(String language) {
    return greetings.getOrDefault(language, greetings.getOrDefault(locale, ""));
  }

  /** The shop's language that fits best what a browser says, for example {@code tr-TR}. */
  public String localeFor(String wanted) {
    String language = wanted.split("[-_]", 2)[0].toLowerCase(java.util.Locale.ROOT);
    return locales.contains(language) ? language : locale;
  }
}
