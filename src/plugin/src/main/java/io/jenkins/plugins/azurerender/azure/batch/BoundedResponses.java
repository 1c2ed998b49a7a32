package io.jenkins.plugins.azurerender.azure.batch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;

/**
 * Limits the size of responses, allows links to the next page of a listing only to the origin of the account (scheme,
 * host and port), and fails if a listing does not end.
 */
final class BoundedResponses implements Interceptor {

    /** More than a page of 1000 tasks has. */
    static final int MAX_BYTES = 64 << 20;

    /** Longer bodies of errors are ignored. */
    static final int MAX_BYTES_OF_ERROR = 64 << 10;

    /** Ten times the number of pages for ten million tasks. */
    static final int MAX_PAGES = 100_000;

    private static final int MAX_LINKS = 64;
    private static final JsonFactory JSON = new JsonFactory();

    private final HttpUrl base;
    private final int maxPages;

    /** The number of pages before the page of a link. */
    private final Map<HttpUrl, Integer> depths = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<HttpUrl, Integer> eldest) {
            return size() > MAX_LINKS;
        }
    };

    BoundedResponses(String url, int maxPages) {
        this.base = HttpUrl.get(url);
        this.maxPages = maxPages;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        HttpUrl url = chain.request().url();
        if (!isOfAccount(url)) {
            throw new IOException("it redirects to %s://%s:%s, which is not the origin of the account"
                    .formatted(url.scheme(), url.host(), url.port()));
        }
        Response response = chain.proceed(chain.request());
        ResponseBody body = response.body();
        if (body == null) {
            return response;
        }
        boolean error = response.code() >= 400;
        int max = error ? MAX_BYTES_OF_ERROR : MAX_BYTES;
        try (body) {
            BufferedSource source = body.source();
            boolean more = source.request(max + 1L);
            if (more && !error) {
                throw new IOException("it sent a response of more than %s bytes".formatted(max));
            }
            byte[] content = more ? new byte[0] : source.readByteArray();
            ResponseBody buffered = ResponseBody.create(body.contentType(), content);
            if (chain.request().method().equals("GET")) {
                // As the SDK does, whatever type and character set the response has.
                follow(url, new String(content, StandardCharsets.UTF_8));
            }
            return response.newBuilder().body(buffered).build();
        }
    }

    private boolean isOfAccount(HttpUrl url) {
        return url.scheme().equals(base.scheme()) && url.host().equals(base.host()) && url.port() == base.port();
    }

    private void follow(HttpUrl url, String content) throws IOException {
        String link = nextLink(content);
        HttpUrl next = link.isEmpty() ? null : base.resolve(link); // as the client of the SDK resolves it
        if (next == null) {
            return;
        }
        synchronized (depths) {
            int depth = depths.getOrDefault(url, 0) + 1;
            if (depth > maxPages || next.equals(url)) {
                throw new IOException("its listing does not end");
            }
            depths.put(next, depth);
        }
    }

    /** Returns the link to the next page, or an empty string. The SDK follows the last one if there are several. */
    private static String nextLink(String content) {
        String link = "";
        try (JsonParser json = JSON.createParser(content)) {
            json.nextToken();
            for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
                json.nextToken();
                if (field.equals("odata.nextLink")) {
                    link = json.getValueAsString("");
                }
                json.skipChildren();
            }
            return link;
        } catch (IOException x) {
            return ""; // the SDK reports invalid JSON
        }
    }
}
