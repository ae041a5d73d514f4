// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.catalogue.file;

import java.text.Normalizer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/** Texts as they stand in files, made fit to be kept: nothing PostgreSQL refuses, no padding, no markup. */
final class Cells {
    private Cells() {}

    /** Less control characters and what spreadsheets pad with; a byte order mark can stand in any cell. */
    static String clean(String given) {
        var kept = new StringBuilder(given.length());
        for (int i = 0; i < given.length(); ) {
            int point = given.codePointAt(i);
            i += Character.charCount(point);
            if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) kept.append('\uFFFD');
            else if (point == '\n' || point == '\t') kept.append((char) point);
            else if (point == '\u00A0') kept.append(' ');
            else if (point != '\uFEFF' && Character.getType(point) != Character.CONTROL) kept.appendCodePoint(point);
        }
        return Normalizer.normalize(kept, Normalizer.Form.NFC).strip();
    }

    /** Cleaned, in one line. */
    static String line(String given) {
        return clean(given).replaceAll("\\s+", " ");
    }

    /** What a reader would see of HTML: its text, a line for each block; plain text stays as it is. */
    static String plain(String html) {
        if (html.indexOf('<') < 0 && html.indexOf('&') < 0) return clean(html);
        var text = new StringBuilder();
        NodeTraversor.traverse(new Visible(text), Jsoup.parseBodyFragment(html).body());
        return clean(text.toString()
                .replaceAll("[ \\t\\u00A0]*\\n[ \\t\\u00A0]*", "\n")
                .replaceAll("\\n{3,}", "\n\n"));
    }

    private record Visible(StringBuilder text) implements NodeVisitor {
        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode words) {
                String said = words.text();
                boolean begins = text.isEmpty() || text.charAt(text.length() - 1) == '\n';
                text.append(begins ? said.stripLeading() : said);
            } else if (node instanceof Element element && breaks(element)) newLine();
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element && (element.isBlock() || element.nameIs("li"))) newLine();
        }

        private static boolean breaks(Element element) {
            return element.isBlock() || element.nameIs("br") || element.nameIs("li");
        }

        private void newLine() {
            if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') text.append('\n');
        }
    }
}
