// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A mail server that answers as it is told to, and remembers what it was told. */
final class ScriptedSmtp implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Map<String, String> answers;
    private final @Nullable SSLContext tls;
    final List<String> lines = new CopyOnWriteArrayList<>();

    /**
     * @param answers what a command is answered, by its first word; others are answered that all is well
     * @param tls what it offers with STARTTLS; null for nothing
     */
    ScriptedSmtp(Map<String, String> answers, @Nullable SSLContext tls) throws IOException {
        this.answers = answers;
        this.tls = tls;
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return socket.getLocalPort();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                Socket one = socket.accept();
                Thread.ofVirtual().start(() -> talk(one));
            } catch (IOException over) {
                return;
            }
        }
    }

    private void talk(Socket one) {
        try (one) {
            say(one, "220 scripted");
            converse(one, tls != null);
        } catch (IOException over) {
            // The other side has gone.
        }
    }

    private void converse(Socket one, boolean offersTls) throws IOException {
        var reader = new BufferedReader(new InputStreamReader(one.getInputStream(), StandardCharsets.UTF_8));
        boolean isData = false;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            lines.add((one instanceof SSLSocket ? "sealed " : "") + line);
            if (isData) {
                if (!line.equals(".")) continue;
                isData = false;
                say(one, "250 taken");
                continue;
            }
            String word = line.split(" ")[0].toUpperCase(java.util.Locale.ROOT);
            if (word.equals("STARTTLS") && tls != null) {
                say(one, "220 go on");
                var sealed = (SSLSocket) tls.getSocketFactory().createSocket(one, null, one.getPort(), true);
                sealed.setUseClientMode(false);
                converse(sealed, false);
                return;
            }
            String answer = answers.get(word);
            if (answer != null) say(one, answer);
            else if (word.equals("EHLO")) say(one, offersTls ? "250-scripted\r\n250 STARTTLS" : "250 scripted");
            else if (word.equals("DATA")) say(one, "354 go on");
            else if (word.equals("QUIT")) say(one, "221 bye");
            else say(one, "250 ok");
            isData = word.equals("DATA") && answer == null;
        }
    }

    private static void say(Socket one, String line) throws IOException {
        one.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        one.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
