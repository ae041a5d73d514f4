// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.catalogue.file;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import sohbet.persistence.catalogue.Language;
import sohbet.persistence.catalogue.Listing.Text;
import sohbet.persistence.catalogue.Listing.Unit;

/** The units goods are sold in, by their codes and what people write for them. */
final class Units {
    private static final BigDecimal TENTH = new BigDecimal("0.1");
    private static final Map<String, Unit> KNOWN = Map.of(
            "piece", Unit.PIECE,
            "kg", new Unit("kg", new Text("kg", "kg"), TENTH, 3),
            "g", new Unit("g", new Text("g", "g"), BigDecimal.ONE),
            "m", new Unit("m", new Text("metre", "metre"), TENTH, 2),
            "m2", new Unit("m2", new Text("m²", "m²"), TENTH, 2),
            "l", new Unit("l", new Text("litre", "litre"), TENTH, 2),
            "pack", new Unit("pack", new Text("paket", "pack"), BigDecimal.ONE),
            "pair", new Unit("pair", new Text("çift", "pair"), BigDecimal.ONE));
    private static final Map<String, String> ALSO = Map.ofEntries(
            Map.entry("adet", "piece"),
            Map.entry("pcs", "piece"),
            Map.entry("kilo", "kg"),
            Map.entry("kilogram", "kg"),
            Map.entry("gram", "g"),
            Map.entry("gr", "g"),
            Map.entry("metre", "m"),
            Map.entry("meter", "m"),
            Map.entry("mt", "m"),
            Map.entry("metrekare", "m2"),
            Map.entry("litre", "l"),
            Map.entry("liter", "l"),
            Map.entry("lt", "l"),
            Map.entry("paket", "pack"),
            Map.entry("cift", "pair"));

    private Units() {}

    /** A unit by any of its names; one that is not known is called what the file calls it. */
    static Unit named(String name) {
        if (name.isEmpty()) return Unit.PIECE;
        String bare = Language.folded(name).toLowerCase(Locale.ROOT).replace('²', '2');
        String code = ALSO.getOrDefault(bare, bare);
        return KNOWN.getOrDefault(code, new Unit(Names.id(code), Text.both(name), BigDecimal.ONE));
    }
}
