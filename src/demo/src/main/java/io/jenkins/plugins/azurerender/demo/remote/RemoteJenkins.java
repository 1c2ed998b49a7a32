package io.jenkins.plugins.azurerender.demo.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.azurerender.demo.DemoException;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/**
 * The remote API of one Jenkins, as one user. Crumbs are asked for and sent with the session they belong to, so a token,
 * a password and a Jenkins without security all do.
 */
final class RemoteJenkins {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final URI url;
    private final String user;
    private final String secret;
    private String crumbField = "";
    private String crumb = "";

    /**
     * @param url of Jenkins, with or without the last slash
     * @param user empty for nobody
     * @param secret the user's API token or password
     */
    RemoteJenkins(String url, String user, String secret) {
        this.url = URI.create(url.endsWith("/") ? url : url + "/");
        this.user = user;
        this.secret = secret;
    }

    URI url() {
        return url;
    }

    /** The user's name, or empty. */
    String user() {
        return user;
    }

    /** Asks for a crumb; call it first, and again after a restart. */
    void refreshCrumb() throws DemoException, InterruptedException {
        crumbField = "";
        Answer answer = get("crumbIssuer/api/json");
        if (!answer.isMissing()) { // missing: this Jenkins asks for none
            JsonNode issued = parse("crumbIssuer", answer);
            crumb = issued.path("crumb").asText();
            crumbField = issued.path("crumbRequestField").asText();
        }
    }

    /** Whatever Jenkins answers. */
    Answer get(String path) throws DemoException, InterruptedException {
        return send(request(path).GET().build());
    }

    /** What the API says at that path. */
    JsonNode json(String path) throws DemoException, InterruptedException {
        return parse(path, get(path));
    }

    /** Sends it, whatever Jenkins answers. */
    Answer post(String path, String type, byte[] body) throws DemoException, InterruptedException {
        BodyPublisher content = BodyPublishers.ofByteArray(body);
        HttpRequest.Builder request = request(path).header("Content-Type", type).POST(content);
        if (!crumbField.isEmpty()) {
            request.header(crumbField, crumb);
        }
        return send(request.build());
    }

    /** Posts XML, or nothing, and wants it taken. */
    Answer change(String path, String xml) throws DemoException, InterruptedException {
        return checked(path, post(path, "application/xml; charset=UTF-8", xml.getBytes(StandardCharsets.UTF_8)));
    }

    /** What a script prints in the script console. */
    String script(String groovy) throws DemoException, InterruptedException {
        String form = "script=" + URLEncoder.encode(groovy, StandardCharsets.UTF_8);
        Answer answer = post("scriptText", "application/x-www-form-urlencoded", form.getBytes(StandardCharsets.UTF_8));
        return checked("scriptText", answer).text().strip();
    }

    Answer checked(String path, Answer answer) throws DemoException {
        if (!answer.isGood()) {
            throw new DemoException(
                    "Jenkins at %s refused %s (HTTP %d%s).".formatted(url, path, answer.status(), reason(answer)));
        }
        return answer;
    }

    private static String reason(Answer answer) {
        String header = answer.header("X-Error");
        return header.isEmpty() ? "" : ": " + header;
    }

    private JsonNode parse(String path, Answer answer) throws DemoException {
        try {
            return JSON.readTree(checked(path, answer).body());
        } catch (IOException e) {
            throw new DemoException("Jenkins at %s answered %s with something else than JSON.".formatted(url, path));
        }
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url.resolve(path)).timeout(TIMEOUT);
        if (!user.isEmpty()) {
            byte[] login = (user + ":" + secret).getBytes(StandardCharsets.UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(login));
        }
        return request;
    }

    private Answer send(HttpRequest request) throws DemoException, InterruptedException {
        try {
            HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (HttpTimeoutException e) {
            throw new UnreachableException("Jenkins at " + url + " did not answer in time (" + request.uri() + ").");
        } catch (IOException e) {
            throw new UnreachableException("Nothing answers at " + url
                    + ": see that Jenkins runs and that -Djenkins.url is its address, as http://localhost:8080/.");
        }
    }
}
