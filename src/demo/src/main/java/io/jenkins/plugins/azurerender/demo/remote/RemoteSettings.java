package io.jenkins.plugins.azurerender.demo.remote;

import io.jenkins.plugins.azurerender.demo.DemoException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;

/**
 * Settings for the demo on a running Jenkins.
 *
 * @param user empty for anonymous access
 * @param secret API token or password of the user
 * @param mayRestart whether Jenkins may be restarted to replace another build of the plugin
 * @param minutes time limit of a build
 */
public record RemoteSettings(String url, String user, String secret, boolean mayRestart, long minutes) {

    /**
     * Creates settings from Maven properties; user and token default to the environment variables of the Jenkins CLI.
     *
     * @param options {@code url}, {@code user}, {@code token}, {@code restart} and {@code minutes}, each possibly empty
     */
    public static RemoteSettings of(Map<String, String> options, Map<String, String> environment) throws DemoException {
        String url = options.get("url");
        try {
            URI address = new URI(url);
            if (address.getHost() == null
                    || !String.valueOf(address.getScheme()).startsWith("http")) {
                throw new URISyntaxException(url, "not an HTTP URL");
            }
        } catch (URISyntaxException e) {
            throw new DemoException(
                    "Invalid -Djenkins.url: expected a URL such as http://localhost:8080/, not '" + url + "'.");
        }
        String minutes = options.getOrDefault("minutes", "");
        if (!minutes.matches("[1-9]\\d{0,4}")) {
            throw new DemoException("Invalid -Djenkins.minutes: expected a number such as 15, not '" + minutes + "'.");
        }
        return new RemoteSettings(
                url,
                firstNonEmpty(options.get("user"), environment.get("JENKINS_USER_ID")),
                firstNonEmpty(options.get("token"), environment.get("JENKINS_API_TOKEN")),
                Boolean.parseBoolean(options.get("restart")),
                Long.parseLong(minutes));
    }

    private static String firstNonEmpty(String options, String fallback) {
        if (options != null && !options.isEmpty()) {
            return options;
        }
        return fallback == null ? "" : fallback;
    }
}
