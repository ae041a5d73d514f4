// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.merchant;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import sohbet.http.edge.Problem;
import sohbet.http.edge.Text;
import sohbet.persistence.merchant.Hours;

/** Opening hours as they come in: they fit their schema, and are looked at for what no schema says. */
record HoursBody(JsonNode body) {
    Hours hours() {
        return new Hours(week(), holidays());
    }

    private Map<String, List<Hours.Span>> week() {
        Map<String, List<Hours.Span>> week = new TreeMap<>();
        body.path("week").properties().forEach(day -> week.put(day.getKey(), spans(day.getKey(), day.getValue())));
        return week;
    }

    private static List<Hours.Span> spans(String day, JsonNode given) {
        List<Hours.Span> spans = new ArrayList<>();
        given.forEach(span -> spans.add(
                new Hours.Span(span.path("from").asText(), span.path("to").asText())));
        spans.sort(Comparator.comparing(Hours.Span::from));
        String last = "";
        for (Hours.Span span : spans) {
            if (span.to().compareTo(span.from()) <= 0 || span.from().compareTo(last) < 0)
                throw Problem.invalid("/hours/week/" + day, span.from() + "–" + span.to() + "?")
                        .thrown();
            last = span.to();
        }
        return spans;
    }

    private List<Hours.Holiday> holidays() {
        List<Hours.Holiday> holidays = new ArrayList<>();
        var seen = new TreeSet<String>();
        body.path("holidays").forEach(holiday -> {
            String date = holiday.path("date").asText();
            if (seen.add(day(date)))
                holidays.add(new Hours.Holiday(
                        date, Text.clean(holiday.path("name").asText("")).strip()));
        });
        holidays.sort(Comparator.comparing(Hours.Holiday::date));
        return holidays;
    }

    private static String day(String date) {
        try {
            return LocalDate.parse(date).toString();
        } catch (DateTimeException e) {
            throw Problem.invalid("/hours/holidays", date + "?").thrown();
        }
    }
}
