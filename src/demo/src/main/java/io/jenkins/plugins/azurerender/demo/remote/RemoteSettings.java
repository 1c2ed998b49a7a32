package io.jenkins.plugins.azurerender.demo.remote;

import io.jenkins.plugins.azurerender.demo.DemoException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;

/**
 * Which Jenkins, as whom, and how far to go there.
 *
 * @param user empty for nobody
 * @param secret the user's API token or password
 * @param mayRestart whether Jenkins may be restarted when it has another build of the plugin
 * @param minutes after which a build is given up
 */
public record RemoteSettings(String url, String user, String secret, boolean mayRestart, long minutes) {

    /**
     * Reads what was given to Maven, and for the user what Jenkins' own command line takes from the environment.
     *
     * @param given {@code url}, {@code user}, {@code token}, {@code restart} and {@code minutes}, each perhaps empty
     */
    public static RemoteSettings of(Map<String, String> given, Map<String, String> environment) throws DemoException {
        String url = given.get("url");
        try {
            URI address = new URI(url);
            if (address.getHost() == null
                    || !String.valueOf(address.getScheme()).startsWith("http")) {
                throw new URISyntaxException(url, "no http URL");
            }
        } catch (URISyntaxException e) {
            throw new DemoException(
                    "-Djenkins.url is the address of a Jenkins, as http://localhost:8080/, and not '" + url + "'.");
        }
        String minutes = given.getOrDefault("minutes", "");
        if (!minutes.matches("[1-9]\\d{0,4}")) {
            throw new DemoException("-Djenkins.minutes is a number of minutes, as 15, and not '" + minutes + "'.");
        }
        return new RemoteSettings(
                url,
                either(given.get("user"), environment.get("JENKINS_USER_ID")),
                either(given.get("token"), environment.get("JENKINS_API_TOKEN")),
                Boolean.parseBoolean(given.get("restart")),
                Long.parseLong(minutes));
    }

    private static String either(String given, String otherwise) {
        if (given != null && !given.isEmpty()) {
            return given;
        }
        return otherwise == null ? "" : otherwise;
    }
}
