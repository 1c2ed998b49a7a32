package io.jenkins.plugins.azurerender.azure.batch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;

/**
 * Limits the size of responses, allows links to the next page of a listing only to the host of the account, and fails
 * if a listing does not end.
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

    private final String host;
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
        this.host = HttpUrl.get(url).host();
        this.maxPages = maxPages;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        HttpUrl url = chain.request().url();
        if (!url.host().equals(host)) {
            throw new IOException("it redirects to " + url.host() + ", which is not the host of the account");
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
                throw new IOException("it sent a response of more than %d bytes".formatted(max));
            }
            byte[] content = more ? new byte[0] : source.readByteArray();
            ResponseBody buffered = ResponseBody.create(body.contentType(), content);
            if (chain.request().method().equals("GET") && isJson(body)) {
                follow(url, content);
            }
            return response.newBuilder().body(buffered).build();
        }
    }

    private static boolean isJson(ResponseBody body) {
        MediaType type = body.contentType();
        return type != null && type.subtype().equals("json");
    }

    private void follow(HttpUrl url, byte[] content) throws IOException {
        HttpUrl next = HttpUrl.parse(nextLink(content));
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

    /** Returns the link to the next page, or an empty string. */
    private static String nextLink(byte[] content) {
        try (JsonParser json = JSON.createParser(content)) {
            json.nextToken();
            for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
                json.nextToken();
                if (field.equals("odata.nextLink")) {
                    return json.getValueAsString("");
                }
                json.skipChildren();
            }
            return "";
        } catch (IOException x) {
            return ""; // the SDK reports invalid JSON
        }
    }
}
