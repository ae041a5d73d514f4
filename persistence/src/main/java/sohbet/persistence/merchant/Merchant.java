// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.merchant;

import java.time.ZoneId;
import java.util.List;
import sohbet.engine.chat.Rules;

/**
 * A shop that sells by talking.
 *
 * @param zone where its day begins and ends
 * @param publicKey what its pages carry, {@code sohbet_pk_…}
 * @param hmacSecret what its own server vouches for customers with
 * @param version counts the changes of its settings
 */
public record Merchant(
    String id,
    String name,
    ZoneId zone,
    String currency,
    List<String> locales,
    String defaultLocale,
    String publicKey,
    String hmacSecret,
    MerchantSettings settings,
    long version) {

  public Merchant {
    locales = List.copyOf(locales);
  }

  /** What its chat sessions are held to. */
  public Rules rules() {
    return new Rules(settings.dailyViewLimit(), settings.messagesPerMinute(), settings.idle(), zone);
  }

  public Merchant with(MerchantSettings changed, ZoneId changedZone) {
    return new Merchant(id, name, changedZone, currency, locales, defaultLocale, publicKey, hmacSecret, changed, version);
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "merchant " + id + " v" + version;
  }
}
