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
 * Client of the Jenkins remote API. Sends crumbs with their session, so it works with an API token, a password, or
 * without security.
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
     * @param url of Jenkins, with or without a trailing slash
     * @param user empty for anonymous access
     * @param secret API token or password of the user
     */
    RemoteJenkins(String url, String user, String secret) {
        this.url = URI.create(url.endsWith("/") ? url : url + "/");
        this.user = user;
        this.secret = secret;
    }

    URI url() {
        return url;
    }

    /** Returns the user name, or "". */
    String user() {
        return user;
    }

    /** Requests a crumb; must be called first and after each restart. */
    void refreshCrumb() throws DemoException, InterruptedException {
        crumbField = "";
        JenkinsResponse response = get("crumbIssuer/api/json");
        if (!response.isMissing()) { // this Jenkins has no crumb issuer
            JsonNode issued = parse("crumbIssuer", response);
            crumb = issued.path("crumb").asText();
            crumbField = issued.path("crumbRequestField").asText();
        }
    }

    /** Returns the response, whatever its status. */
    JenkinsResponse get(String path) throws DemoException, InterruptedException {
        return send(request(path).GET().build());
    }

    /** Returns the JSON at a path. */
    JsonNode json(String path) throws DemoException, InterruptedException {
        return parse(path, get(path));
    }

    /** Posts a body and returns the response, whatever its status. */
    JenkinsResponse post(String path, String type, byte[] body) throws DemoException, InterruptedException {
        BodyPublisher content = BodyPublishers.ofByteArray(body);
        HttpRequest.Builder request = request(path).header("Content-Type", type).POST(content);
        if (!crumbField.isEmpty()) {
            request.header(crumbField, crumb);
        }
        return send(request.build());
    }

    /** Posts XML or an empty body; fails unless Jenkins accepts it. */
    JenkinsResponse change(String path, String xml) throws DemoException, InterruptedException {
        return checked(path, post(path, "application/xml; charset=UTF-8", xml.getBytes(StandardCharsets.UTF_8)));
    }

    /** Runs a script in the script console and returns its output. */
    String script(String groovy) throws DemoException, InterruptedException {
        String form = "script=" + URLEncoder.encode(groovy, StandardCharsets.UTF_8);
        JenkinsResponse response =
                post("scriptText", "application/x-www-form-urlencoded", form.getBytes(StandardCharsets.UTF_8));
        return checked("scriptText", response).text().strip();
    }

    JenkinsResponse checked(String path, JenkinsResponse response) throws DemoException {
        if (!response.isSuccess()) {
            throw new DemoException(
                    "Jenkins at %s rejected %s (HTTP %d%s).".formatted(url, path, response.status(), reason(response)));
        }
        return response;
    }

    private static String reason(JenkinsResponse response) {
        String header = response.header("X-Error");
        return header.isEmpty() ? "" : ": " + header;
    }

    private JsonNode parse(String path, JenkinsResponse response) throws DemoException {
        try {
            return JSON.readTree(checked(path, response).body());
        } catch (IOException e) {
            throw new DemoException("Jenkins at %s responded to %s with invalid JSON.".formatted(url, path));
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

    private JenkinsResponse send(HttpRequest request) throws DemoException, InterruptedException {
        try {
            HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
            return new JenkinsResponse(response.statusCode(), response.headers(), response.body());
        } catch (HttpTimeoutException e) {
            throw new UnreachableException("Jenkins at " + url + " did not respond in time (" + request.uri() + ").");
        } catch (IOException e) {
            throw new UnreachableException(
                    "Cannot connect to Jenkins at " + url
                            + ". Check that Jenkins is running and that -Djenkins.url is its URL, such as http://localhost:8080/.");
        }
    }
}
