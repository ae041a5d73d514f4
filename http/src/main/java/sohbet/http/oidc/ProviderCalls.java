// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.oidc;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What is asked of an issuer, bounded in time and size and sent where it is meant to go and nowhere else. The library's own client
 * knows no bound of size and follows redirects. It blocks: for virtual threads.
 */
final class ProviderCalls implements AutoCloseable {
    private static final int LARGEST = 256 * 1024;

    private final HttpClient client;
    private final Duration patience;

    ProviderCalls(Duration patience) {
        this.patience = patience;
        client = HttpClient.newBuilder()
                .connectTimeout(patience)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** Fails when the answer is anything but 200. */
    Resource read(URI address) throws IOException {
        var response = answered(request(address).GET());
        if (response.statusCode() != 200) throw new IOException("answered " + response.statusCode());
        return new Resource(
                new String(response.body(), StandardCharsets.UTF_8),
                response.headers().firstValue("Content-Type").orElse(null));
    }

    Resource read(URL address) throws IOException {
        try {
            return read(address.toURI());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    /** A request of the library's, whatever is answered. */
    HTTPResponse send(HTTPRequest asked) throws IOException {
        return asked.send((ReadOnlyHTTPRequest given) -> {
            var request = request(given.getURI());
            given.getHeaderMap().forEach((name, values) -> values.forEach(value -> request.header(name, value)));
            var body = given.getBody();
            request.method(
                    given.getMethod().name(),
                    body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
            var answer = answered(request);
            var response = new HTTPResponse(answer.statusCode());
            answer.headers()
                    .firstValue("Content-Type")
                    .ifPresent(type -> response.setHeader("Content-Type", new String[] {type}));
            response.setBody(new String(answer.body(), StandardCharsets.UTF_8));
            return response;
        });
    }

    private HttpRequest.Builder request(URI address) throws IOException {
        if (!ProviderSettings.isSafe(address)) throw new IOException("an address that is not https");
        return HttpRequest.newBuilder(address).timeout(patience).setHeader("Accept", "application/json");
    }

    /** The client's own time ends with the headers. */
    private HttpResponse<byte[]> answered(HttpRequest.Builder request) throws IOException {
        var asked = client.sendAsync(
                request.build(), HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), LARGEST));
        try {
            return asked.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw new IOException(failed.getCause());
        } catch (TimeoutException late) {
            asked.cancel(true);
            throw new IOException("no answer in time", late);
        } catch (InterruptedException e) {
            asked.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
