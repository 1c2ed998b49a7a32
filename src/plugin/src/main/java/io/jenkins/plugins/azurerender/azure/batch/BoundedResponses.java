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
 * Reads each answer whole and no further than answers of Batch are long, follows links to the next page of a listing to
 * the account's own host alone, and gives up on a listing without end.
 */
final class BoundedResponses implements Interceptor {

    /** A page of a thousand tasks with all they may carry is less. */
    static final int MOST_BYTES = 64 << 20;

    /** What is longer is no error of Batch, and only its status is told. */
    static final int MOST_BYTES_OF_AN_ERROR = 64 << 10;

    /** Ten times what a job with ten million tasks has. */
    static final int MOST_PAGES = 100_000;

    private static final int MOST_LINKS = 64;
    private static final JsonFactory JSON = new JsonFactory();

    private final String host;
    private final int mostPages;

    /** How many pages came before the one that a link leads to. */
    private final Map<HttpUrl, Integer> depths = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<HttpUrl, Integer> eldest) {
            return size() > MOST_LINKS;
        }
    };

    BoundedResponses(String url, int mostPages) {
        this.host = HttpUrl.get(url).host();
        this.mostPages = mostPages;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        HttpUrl url = chain.request().url();
        if (!url.host().equals(host)) {
            throw new IOException("it sends on to " + url.host() + ", where no request of its account goes");
        }
        Response response = chain.proceed(chain.request());
        ResponseBody body = response.body();
        if (body == null) {
            return response;
        }
        boolean error = response.code() >= 400;
        int most = error ? MOST_BYTES_OF_AN_ERROR : MOST_BYTES;
        try (body) {
            BufferedSource source = body.source();
            boolean more = source.request(most + 1L);
            if (more && !error) {
                throw new IOException("it sent more than %d bytes at once".formatted(most));
            }
            byte[] content = more ? new byte[0] : source.readByteArray();
            ResponseBody whole = ResponseBody.create(body.contentType(), content);
            if (chain.request().method().equals("GET") && isJson(body)) {
                follow(url, content);
            }
            return response.newBuilder().body(whole).build();
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
            if (depth > mostPages || next.equals(url)) {
                throw new IOException("its listing does not end");
            }
            depths.put(next, depth);
        }
    }

    /** The link to the next page; empty without one. */
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
            return ""; // the SDK reports that it is not JSON
        }
    }
}
